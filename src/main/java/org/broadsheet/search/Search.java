package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        return new Found(
                teasers.page(Parameters.of("/v1/articles", asked, ArticleQuery.class)),
                summaries(words, limit),
                named("author", words, limit, site::author),
                named("tag", words, limit, site::tag));
    }

    Suggestions suggestions(String text, int limit) {
        List<String> words = NormalText.words(text);
        freshness.changesAt(Instant.now());
        List<Found.Named> all = new ArrayList<>(named("section", words, limit, site::section));
        all.addAll(named("tag", words, limit, site::tag));
        all.addAll(named("author", words, limit, site::author));
        for (ArticleSearch.Headline headline : articles.headlines(text, limit)) {
            all.add(new Found.Named("article", headline.slug(), headline.text(), site.article(headline.slug())));
        }
        return new Suggestions(all.subList(0, Math.min(limit, all.size())));
    }

    /** Things whose names have, for each word, one that begins like it. Sort keys are names in normal form. */
    private List<Found.Named> named(String kind, List<String> words, int limit, Function<String, URI> page) {
        if (words.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of("select slug, name from " + kind + " where true");
        for (String word : words) {
            sql.add("and ' ' || sort_key like ?", "% " + word + "%");
        }
        return database.list(
                sql.add("order by sort_key, id limit ?", limit),
                row -> new Found.Named(
                        kind, row.getString("slug"), row.getString("name"), page.apply(row.getString("slug"))));
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
