package org.broadsheet.article;

import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;

/** Finds articles by words. Implemented by {@code article.search}, which uses this package and not the reverse. */
public interface ArticleFinder {

    /** A page of what the words of the query match. */
    Page<Teaser> page(BoundQuery<ArticleListRequest> query);
}
