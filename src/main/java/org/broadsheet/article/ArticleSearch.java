package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Nearest;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.words.Languages;
import org.broadsheet.words.Precision;
import org.broadsheet.words.SearchQuery;

/** Finds articles by words, with PostgreSQL's full text search in {@link SearchDocuments}. */
@ApplicationScoped
public class ArticleSearch {

    private static final int CANDIDATES = 2_000;
    private static final int ENDINGS = 50;

    private final Database database;
    private final ArticleNames names;

    ArticleSearch(Database database, ArticleNames names) {
        this.database = database;
        this.names = names;
    }

    /**
     * What is looked for in documents of a text search configuration, as PostgreSQL's tsquery.
     *
     * @param loose what the index answers; empty where it is nothing but words that are not kept
     * @param strict all that a document must have
     */
    record Words(String configuration, String loose, String strict) {}

    /** When the newest and the oldest public articles were published: a search looks at nothing beyond them. */
    record Times(Instant newest, Instant oldest) {}

    /**
     * A query made ready for PostgreSQL.
     *
     * @param query with words for its beginnings
     * @param languages those of the articles that are looked for
     * @param words what is looked for, in each way in which words are kept
     */
    record Ready(SearchQuery query, List<String> languages, List<Words> words, Times times) {

        /** The condition on an article {@code a}. */
        Sql condition() {
            long from = SearchPlaces.number(times.oldest());
            long until = SearchPlaces.number(times.newest()) + 1;
            return Sql.of(
                    "and exists (select 1 from article_search z where z.article_id = a.id and z.document @@ ?::tsquery)",
                    any(one -> '(' + one.strict() + ") & " + SearchPlaces.between(from, until, one.configuration())));
        }

        /** Whether a document must have more than the index tells. */
        boolean hasPhrases() {
            return query.hasPhrases();
        }

        /**
         * All that the document of an article {@code a} must have. That of one language: ways of others, some with fifty
         * forms of a word, would only be read in vain.
         */
        Sql strict() {
            Map<String, String> strict = new HashMap<>();
            words.forEach(one -> strict.put(one.configuration(), one.strict()));
            return Sql.of(
                    "(select asked.strict::tsquery from unnest(?, ?) asked(language, strict)"
                            + " where asked.language = a.language)",
                    languages,
                    languages.stream()
                            .map(language -> strict.get(Languages.configuration(language)))
                            .toList());
        }

        private String any(Function<Words, String> each) {
            return words.stream()
                    .filter(one -> !one.strict().isEmpty())
                    .map(each)
                    .collect(Collectors.joining(" | "));
        }

        /** The query for a text of this configuration as people wrote it. */
        Sql written(String configuration) {
            return Sql.of(
                    "to_tsquery(?::regconfig, ?)",
                    configuration,
                    query.tsquery(configuration, Precision.WRITTEN, beginning -> List.of()));
        }
    }

    /** The query in all the ways in which words of articles in these languages are found. */
    Ready ready(SearchQuery query, Collection<String> languages) {
        SearchQuery whole = query.completed(this::endings);
        Set<String> configurations = configurations(languages);
        Map<String, List<String>> known = new HashMap<>();
        Function<String, List<String>> forms = beginning -> known.computeIfAbsent(beginning, this::forms);
        record Made(Words words, Times times) {}
        List<Made> made = database.list(
                Sql.of(
                                "select asked.configuration, to_tsquery(asked.configuration::regconfig, asked.loose)::text as loose,"
                                        + " to_tsquery(asked.configuration::regconfig, asked.strict)::text as strict,")
                        .add(end("desc") + " as newest, " + end("asc") + " as oldest")
                        .add(
                                "from unnest(?, ?, ?) asked(configuration, loose, strict)",
                                configurations,
                                configurations.stream()
                                        .map(one -> whole.tsquery(one, Precision.LOOSE, forms))
                                        .toList(),
                                configurations.stream()
                                        .map(one -> whole.tsquery(one, Precision.STRICT, forms))
                                        .toList()),
                row -> new Made(
                        new Words(row.getString("configuration"), row.getString("loose"), row.getString("strict")),
                        new Times(Database.instant(row, "newest"), Database.instant(row, "oldest"))));
        Times times = made.get(0).times();
        return new Ready(
                whole,
                List.copyOf(languages),
                made.stream().map(Made::words).toList(),
                times.newest() == null ? new Times(Instant.EPOCH, Instant.EPOCH) : times);
    }

