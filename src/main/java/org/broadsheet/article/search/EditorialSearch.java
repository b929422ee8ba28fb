package org.broadsheet.article.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Sql;
import org.broadsheet.words.Languages;
import org.broadsheet.words.SearchQuery;

/**
 * Finds articles of any state by words, for editors: in {@link SearchDocuments}, which include a save a moment later.
 */
@ApplicationScoped
public class EditorialSearch {

    private static final Sql NONE = Sql.of("and false");

    /** Those with a stemmer, and the undetermined one (RFC 5646, section 4.1), which stands for all others. */
    private static final List<String> LANGUAGES =
            Stream.concat(Languages.stemmed().stream(), Stream.of("und")).toList();

    private final ArticleSearch search;

    EditorialSearch(ArticleSearch search) {
        this.search = search;
    }

    /**
     * The condition on an article {@code a}. Uses article_search_by_word and article_search_by_gated_word for the words as
     * any language stems them, since nothing tells cheaply in which languages there are drafts; then the article's own
     * language decides.
     */
    public Sql condition(String words) {
        SearchQuery query = SearchQuery.of(words, false);
        if (query.isEmpty()) {
            return NONE;
        }
        Map<String, String> compiled = compiled(query);
        // A query of common words only is empty in the language that they belong to.
        String any = compiled.values().stream()
                .filter(one -> !one.isEmpty())
                .distinct()
                .map(one -> "(" + one + ")")
                .collect(Collectors.joining(" | "));
        if (any.isEmpty()) {
            return NONE;
        }
        List<String> languages = List.copyOf(Languages.stemmed());
        return Sql.of("and exists (select 1 from article_search z where z.article_id = a.id")
                .add("and (z.document @@ ?::tsquery or z.whole @@ ?::tsquery)", any, any)
                .add("and coalesce(z.whole, z.document) @@ coalesce(")
                .add(
                        "(select w.query::tsquery from unnest(?, ?) w(language, query)"
                                + " where w.language = lower(split_part(a.language, '-', 1))),",
                        languages,
                        languages.stream()
                                .map(language -> compiled.get(Languages.configuration(language)))
                                .toList())
                .add("?::tsquery))", compiled.get(Languages.SIMPLE));
    }

    /** The query as PostgreSQL's tsquery, by text search configuration. */
    private Map<String, String> compiled(SearchQuery query) {
        return search.ready(query, LANGUAGES).words().stream()
                .collect(Collectors.toMap(ArticleSearch.Words::configuration, ArticleSearch.Words::strict));
    }
}
