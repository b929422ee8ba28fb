package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.Counts;
import org.broadsheet.list.FoundNames;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;

/** Lists of the articles that a request names by slug or id, in three statements at most. */
@ApplicationScoped
class NamedArticles {

    private final PublicReads database;
    private final ArticleNames names;
    private final Teasers teasers;
    private final Counts counts;
    private final CacheDependencies dependencies;

    NamedArticles(PublicReads database, Teasers teasers, CacheDependencies dependencies) {
        this.database = database;
        this.names = new ArticleNames(database);
        this.teasers = teasers;
        this.counts = new Counts(database);
        this.dependencies = dependencies;
    }

    /** The one page of the articles that the query names and that pass its filter. */
    Page<Teaser> page(BoundQuery<ArticleListRequest> query) {
        ArticleSelection selection = query.value().articles();
        RequestedNames requested = selection.requested();
        ArticleSort sort = selection.order();
        Keyset keyset =
                Keyset.of(query, requested.onePage(query, query.value().page()), sort.wireName(), sort.keyType());
        ArticleFilter filter = names.resolve(selection.filter(), query.faults());
        query.faults().check();
        FoundNames found = FoundNames.of(
                requested,
                database,
                ArticleAddresses.NAMED,
                "join article t on t.id = requested.name::uuid and " + Visibility.of("t"));
        ArticleFilter among = filter.among(found.condition("a.id"));
        List<Teasers.Row> rows = sort == ArticleSort.ASKED
                ? teasers.rows(
                        Sql.of("select a.id,")
                                .add(found.place("a.id"))
                                .add("as key from article a where "
                                        + among.shown().of("a"))
                                .add(ArticleConditions.of(among)),
                        Sql.of("order by page.key"),
                        row -> row.getString("key"))
                : teasers.rows(keyset, sort, among);
        teasers.recordDependencies(filter, rows);
        // Any article may turn out to be one that was missing.
        dependencies.record(CacheTags.ARTICLES);
        Page<Teaser> page = keyset.page(
                rows,
                Teasers.Row::key,
                row -> row.teaser().id(),
                Teasers.Row::teaser,
                counts.of(keyset.counting(), new ArticleRows(among).all()));
        return page.with(found.meta(page.items().stream().map(Teaser::id).toList()));
    }
}
