package org.broadsheet.article.search;

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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.database.Visibility;
import org.broadsheet.words.Languages;
import org.broadsheet.words.NormalizedText;

/**
 * The documents that searches look into: the words of each article, and lexemes for where it belongs. They are made a
 * moment after an article is saved, by whichever node comes first, so that neither editors nor imports wait for them.
 */
@ApplicationScoped
public class SearchDocuments {

    private static final Duration PAUSE = Duration.ofMillis(300);

    /** The pause between two batches of imported articles while the import runs. */
    private static final Duration WALK = Duration.ofSeconds(2);

    /** Takes everything that is due. */
    private static final String ANY = "true";

    private static final int AT_ONCE = 100;
    private static final int COUNTED = 1_000;
    static final int LONGEST_TERM = 40;
    static final int SHORTEST_CORRECTED = 4;

    /**
     * The common words of headlines and standfirsts, and acronyms that look like common words, are lexemes by themselves,
     * because nearly every body has common words. The document has the free part of a body, so that no word of the rest can
     * be guessed; editors have one with all of it.
     */
    private static final String STORE = """
            insert into article_search (article_id, uses_counted, headline, document, whole)
                select made.id, made.counted,
                    made.headline || made.places || made.beginnings || made.common_in_headline,
                    setweight(made.headline, 'A') || setweight(made.standfirst, 'B') || made.body || made.places
                        || made.common,
                    setweight(made.headline, 'A') || setweight(made.standfirst, 'B') || made.whole_body || made.places
                        || made.common
                from (select said.id, said.counted, array_to_tsvector(said.beginnings) as beginnings,
                        array_to_tsvector(said.places) as places,
                        %2$s as headline, %3$s as standfirst, %4$s as body, %5$s as whole_body,
                        array_to_tsvector(array(select '%1$s' || word from unnest(said.headline_words) word
                            where length(to_tsvector(said.stemmed, word)) = 0)) as common_in_headline,
                        array_to_tsvector(array(select '%1$s' || word from unnest(said.named_words) word
                            where length(to_tsvector(said.stemmed, word)) = 0)) as common
                    from (select ?::uuid as id, ?::boolean as counted, ?::regconfig as stemmed, ?::regconfig as whole,
                            ?::text as headline, ?::text as headline_respelt, ?::text as standfirst,
                            ?::text as standfirst_respelt, ?::text as body, ?::text as body_respelt, ?::text[] as beginnings,
                            ?::text[] as places, ?::text[] as headline_words, ?::text[] as named_words,
                            ?::text as whole_body, ?::text as whole_body_respelt) said) made
            on conflict (article_id) do update
                set uses_counted = excluded.uses_counted, headline = excluded.headline, document = excluded.document,
                    whole = excluded.whole
            """.formatted(
                    SearchLexemes.COMMON, words("headline"), words("standfirst"), words("body"), words("whole_body"));

    /** A text's words at their positions. Those of names are there in each spelling; the cast joins the two. */
    private static String words(String text) {
        return """
                case said.%1$s_respelt when '' then to_tsvector(said.whole, said.%1$s)
                    else (to_tsvector(said.whole, said.%1$s)::text || ' '
                        || ts_delete(to_tsvector(said.whole, said.%1$s_respelt), '%2$s')::text)::tsvector end
                """.formatted(text, NormalizedText.PLACE);
    }

    /** The time only moves back, and uses are counted up to a thousand. */
    private static final String STORE_TERM = """
            insert into search_term (term, public_at, uses, shortened) values (?, ?, ?, ?)
            on conflict (term) do update set public_at = least(search_term.public_at, excluded.public_at),
                uses = least(1000, search_term.uses + excluded.uses)
            where search_term.public_at > excluded.public_at or search_term.uses < 1000
            """;

