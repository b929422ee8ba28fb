package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;

/** Lists of teasers: of all articles that match a filter, or of those among them that are named or that a search finds. */
@ApplicationScoped
public class ArticleLists {

    /** Where the list is. */
    public static final String PATH = "/v1/articles";

    private final Teasers teasers;
    private final NamedArticles named;
    private final ArticleFinder finder;

    ArticleLists(Teasers teasers, NamedArticles named, ArticleFinder finder) {
        this.teasers = teasers;
        this.named = named;
        this.finder = finder;
    }

    /** The page that a query asks for. */
    public Page<Teaser> page(BoundQuery<ArticleListRequest> query) {
        ArticleSelection selection = query.value().articles();
        if (!selection.requested().isEmpty()) {
            return named.page(query);
        }
        return selection.words().isPresent() ? finder.page(query) : teasers.page(query);
    }

    /** The page that a client would get for this query at {@link #PATH}. */
    public Page<Teaser> page(ArticleListRequest request) {
        return page(BoundQuery.of(PATH, request));
    }
}
