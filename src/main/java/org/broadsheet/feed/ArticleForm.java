package org.broadsheet.feed;

import java.util.Set;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;

/** A form that a single article comes in. */
interface ArticleForm {

    /** What stands behind the dot of the path. */
    String suffix();

    /** With its parameters. */
    String mediaType();

    /** The forms of the body that it is written from. */
    Set<BodyForm> bodies();

    /** What else it is written from, by the names of the parameter {@code include}. */
    default Set<String> includes() {
        return Set.of();
    }

    byte[] write(ArticleView article);
}
