package org.broadsheet.feed;

import java.util.Set;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Include;

/** A form that a single article comes in. */
interface ArticleForm {

    /** The suffix of the path, without its dot. */
    String suffix();

    /** The media type, with its parameters. */
    String mediaType();

    /** The forms of the body that it needs. */
    Set<BodyForm> bodies();

    /** What it needs besides the article. */
    default Set<Include> includes() {
        return Set.of();
    }

    byte[] write(ArticleView article);
}
