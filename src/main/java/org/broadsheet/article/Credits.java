package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.broadsheet.editorial.StoredJson;

/**
 * What is said of those who made an article beyond which authors they are, as JSON in {@code article.credits}. The
 * authors themselves are in {@code article_author}, whose positions leave room for the guests among them.
 *
 * <p>Roles are kept here by the author's id, not in {@code article_author}: a node of an earlier version writes those
 * rows anew when it saves an article, and would forget them.
 *
 * @param roles by an author's id; whoever is not in it wrote the article
 * @param guests in their order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Credits(Map<UUID, ContributorRole> roles, List<Guest> guests) {

    private static final Credits NONE = new Credits(Map.of(), List.of());

    public Credits {
        roles = roles == null ? Map.of() : Map.copyOf(roles);
        guests = guests == null ? List.of() : List.copyOf(guests);
    }

    /**
     * A contributor without a page.
     *
     * @param position among all contributors, from 0
     * @param kind null for a person
     * @param role null for an author
     * @param url may be null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Guest(int position, String name, ContributorKind kind, ContributorRole role, String url) {}

    /** An author and the position among all contributors. */
    public record Placed<A>(UUID id, int position, A author) {}

    /** Reads a value of the column. */
    public static Credits read(String json) {
        return json == null ? NONE : StoredJson.read(json, Credits.class);
    }

    /** The value of the column; null if there is nothing to say. */
    public String write() {
        return equals(NONE) ? null : StoredJson.write(this);
    }

    /**
     * All contributors in their order.
     *
     * @param authors the article's, by position
     * @param ofAuthor makes one of an author and the role, which is null for those who wrote it
     */
    public <A, C> List<C> inOrder(
            List<Placed<A>> authors, BiFunction<A, ContributorRole, C> ofAuthor, Function<Guest, C> ofGuest) {
        List<C> all = new ArrayList<>(authors.size() + guests.size());
        List<Guest> waiting = new ArrayList<>(guests);
        waiting.sort(Comparator.comparingInt(Guest::position));
        for (Placed<A> author : authors) {
            while (!waiting.isEmpty() && waiting.get(0).position() <= author.position()) {
                all.add(ofGuest.apply(waiting.remove(0)));
            }
            all.add(ofAuthor.apply(author.author(), roles.get(author.id())));
        }
        waiting.forEach(guest -> all.add(ofGuest.apply(guest)));
        return all;
    }
}
