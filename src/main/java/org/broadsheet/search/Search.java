package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.search.ArticleSearch;
import org.broadsheet.article.search.WordsOfNames;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;
import org.broadsheet.words.NormalizedText;

/** Searches sections, tags, authors and summaries by name, since they are few, and articles by their index. */
@ApplicationScoped
public class Search {

    private final PublicReads database;
    private final ArticleLists lists;
    private final ArticleSearch articles;
    private final Site site;
    private final CacheDependencies dependencies;

    Search(
            PublicReads database,
            ArticleLists lists,
            ArticleSearch articles,
            Site site,
            CacheDependencies dependencies) {
        this.database = database;
        this.lists = lists;
        this.articles = articles;
        this.site = site;
        this.dependencies = dependencies;
    }

    /** The best few results of each kind. */
    public SearchResults everything(SearchRequest request) {
        return with(
                lists.page(ArticleListRequest.of(ArticleSelection.of(request.q()), PageRequest.first(request.limit()))),
                request.q(),
                request.limit());
    }

    /** These articles, and the best few authors, tags and summaries with these words. */
    public SearchResults with(Page<Teaser> articles, String text, int limit) {
        NormalizedText words = NormalizedText.of(text);
        dependencies.recordChangeAtOnce();
        Map<String, List<SearchResults.Named>> named = named(List.of("author", "tag"), words, limit).stream()
                .collect(Collectors.groupingBy(SearchResults.Named::type));
        return new SearchResults(
                articles,
                summaries(words, limit),
                named.getOrDefault("author", List.of()),
                named.getOrDefault("tag", List.of()));
    }

    Suggestions suggestions(SuggestionRequest request) {
        String text = request.q();
        int limit = request.limit();
        dependencies.recordChangeAtOnce();
        List<SearchResults.Named> all =
                new ArrayList<>(named(List.of("section", "tag", "author"), NormalizedText.of(text), limit));
        if (all.size() < limit) {
            articles.headlines(text, limit - all.size()).stream()
                    .map(one -> new SearchResults.Named("article", one.slug(), one.text(), site.article(one.slug())))
                    .forEach(all::add);
        }
        return new Suggestions(all.subList(0, Math.min(limit, all.size())));
    }

    /**
     * Sections, tags or authors whose names have, for each word, a word that begins like it: up to the limit of each kind,
     * kind by kind.
     */
    private List<SearchResults.Named> named(List<String> kinds, NormalizedText words, int limit) {
        if (words.tokens().isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("");
        for (String kind : kinds) {
            sql.add(kind.equals(kinds.get(0)) ? "" : "union all")
                    .add("(select '" + kind + "' as kind, slug, name from " + kind + " where true");
            sql.add(WordsOfNames.match(words, "name"));
            sql.add("order by sort_key, id limit ?)", limit);
        }
        return database.list(sql, row -> {
            String kind = row.getString("kind");
            String slug = row.getString("slug");
            return new SearchResults.Named(kind, slug, row.getString("name"), page(kind, slug));
        });
    }

    private URI page(String kind, String slug) {
        return switch (kind) {
            case "section" -> site.section(slug);
            case "tag" -> site.tag(slug);
            default -> site.author(slug);
        };
    }

    private List<SearchResults.Named> summaries(NormalizedText words, int limit) {
        if (words.tokens().isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("select m.slug, m.headline from summary m where " + Visibility.ofSummary("m"))
                .add(WordsOfNames.match(words, "headline"));
        return database.list(
                sql.add("order by published_at desc, id desc limit ?", limit),
                row -> new SearchResults.Named(
                        "summary",
                        row.getString("slug"),
                        row.getString("headline"),
                        site.summary(row.getString("slug"))));
    }
}
