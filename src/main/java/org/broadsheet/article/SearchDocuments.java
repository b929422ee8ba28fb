package org.broadsheet.article;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.words.Languages;
import org.broadsheet.words.NormalText;

/**
 * The documents that searches look into: the words of each article and where it belongs. They are made a moment after an
 * article is saved, by whichever node comes first, so that neither editors nor imports wait for it.
 */
@ApplicationScoped
public class SearchDocuments {

    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Between two batches of what comes in bulk, while it does. */
    private static final Duration WALK = Duration.ofSeconds(2);

    /** Of what is due, everything. */
    private static final String ANY = "true";

    private static final int AT_ONCE = 100;
    private static final int COUNTED = 1_000;
    static final int LONGEST_TERM = 40;
    static final int SHORTEST_MENDED = 4;

    private static final String STORE = """
            insert into article_search (article_id, uses_counted, headline, document)
                select made.id, made.counted, made.headline || made.places || array_to_tsvector(?),
                    setweight(made.headline, 'A') || setweight(made.standfirst, 'B') || made.body || made.places
                from (select ?::uuid as id, ?::boolean as counted, to_tsvector(?::regconfig, ?) as headline,
                    to_tsvector(?::regconfig, ?) as standfirst, to_tsvector(?::regconfig, ?) as body,
                    array_to_tsvector(?) as places) made
            on conflict (article_id) do update
                set uses_counted = excluded.uses_counted, headline = excluded.headline, document = excluded.document
            """;

    /** Times only move back, and who has used a word a thousand times need not be counted further. */
    private static final String STORE_TERM = """
            insert into search_term (term, public_at, uses, shortened) values (?, ?, ?, ?)
            on conflict (term) do update set public_at = least(search_term.public_at, excluded.public_at),
                uses = least(1000, search_term.uses + excluded.uses)
            where search_term.public_at > excluded.public_at or search_term.uses < 1000
            """;

    private final Database database;
    private final AtomicInteger bulks = new AtomicInteger();
    private volatile long waiting;
    private Instant nextOfBulk = Instant.EPOCH;
    private Ticker ticker;

    SearchDocuments(Database database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("broadsheet.search.waiting", () -> waiting)
                .description("Saves whose words search does not know yet, counted up to 1,000")
                .register(meters);
    }

    /**
     * Says that these articles' words are to be made, in the caller's transaction.
     *
     * @param bulk whether they may wait until those of all others are made
     */
    void due(Collection<UUID> articles, boolean bulk) {
        database.update(Sql.of("insert into search_due (article_id, bulk) select unnest(?), ?", articles, bulk));
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("search-words", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    void work() {
        waiting = database.first(
                        Sql.of("select count(*) from (select 1 from search_due limit ?) due", COUNTED),
                        row -> row.getLong(1))
                .orElseThrow();
        if (waiting == 0) {
            return;
        }
        makeAll("not d.bulk");
        if (bulks.get() == 0) {
            makeAll(ANY);
        } else if (Instant.now().isAfter(nextOfBulk)) {
            make(ANY);
            nextOfBulk = Instant.now().plus(WALK);
        }
    }

    private void makeAll(String which) {
        int made = AT_ONCE;
        while (made == AT_ONCE && (bulks.get() == 0 || !which.equals(ANY))) {
            made = make(which);
        }
    }

    /**
     * While articles come in by the thousand: until it is closed this node makes their words at a walk, and leaves them
     * the processors.
     */
    @FunctionalInterface
    public interface Bulk {

        void close();
    }

    /** Says that a bulk of articles is coming in. */
    public Bulk bulk() {
        bulks.incrementAndGet();
        return bulks::decrementAndGet;
    }

    /** Makes the words of everything that is due now. */
    public void catchUp() {
        int made = AT_ONCE;
        while (made == AT_ONCE) {
            made = make(ANY);
        }
    }

    private record Saved(
            UUID id,
            String headline,
            String standfirst,
            String language,
            Body body,
            Instant publicAt,
            boolean isPublic,
            boolean counted,
            List<String> places) {}

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                Database.id(row, "id"),
                row.getString("headline"),
                row.getString("standfirst"),
                row.getString("language"),
                Body.fromJson(row.getString("blocks")),
                Database.instant(row, "public_at"),
                row.getBoolean("is_public"),
                row.getBoolean("counted"),
                SearchPlaces.of(
                        Database.instant(row, "published_at"),
                        Database.id(row, "section_id"),
                        List.of((UUID[]) row.getArray("tags").getArray()),
                        List.of((UUID[]) row.getArray("authors").getArray()),
                        row.getString("language")));
    }

