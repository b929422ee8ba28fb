package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.response.CacheDependencies;

/** Which languages the publication is written in at present. */
@ApplicationScoped
public class ArticleLanguages {

    /** How many articles it looks at: all languages of a large archive would take longer to find than a page to make. */
    private static final int NEWEST = 200;

    private static final String USED = """
            select language from (
                select a.language from article a where %s order by a.published_at desc, a.id desc limit ?) newest
            group by language order by count(*) desc, language
            """.formatted(Visibility.listed("a"));

    private final PublicReads database;
    private final CacheDependencies dependencies;

    ArticleLanguages(PublicReads database, CacheDependencies dependencies) {
        this.database = database;
        this.dependencies = dependencies;
    }

    /** The languages of the newest articles (BCP 47), the most used first. Uses article_public_by_time. */
    public List<String> used() {
        dependencies.record(CacheTags.ARTICLES);
        return database.list(Sql.of(USED, NEWEST), row -> row.getString("language"));
    }
}