    /** The articles whose ids a table {@code due} has. */
    private static final String SAVED =
            "select distinct on (a.id) a.id, a.headline, a.kicker, a.standfirst, a.language,"
                    + " a.section_id || a.further_section_ids as sections, a.published_at, a.public_at, b.blocks, b.whole,"
                    + " coalesce(" + Visibility.of("a") + ", false) as is_public,"
                    + " exists (select 1 from article_search z where z.article_id = a.id and z.uses_counted) as counted,"
                    + " array(select x.tag_id from article_tag x where x.article_id = a.id) as tags,"
                    + " array(select x.author_id from article_author x where x.article_id = a.id) as authors"
                    + " from due join article a on a.id = due.article_id"
                    + " join article_body b on b.article_id = a.id";

    private final Database database;
    private final AtomicInteger bulks = new AtomicInteger();
    private volatile long waiting;
    private long nextOfBulk = System.nanoTime();
    private Ticker ticker;

    SearchDocuments(Database database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("broadsheet.search.waiting", () -> waiting)
                .description("Saves that search has not indexed yet, counted up to 1,000")
                .register(meters);
    }

    /**
     * Queues these articles for indexing, in the caller's transaction.
     *
     * @param bulk whether they may wait until all others are indexed
     */
    public void due(Collection<UUID> articles, boolean bulk) {
        database.update(Sql.of("insert into search_due (article_id, bulk) select unnest(?), ?", articles, bulk));
    }

