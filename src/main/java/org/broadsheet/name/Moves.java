package org.broadsheet.name;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Door;

/** Answers requests that name a thing by a former slug. */
@ApplicationScoped
public class Moves {

    /** Where the slug begins in {@code /<plural>/<slug>}: a page of the reading pages. */
    private static final int SEGMENTS_BEFORE_SLUG = 1;

    private final PublicReads database;
    private final FormerNames names;
    private final CurrentVertxRequest request;

    Moves(PublicReads database, CurrentVertxRequest request) {
        this.database = database;
        this.names = new FormerNames(database);
        this.request = request;
    }

    /** The current slug of the public thing that has this slug, or had it before. */
    public Optional<String> current(Kind kind, String slug) {
        return database.first(
                Sql.of(kind.sql("select a.slug from %1$s a where a.slug = ? and %2$s union all select a.slug "), slug)
                        .add(FormerNames.moved(kind))
                        .add("and f.slug = ?", slug),
                row -> row.getString("slug"));
    }

    /** The public thing of this slug; ends the request with 308 if it moved, with 404 if there is none. */
    public <T> T find(Kind kind, String slug, Function<String, Optional<T>> bySlug) {
        return find(kind, slug, Moved.REDIRECT, bySlug);
    }

    /**
     * The same, but a slug that the thing had before may be answered with the thing itself.
     *
     * @param bySlug finds the public thing that has a slug now
     */
    public <T> T find(Kind kind, String slug, Moved moved, Function<String, Optional<T>> bySlug) {
        Optional<T> found = bySlug.apply(slug);
        if (found.isEmpty()) {
            String now = Optional.ofNullable(names.of(kind, List.of(slug)).get(slug))
                    .map(FormerNames.Now::slug)
                    .orElseThrow(() -> Problem.notFound().exception());
            if (moved == Moved.REDIRECT) {
                throw to(kind, slug, now);
            }
            found = bySlug.apply(now);
        }
        return found.orElseThrow(() -> Problem.notFound().exception());
    }

    /** 308 (RFC 9110, section 15.4.9) to the request's own address with another slug: suffix and query stay. */
    public ProblemException to(Kind kind, String former, String current) {
        HttpServerRequest incoming = request.getCurrent().request();
        String path = request.getCurrent().normalizedPath();
        int begin = 0;
        int segments = SEGMENTS_BEFORE_SLUG
                + Door.of(path).map(door -> door.root().split("/").length - 1).orElse(0);
        for (int i = 0; i <= segments; i++) {
            begin = path.indexOf('/', begin) + 1;
        }
        String query = incoming.query();
        String address = path.substring(0, begin)
                + current
                + path.substring(begin + former.length())
                + (query == null ? "" : '?' + query);
        return Problem.of(ProblemType.MOVED, "The " + kind.word() + "'s slug is " + current + " now.")
                .exception(Map.of("Location", address));
    }
}