    /** A word that the public can read: from when, and how often. */
    private record Use(Instant since, int count) {

        Use and(Use other) {
            return new Use(since.isBefore(other.since) ? since : other.since, count + other.count);
        }
    }

    private int make(String which) {
        return QuarkusTransaction.requiringNew().call(() -> makeDue(which));
    }

    private int makeDue(String which) {
        List<Saved> due = database.list(
                // An article that somebody writes just now waits for the next time: who deletes one locks it first and
                // what is due of it then, and two that wait for each other are ended by PostgreSQL.
                Sql.of(
                                "with taken as materialized (select d.id from search_due d join article a on a.id = d.article_id")
                        .add("where " + which)
                        .add(
                                "order by d.bulk, d.id limit ? for key share of a skip locked for update of d skip locked),",
                                AT_ONCE)
                        .add("due as (delete from search_due where id in (select id from taken) returning article_id)")
                        .add("select distinct on (a.id) a.id, a.headline, a.standfirst, a.language, a.section_id,")
                        .add("a.published_at, a.public_at, b.blocks,")
                        .add("coalesce(" + Visibility.of("a") + ", false) as is_public,")
                        .add(
                                "exists (select 1 from article_search z where z.article_id = a.id and z.uses_counted) as counted,")
                        .add("array(select x.tag_id from article_tag x where x.article_id = a.id) as tags,")
                        .add("array(select x.author_id from article_author x where x.article_id = a.id) as authors")
                        .add("from due join article a on a.id = due.article_id")
                        .add("join article_body b on b.article_id = a.id"),
                SearchDocuments::saved);
        List<Object[]> documents = new ArrayList<>();
        // In one order on every node, so that none waits for another that waits for it.
        Map<String, Use> uses = new TreeMap<>();
        for (Saved one : due) {
            String configuration = Languages.configuration(one.language());
            String standfirst = one.standfirst() == null ? "" : one.standfirst();
            documents.add(new Object[] {
                SearchPlaces.beginnings(NormalText.words(one.headline())).toArray(String[]::new),
                one.id(),
                one.counted() || one.isPublic(),
                configuration,
                NormalText.of(one.headline(), configuration),
                configuration,
                NormalText.of(standfirst, configuration),
                configuration,
                NormalText.of(one.body().text(), configuration),
                one.places().toArray(String[]::new)
            });
            if (one.publicAt() != null) {
                Use use = new Use(one.publicAt(), one.isPublic() && !one.counted() ? 1 : 0);
                Set.copyOf(NormalText.words(one.headline() + ' ' + standfirst)).stream()
                        .filter(word -> word.length() > 1 && word.length() <= LONGEST_TERM)
                        .forEach(word -> uses.merge(word, use, Use::and));
            }
        }
        database.batch(STORE, documents);
        List<Object[]> terms = new ArrayList<>();
        uses.forEach((word, use) -> terms.add(new Object[] {word, use.since(), use.count(), shortened(word)}));
        database.batch(STORE_TERM, terms);
        return due.size();
    }

    /** A word and what is left of it without one of its letters, as numbers; none of a short word. */
    static Integer[] shortened(String word) {
        if (word.length() < SHORTEST_MENDED) {
            return new Integer[0];
        }
        Set<Integer> all = new LinkedHashSet<>();
        all.add(word.hashCode());
        for (int i = 0; i < word.length(); i++) {
            all.add((word.substring(0, i) + word.substring(i + 1)).hashCode());
        }
        return all.toArray(Integer[]::new);
    }
}
