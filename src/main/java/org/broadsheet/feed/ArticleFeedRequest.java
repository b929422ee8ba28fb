package org.broadsheet.feed;

import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.Teaser;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of a list of articles as a feed. */
record ArticleFeedRequest(
        ArticleSelection articles,
        PageRequest page,
        FeedBodyRequest bodies,

        @Param(
                description = "For NDJSON, only these fields of each line; for CSV, only their columns, and one for"
                        + " each property of `extra` that is named.",
                example = "slug,headline",
                fieldsOf = Teaser.class)
        Fields fields) {

    /** The same feed of other articles. */
    ArticleFeedRequest with(ArticleSelection others) {
        return new ArticleFeedRequest(others, page, bodies, fields);
    }

    /** The same feed at another page. */
    ArticleFeedRequest at(PageRequest other) {
        return new ArticleFeedRequest(articles, other, bodies, fields);
    }
}
