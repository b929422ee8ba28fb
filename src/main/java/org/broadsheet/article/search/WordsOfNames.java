package org.broadsheet.article.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.words.NormalizedText;
import org.broadsheet.words.Token;

/**
 * The words of the names of sections, tags (of their synonyms too), authors and summaries, normalized as those of
 * articles are. They are made a moment after a name was written, by whichever node comes first; a trigger forgets those
 * of a name that changes.
 */
@ApplicationScoped
public class WordsOfNames {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int AT_ONCE = 500;

    /**
     * A kind of things with names.
     *
     * @param table also the kind's word in search results
     * @param name SQL for the text to be found by
     */
    private record Kind(String table, String name) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("section", "name"),
            new Kind("tag", "name || ' ' || array_to_string(synonyms, ' ')"),
            new Kind("author", "name"),
            new Kind("summary", "headline || ' ' || excerpt"));

    private final Database database;
    private Ticker ticker;

    WordsOfNames(Database database) {
        this.database = database;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("search-names", PAUSE, this::catchUp);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    /** Makes the words of all names that have none. */
    public void catchUp() {
        for (Kind kind : KINDS) {
            int made = AT_ONCE;
            while (made == AT_ONCE) {
                made = QuarkusTransaction.requiringNew().call(() -> make(kind));
            }
        }
    }

    private record Named(UUID id, String name) {}

    /** Uses the index {@code <kind>_without_search_words}. */
    private int make(Kind kind) {
        List<Named> names = database.list(
                Sql.of("select id, " + kind.name() + " as name from " + kind.table())
                        .add("where search_words is null limit ? for update skip locked", AT_ONCE),
                row -> new Named(Database.id(row, "id"), row.getString("name")));
        List<Object[]> made = new ArrayList<>();
        names.forEach(
                one -> made.add(new Object[] {NormalizedText.of(one.name()).forName(), one.id()}));
        database.batch("update " + kind.table() + " set search_words = ? where id = ?", made);
        return names.size();
    }

    /**
     * The condition that a name has, for each word of a text, a word that begins like it. A name without words yet is
     * matched as it is written.
     *
     * @param name the name's column
     */
    public static Sql match(NormalizedText text, String name) {
        Sql sql = Sql.of("");
        for (Token token : text.tokens()) {
            List<String> spellings = token.words().size() == 1 ? token.spellings() : List.of();
            for (String word : token.words()) {
                List<String> patterns = new ArrayList<>(List.of("% " + word + "%"));
                spellings.forEach(spelling -> patterns.add("% " + spelling + "%"));
                sql.add("and coalesce(search_words, ' ' || lower(" + name + ")) like any (?)", patterns);
            }
        }
        return sql;
    }
}
