package org.broadsheet.article.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleNames;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.problem.Nearest;
import org.broadsheet.words.Languages;
import org.broadsheet.words.Lexemes;
import org.broadsheet.words.Operand;
import org.broadsheet.words.Precision;
import org.broadsheet.words.SearchQuery;

/** Finds articles by words, with PostgreSQL's full text search in {@link SearchDocuments}. */
@ApplicationScoped
public class ArticleSearch {

    private static final int CANDIDATES = 2_000;
    private static final int ENDINGS = 50;

    private final PublicReads database;
    private final ArticleNames names;

    ArticleSearch(PublicReads database) {
        this.database = database;
        this.names = new ArticleNames(database);
    }

    /**
     * The query for documents of one text search configuration, as PostgreSQL's tsquery.
     *
     * @param loose the part that the index can answer; empty if documents keep none of the words
     * @param strict everything that a document must match
     * @param ranked what its rank is computed from
     * @param any matches each of the query's words by itself
     */
    record Words(String configuration, String loose, String strict, String ranked, String any) {}

    /** When the newest and the oldest public articles were published. A search never looks outside of that range. */
    record Times(Instant newest, Instant oldest) {}

    /**
     * A query prepared for PostgreSQL.
     *
     * @param query with its prefixes expanded to words
     * @param languages the languages of the articles to look for
     * @param words the query in each text search configuration of these languages
     */
    public record Ready(SearchQuery query, List<String> languages, List<Words> words, Times times) {

        /** The condition on an article {@code a}. */
        public Sql condition() {
            long from = SearchLexemes.number(times.oldest());
            long until = SearchLexemes.number(times.newest()) + 1;
            return Sql.of(
                    "and exists (select 1 from article_search z where z.article_id = a.id and z.document @@ ?::tsquery)",
                    any(one -> '(' + one.strict() + ") & " + SearchLexemes.between(from, until, one.configuration())));
        }

        /**
         * Whether the index alone cannot decide, and documents have to be checked: for phrases, and for words that are
         * common in some of the languages only, since the index may be searched for all languages at once.
         */
        boolean needsDocuments() {
            return query.hasPhrases()
                    || words.stream()
                                    .map(one -> one.strict().contains(SearchLexemes.COMMON))
                                    .distinct()
                                    .count()
                            > 1;
        }

        /** Whether a match must not contain something. */
        boolean excludes() {
            return query.hasExclusions();
        }

        /**
         * What the rank of an article {@code a} is computed from, in the article's own language only: other languages'
         * queries, some with fifty forms of a word, could not match it.
         */
        Sql ranked() {
            Map<String, String> ranked = new HashMap<>();
            words.forEach(one -> ranked.put(one.configuration(), one.ranked()));
            return Sql.of(
                    "(select wanted.ranked::tsquery from unnest(?, ?) wanted(language, ranked)"
                            + " where wanted.language = a.language)",
                    languages,
                    languages.stream()
                            .map(language -> ranked.get(Languages.configuration(language)))
                            .toList());
        }

        private String any(Function<Words, String> each) {
            return words.stream()
                    .filter(one -> !one.strict().isEmpty())
                    .map(each)
                    .collect(Collectors.joining(" | "));
        }
    }

    /** The lexemes of a query's words in the documents of one text search configuration, and which words are common. */
    private record Stemmed(Map<Operand, String> lexemes, Set<String> common) implements Lexemes {

        private Stemmed() {
            this(new HashMap<>(), new HashSet<>());
        }

        @Override
        public String of(Operand word) {
            return lexemes.getOrDefault(word, "");
        }

        @Override
        public boolean isCommon(Operand word) {
            return common.contains(word.word());
        }

        @Override
        public String ofNamed(Operand word) {
            return SearchLexemes.common(word.word());
        }
    }

    /** Prepares a query for articles in these languages. */
    Ready ready(SearchQuery query, Collection<String> languages) {
        SearchQuery whole = query.withCompletions(this::endings);
        Set<String> configurations = configurations(languages);
        Map<String, List<String>> known = new HashMap<>();
        Function<String, List<String>> forms = beginning -> known.computeIfAbsent(beginning, this::forms);
        Map<String, Stemmed> stemmed = new LinkedHashMap<>();
        Times times = stem(whole, configurations, forms, stemmed);
        return new Ready(
                whole,
                List.copyOf(languages),
                configurations.stream()
                        .map(one -> words(one, whole, forms, stemmed.get(one)))
                        .toList(),
                times);
    }

    private static Words words(
            String configuration, SearchQuery query, Function<String, List<String>> forms, Stemmed stemmed) {
        Function<Precision, String> compiled = precision -> query.tsquery(configuration, forms, precision, stemmed);
        return new Words(
                configuration,
                compiled.apply(Precision.LOOSE),
                compiled.apply(Precision.STRICT),
                compiled.apply(Precision.RANKED),
                query.anyWord(configuration, forms, stemmed));
    }

