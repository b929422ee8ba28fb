package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleQuery;
import org.broadsheet.article.ArticleSearch;
import org.broadsheet.article.Teasers;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Site;
import org.broadsheet.words.NormalText;

/** Looks for words in what has few rows by its names, and in articles by their index. */
@ApplicationScoped
class Search {

    private final Database database;
    private final Teasers teasers;
    private final ArticleSearch articles;
    private final Site site;
    private final Freshness freshness;

    Search(Database database, Teasers teasers, ArticleSearch articles, Site site, Freshness freshness) {
        this.database = database;
        this.teasers = teasers;
        this.articles = articles;
        this.site = site;
        this.freshness = freshness;
    }

    Found everything(String text, int limit) {
        MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
        asked.putSingle("q", text);
        asked.putSingle("limit", String.valueOf(limit));
        List<String> words = NormalText.words(text);
        freshness.changesAt(Instant.now());
        Map<String, List<Found.Named>> named = named(List.of("author", "tag"), words, limit).stream()
                .collect(Collectors.groupingBy(Found.Named::type));
        return new Found(
                teasers.page(Parameters.of("/v1/articles", asked, ArticleQuery.class)),
                summaries(words, limit),
                named.getOrDefault("author", List.of()),
                named.getOrDefault("tag", List.of()));
    }

    Suggestions suggestions(String text, int limit) {
        freshness.changesAt(Instant.now());
        List<Found.Named> all =
                new ArrayList<>(named(List.of("section", "tag", "author"), NormalText.words(text), limit));
        if (all.size() < limit) {
            articles.headlines(text, limit - all.size()).stream()
                    .map(one -> new Found.Named("article", one.slug(), one.text(), site.article(one.slug())))
                    .forEach(all::add);
        }
        return new Suggestions(all.subList(0, Math.min(limit, all.size())));
    }

    /**
     * Things whose names have, for each word, one that begins like it: so many of each kind, kind by kind. Sort keys are
     * names in normal form.
     */
    private List<Found.Named> named(List<String> kinds, List<String> words, int limit) {
        if (words.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("");
        for (String kind : kinds) {
            sql.add(kind.equals(kinds.get(0)) ? "" : "union all")
                    .add("(select '" + kind + "' as kind, slug, name from " + kind + " where true");
            words.forEach(word -> sql.add("and ' ' || sort_key like ?", "% " + word + "%"));
            sql.add("order by sort_key, id limit ?)", limit);
        }
        return database.list(sql, row -> {
            String kind = row.getString("kind");
            String slug = row.getString("slug");
            return new Found.Named(kind, slug, row.getString("name"), page(kind, slug));
        });
    }

    private URI page(String kind, String slug) {
        return switch (kind) {
            case "section" -> site.section(slug);
            case "tag" -> site.tag(slug);
            default -> site.author(slug);
        };
    }

    private List<Found.Named> summaries(List<String> words, int limit) {
        if (words.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("select slug, headline from summary where published_at <= now()");
        for (String word : words) {
            sql.add("and lower(headline || ' ' || excerpt) like ?", "%" + word + "%");
        }
        return database.list(
                sql.add("order by published_at desc, id desc limit ?", limit),
                row -> new Found.Named(
                        "summary",
                        row.getString("slug"),
                        row.getString("headline"),
                        site.summary(row.getString("slug"))));
    }
}