    /**
     * Has the public find these articles by their headlines alone until they are indexed again, in the caller's
     * transaction: what stands in the documents may have been free before and no longer is.
     */
    public void hideBodies(Collection<UUID> articles) {
        if (!articles.isEmpty()) {
            database.update(
                    Sql.of("update article_search z set whole = coalesce(z.whole, z.document), document = z.headline")
                            .add("from (select article_id from article_search where article_id = any (?)", articles)
                            .add("order by article_id for update) hidden where z.article_id = hidden.article_id"));
        }
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
            renewAll();
            return;
        }
        makeAll("not d.bulk");
        if (bulks.get() == 0) {
            makeAll(ANY);
        } else if (System.nanoTime() - nextOfBulk > 0) {
            make(ANY);
            nextOfBulk = System.nanoTime() + WALK.toNanos();
        }
    }

    /** Pauses as soon as something was saved. */
    private void renewAll() {
        int made = AT_ONCE;
        while (made == AT_ONCE && bulks.get() == 0 && isNothingDue()) {
            made = renew();
        }
    }

    private boolean isNothingDue() {
        return database.first(Sql.of("select 1 from search_due limit 1"), row -> row.getInt(1))
                .isEmpty();
    }

    private void makeAll(String which) {
        int made = AT_ONCE;
        while (made == AT_ONCE && (bulks.get() == 0 || !which.equals(ANY))) {
            made = make(which);
        }
    }

    /**
     * A running import: until it is closed, this node indexes articles slowly and leaves the processors to the import.
     */
    @FunctionalInterface
    public interface Bulk {

        void close();
    }

    /** Marks the beginning of an import. */
    public Bulk bulk() {
        bulks.incrementAndGet();
        return bulks::decrementAndGet;
    }

    /** Indexes everything that is due now. */
    public void catchUp() {
        int made = AT_ONCE;
        while (made == AT_ONCE) {
            made = make(ANY);
        }
    }

    private record Saved(
            UUID id,
            String headline,
            String kicker,
            String standfirst,
            String language,
            Body body,
            Optional<Body> whole,
            Instant publicAt,
            boolean isPublic,
            boolean counted,
            List<String> places) {

        /** What stands beside the headline, each on a line of its own. */
        String besideHeadline() {
            return Stream.of(kicker, standfirst).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        }
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                Database.id(row, "id"),
                row.getString("headline"),
                row.getString("kicker"),
                row.getString("standfirst"),
                row.getString("language"),
                Body.fromJson(row.getString("blocks")),
                Optional.ofNullable(row.getString("whole")).map(Body::fromJson),
                Database.instant(row, "public_at"),
                row.getBoolean("is_public"),
                row.getBoolean("counted"),
                SearchLexemes.of(
                        Database.instant(row, "published_at"),
                        List.of((UUID[]) row.getArray("sections").getArray()),
                        List.of((UUID[]) row.getArray("tags").getArray()),
                        List.of((UUID[]) row.getArray("authors").getArray()),
                        row.getString("language")));
    }

    /** A word that the public can read: since when, and in how many articles. */
    private record Use(Instant since, int count) {

        Use and(Use other) {
            return new Use(since.isBefore(other.since) ? since : other.since, count + other.count);
        }
    }

    private int make(String which) {
        return QuarkusTransaction.requiringNew().call(() -> makeDue(which));
    }

    private int makeDue(String which) {
        return store(database.list(
                // An article that is being written is left for the next run. Deleting one locks it before its queue
                // entry; waiting for it here would be a deadlock.
                Sql.of(
                                "with taken as materialized (select d.id from search_due d join article a on a.id = d.article_id")
                        .add("where " + which)
                        .add(
                                "order by d.bulk, d.id limit ? for key share of a skip locked for update of d skip locked),",
                                AT_ONCE)
                        .add("due as (delete from search_due where id in (select id from taken) returning article_id)")
                        .add(SAVED),
                SearchDocuments::saved));
    }

    /**
     * Remakes documents of an earlier form, the newest articles first. Uses article_search_to_renew. Nodes of
     * an earlier version may still be making them.
     */
    private int renew() {
        return QuarkusTransaction.requiringNew()
                .call(() -> store(database.list(
                        Sql.of("with due as materialized (select z.article_id from article_search z")
                                .add("join article a on a.id = z.article_id")
                                .add("where not z.document @@ '''" + SearchLexemes.FORM + "'''::tsquery")
                                .add("order by z.article_id desc limit " + AT_ONCE)
                                .add("for key share of a skip locked for update of z skip locked)")
                                .add(SAVED),
                        SearchDocuments::saved)));
    }

    private int store(List<Saved> due) {
        List<Object[]> documents = new ArrayList<>();
        // In one order on every node, so that no two nodes wait for each other.
        Map<String, Use> uses = new TreeMap<>();
        for (Saved one : due) {
            String configuration = Languages.configuration(one.language());
            NormalizedText headline = NormalizedText.of(one.headline());
            NormalizedText standfirst = NormalizedText.of(one.besideHeadline());
            NormalizedText body = NormalizedText.of(one.body().text());
            Optional<NormalizedText> whole = one.whole().map(all -> NormalizedText.of(all.text()));
            Set<String> headlineWords = new LinkedHashSet<>(headline.words());
            Set<String> namedWords = new LinkedHashSet<>(headlineWords);
            namedWords.addAll(standfirst.words());
            Set<String> terms = Set.copyOf(namedWords);
            namedWords.addAll(body.acronyms());
            documents.add(new Object[] {
                one.id(),
                one.counted() || one.isPublic(),
                configuration,
                Languages.whole(configuration),
                headline.forDocument(configuration),
                headline.respelt(configuration),
                standfirst.forDocument(configuration),
                standfirst.respelt(configuration),
                body.forDocument(configuration),
                body.respelt(configuration),
                SearchLexemes.beginnings(headlineWords).toArray(String[]::new),
                one.places().toArray(String[]::new),
                headlineWords.toArray(String[]::new),
                namedWords.toArray(String[]::new),
                whole.map(text -> text.forDocument(configuration)).orElse(null),
                whole.map(text -> text.respelt(configuration)).orElse(null)
            });
            if (one.publicAt() != null) {
                Use use = new Use(one.publicAt(), one.isPublic() && !one.counted() ? 1 : 0);
                terms.stream()
                        .filter(word -> word.length() > 1 && word.length() <= LONGEST_TERM)
                        .forEach(word -> uses.merge(word, use, Use::and));
            }
        }
        // In the order in which hideBodies locks them too, so that neither waits for the other.
        documents.sort(Comparator.comparing(document -> document[0].toString()));
        database.batch(STORE, documents);
        List<Object[]> terms = new ArrayList<>();
        uses.forEach((word, use) -> terms.add(new Object[] {word, use.since(), use.count(), shortened(word)}));
        database.batch(STORE_TERM, terms);
        return due.size();
    }

    /** Hashes of a word and of its forms without one of the letters; none for a short word. */
    static Integer[] shortened(String word) {
        if (word.length() < SHORTEST_CORRECTED) {
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