    private static Set<String> configurations(Collection<String> languages) {
        Set<String> configurations =
                languages.stream().map(Languages::configuration).collect(Collectors.toCollection(LinkedHashSet::new));
        return configurations.isEmpty() ? Set.of(Languages.SIMPLE) : configurations;
    }

    private static String end(String direction) {
        return ("(select a.published_at from article a where " + Visibility.of("a")
                        + " order by a.published_at %1$s, a.id %1$s limit 1)")
                .formatted(direction);
    }

    private List<String> forms(String beginning) {
        return endings(beginning, "true");
    }

    /**
     * The words that begin like this one and are used most. An index can tell all of them, and then has to gather every
     * article that has any; where no headline has one, there are few.
     */
    private List<String> endings(String beginning) {
        List<String> common = endings(beginning, "uses >= 100");
        return common.size() == ENDINGS ? common : endings(beginning, "true");
    }

    private List<String> endings(String beginning, String which) {
        return database.list(
                Sql.of("select term from search_term where term >= ? and term < ?", beginning, beginning + '\uffff')
                        .add("and public_at <= now() and " + which + " order by uses desc, term limit " + ENDINGS),
                row -> row.getString("term"));
    }

    /**
     * The query with words that nobody has written mended to the nearest that somebody has, in public; empty where
     * nothing is to mend.
     */
    Optional<SearchQuery> mended(SearchQuery query) {
        SearchQuery mended = query.with(word -> word.length() < SearchDocuments.SHORTEST_MENDED ? word : nearest(word));
        return mended.equals(query) ? Optional.empty() : Optional.of(mended);
    }

    /** One mistake anywhere in a word is mended, and further ones behind its second letter. */
    private String nearest(String word) {
        if (word.length() > SearchDocuments.LONGEST_TERM) {
            return word;
        }
        List<String> near = terms(Sql.of("shortened && ?", (Object) SearchDocuments.shortened(word)));
        if (near.contains(word)) {
            return word;
        }
        return Nearest.to(word, near)
                .or(() -> {
                    String beginning = word.substring(0, word.offsetByCodePoints(0, 2));
                    return Nearest.to(
                            word,
                            terms(Sql.of("term >= ? and term < ?", beginning, beginning + '\uffff')
                                    .add("and length(term) between ? and ?", word.length() - 2, word.length() + 2)));
                })
                .orElse(word);
    }

    private List<String> terms(Sql condition) {
        return database.list(
                Sql.of("select term from search_term where")
                        .add(condition)
                        .add("and length(term) >= " + SearchDocuments.SHORTEST_MENDED)
                        .add("and public_at <= now() order by uses desc, term limit " + CANDIDATES),
                row -> row.getString("term"));
    }

    /** A public article's headline. */
    public record Headline(String slug, String text) {}

    /** The newest public articles with headlines that have these words, the last of them perhaps unfinished. */
    public List<Headline> headlines(String text, int limit) {
        SearchQuery query = SearchQuery.of(text, true);
        if (query.isEmpty()) {
            return List.of();
        }
        Optional<String> beginning = query.beginning().filter(SearchPlaces::isBeginning);
        NewestFound found = beginning
                .map(begun -> newest(ready(query.finished(), names.languages()), Instant.now())
                        .inHeadlines(begun))
                .orElseGet(() ->
                        newest(ready(query, names.languages()), Instant.now()).inHeadlines());
        return database.list(
                Sql.of("select a.slug, a.headline from unnest(?::uuid[])", ids(found.first(limit)))
                        .add("with ordinality f(id, place) join article a on a.id = f.id where")
                        .add(Visibility.listed("a") + " order by f.place"),
                row -> new Headline(row.getString("slug"), row.getString("headline")));
    }

    /** The newest articles that a query finds, of what was published until then, inclusive. */
    NewestFound newest(Ready ready, Instant newest) {
        return NewestFound.of(database, ready, newest);
    }

    static List<UUID> ids(List<NewestFound.One> found) {
        return found.stream().map(NewestFound.One::id).toList();
    }
}