    /** Has PostgreSQL stem the words of a query in each configuration, and find out the times of the archive with it. */
    private Times stem(
            SearchQuery query,
            Set<String> configurations,
            Function<String, List<String>> forms,
            Map<String, Stemmed> stemmed) {
        record Lookup(String configuration, Operand operand) {}
        List<Lookup> operands = new ArrayList<>();
        for (String configuration : configurations) {
            stemmed.put(configuration, new Stemmed());
            query.operands(configuration, forms).forEach(operand -> operands.add(new Lookup(configuration, operand)));
        }
        List<Times> times = database.list(
                Sql.of("select operands.place, operands.lexemes, operands.is_common,")
                        .add(end("desc") + " as newest, " + end("asc") + " as oldest")
                        .add("from (values (1)) archive left join (")
                        .add("select words.place, to_tsquery(words.whole::regconfig, words.operand)::text as lexemes,")
                        .add("length(to_tsvector(words.configuration::regconfig, words.word)) = 0 as is_common")
                        .add(
                                "from unnest(?, ?, ?, ?) with ordinality words(configuration, whole, word, operand, place)",
                                operands.stream().map(Lookup::configuration).toList(),
                                operands.stream()
                                        .map(one -> Languages.whole(one.configuration()))
                                        .toList(),
                                operands.stream()
                                        .map(one -> one.operand().word())
                                        .toList(),
                                operands.stream()
                                        .map(one -> one.operand().text())
                                        .toList())
                        .add(") operands on true"),
                row -> {
                    int place = row.getInt("place");
                    if (place > 0) {
                        Lookup one = operands.get(place - 1);
                        Stemmed found = stemmed.get(one.configuration());
                        found.lexemes().put(one.operand(), row.getString("lexemes"));
                        if (row.getBoolean("is_common")) {
                            found.common().add(one.operand().word());
                        }
                    }
                    return new Times(Database.instant(row, "newest"), Database.instant(row, "oldest"));
                });
        return times.get(0).newest() == null ? new Times(Instant.EPOCH, Instant.EPOCH) : times.get(0);
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
     * The most used words that begin like this one. Common words are tried first, since few prefixes have many of them
     * and an index has to gather every article that has any.
     */
    private List<String> endings(String beginning) {
        List<String> common = endings(beginning, "uses >= 100");
        return common.size() == ENDINGS ? common : endings(beginning, "true");
    }

    private List<String> endings(String beginning, String which) {
        return database.list(
                Sql.of("select term from search_term where term >= ? and term < ?", beginning, beginning + '\uffff')
                        .add("and " + Visibility.ofWord("search_term") + " and " + which
                                + " order by uses desc, term limit " + ENDINGS),
                row -> row.getString("term"));
    }

    /**
     * The query with each word that no public article has replaced by the nearest word that one has; empty if no word
     * is replaced.
     */
    Optional<SearchQuery> corrected(SearchQuery query) {
        SearchQuery corrected =
                query.mapWords(word -> word.length() < SearchDocuments.SHORTEST_CORRECTED ? word : nearest(word));
        return corrected.equals(query) ? Optional.empty() : Optional.of(corrected);
    }

    /** Corrects one mistake anywhere in a word, and two after its second letter. */
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
                        .add("and length(term) >= " + SearchDocuments.SHORTEST_CORRECTED)
                        .add("and " + Visibility.ofWord("search_term") + " order by uses desc, term limit "
                                + CANDIDATES),
                row -> row.getString("term"));
    }

    /** A public article's headline. */
    public record Headline(String slug, String text) {}

    /** The newest public articles whose headlines have these words, of which the last may be unfinished. */
    public List<Headline> headlines(String text, int limit) {
        SearchQuery query = SearchQuery.of(text, true);
        if (query.isEmpty()) {
            return List.of();
        }
        Optional<String> beginning = query.typedPrefix().filter(SearchLexemes::isBeginning);
        NewestFound found = beginning
                .map(begun -> newest(ready(query.withoutTypedPrefix(), names.languages()), database.now())
                        .inHeadlines(begun))
                .orElseGet(() ->
                        newest(ready(query, names.languages()), database.now()).inHeadlines());
        return database.list(
                Sql.of("select a.slug, a.headline from unnest(?::uuid[])", ids(found.first(limit)))
                        .add("with ordinality f(id, place) join article a on a.id = f.id where")
                        .add(Visibility.listed("a") + " order by f.place"),
                row -> new Headline(row.getString("slug"), row.getString("headline")));
    }

    /** Finds the newest matches among articles published until then, inclusive. */
    NewestFound newest(Ready ready, Instant newest) {
        return NewestFound.of(database, ready, newest);
    }

    static List<UUID> ids(List<NewestFound.One> found) {
        return found.stream().map(NewestFound.One::id).toList();
    }
}
