package org.broadsheet.article;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.delivery.Nearest;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.words.Languages;
import org.broadsheet.words.NormalText;
import org.broadsheet.words.SearchQuery;

/**
 * Finds articles by words, with PostgreSQL's full text search. Words are made a moment after an article is saved, by
 * whichever node comes first, so that neither editors nor imports wait for it.
 */
@ApplicationScoped
public class ArticleSearch {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private static final int AT_ONCE = 100;
    private static final int COUNTED = 1_000;
    private static final int LONGEST_TERM = 40;
    private static final int SHORTEST_MENDED = 4;
    private static final int CANDIDATES = 20_000;

    private static final String STORE = """
            insert into article_search (article_id, document) values (?,
                setweight(to_tsvector(?::regconfig, ?), 'A') || setweight(to_tsvector(?::regconfig, ?), 'B')
                || setweight(to_tsvector(?::regconfig, ?), 'D'))
            on conflict (article_id) do update set document = excluded.document
            """;

    private final Database database;
    private final ArticleNames names;
    private volatile long waiting;

    ArticleSearch(Database database, ArticleNames names, MeterRegistry meters) {
        this.database = database;
        this.names = names;
        Gauge.builder("broadsheet.search.waiting", () -> waiting)
                .description("Saves whose words search does not know yet, counted up to 1,000")
                .register(meters);
    }

    /** Says that these articles' words are to be made, in the caller's transaction. */
    void due(Collection<UUID> articles) {
        database.update(Sql.of("insert into search_due (article_id) select unnest(?)", articles));
    }

    private Ticker ticker;

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
        if (waiting > 0) {
            catchUp();
        }
    }

    /** Makes the words of everything that is due now. */
    public void catchUp() {
        int made = AT_ONCE;
        while (made == AT_ONCE) {
            made = QuarkusTransaction.requiringNew().call(this::make);
        }
    }

    private record Saved(UUID id, String headline, String standfirst, String language, Body body, Instant publicAt) {}

    private int make() {
        List<Saved> due = database.list(
                Sql.of("with due as (delete from search_due where id in (")
                        .add("select id from search_due order by id limit ? for update skip locked)", AT_ONCE)
                        .add("returning article_id)")
                        .add(
                                "select distinct on (a.id) a.id, a.headline, a.standfirst, a.language, a.public_at, b.blocks")
                        .add("from due join article a on a.id = due.article_id")
                        .add("join article_body b on b.article_id = a.id"),
                row -> new Saved(
                        Database.id(row, "id"),
                        row.getString("headline"),
                        row.getString("standfirst"),
                        row.getString("language"),
                        Body.fromJson(row.getString("blocks")),
                        Database.instant(row, "public_at")));
        List<Object[]> documents = new ArrayList<>();
        List<Object[]> terms = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Saved one : due) {
            String configuration = Languages.configuration(one.language());
            String headline = NormalText.of(one.headline());
            String standfirst = one.standfirst() == null ? "" : NormalText.of(one.standfirst());
            documents.add(new Object[] {
                one.id(),
                configuration,
                headline,
                configuration,
                standfirst,
                configuration,
                NormalText.of(one.body().text())
            });
            if (one.publicAt() != null) {
                for (String word : (headline + ' ' + standfirst).split(" ")) {
                    if (word.length() >= SHORTEST_MENDED && word.length() <= LONGEST_TERM && seen.add(word)) {
                        terms.add(new Object[] {word, one.publicAt()});
                    }
                }
            }
        }
        database.batch(STORE, documents);
        terms.sort((a, b) -> ((String) a[0]).compareTo((String) b[0]));
        database.batch(
                "insert into search_term (term, public_at) values (?, ?) on conflict (term) do update"
                        + " set public_at = excluded.public_at where search_term.public_at > excluded.public_at",
                terms);
        return due.size();
    }

    /**
     * A query made ready: the expression that documents are matched with.
     *
     * @param tsquery one {@code to_tsquery} for each way of finding words that the articles need
     */
    record Ready(SearchQuery query, Sql tsquery) {

        /** The condition on an article {@code a}. */
        Sql condition() {
            return Sql.of("and exists (select 1 from article_search z where z.article_id = a.id and z.document @@")
                    .add(tsquery)
                    .add(")");
        }
    }

    /** The query in all the ways in which words of articles in these languages are found. */
    Ready ready(SearchQuery query, Collection<String> languages, boolean headlineOnly) {
        Set<String> configurations =
                languages.stream().map(Languages::configuration).collect(Collectors.toCollection(LinkedHashSet::new));
        if (configurations.isEmpty()) {
            configurations.add(Languages.SIMPLE);
        }
        Sql tsquery = Sql.of("(");
        String or = "";
        for (String configuration : configurations) {
            tsquery.add(or + "to_tsquery(?::regconfig, ?)", configuration, query.tsquery(configuration, headlineOnly));
            or = "|| ";
        }
        return new Ready(query, tsquery.add(")"));
    }

    /**
     * The query with words that nobody has written mended to the nearest that somebody has, in public; empty where
     * nothing is to mend.
     */
    Optional<SearchQuery> mended(SearchQuery query) {
        SearchQuery mended = query.with(word -> word.length() < SHORTEST_MENDED ? word : nearest(word));
        return mended.equals(query) ? Optional.empty() : Optional.of(mended);
    }

    private String nearest(String word) {
        String first = word.substring(0, word.offsetByCodePoints(0, 1));
        List<String> near = database.list(
                Sql.of("select term from search_term where term >= ? and term < ?", first, first + '\uffff')
                        .add("and length(term) between ? and ?", word.length() - 2, word.length() + 2)
                        .add("and public_at <= now() limit ?", CANDIDATES),
                row -> row.getString("term"));
        return near.contains(word) ? word : Nearest.to(word, near).orElse(word);
    }

    /** A public article's headline. */
    public record Headline(String slug, String text) {}

    /** The newest public articles with headlines that have these words, the last of them perhaps unfinished. */
    public List<Headline> headlines(String text, int limit) {
        SearchQuery query = SearchQuery.of(text, true);
        if (query.isEmpty()) {
            return List.of();
        }
        Ready ready = ready(query, names.languages(), true);
        return database.list(
                Sql.of("select a.slug, a.headline from article a where " + Visibility.listed("a"))
                        .add(ready.condition())
                        .add("order by a.published_at desc, a.id desc limit ?", limit),
                row -> new Headline(row.getString("slug"), row.getString("headline")));
    }
}
