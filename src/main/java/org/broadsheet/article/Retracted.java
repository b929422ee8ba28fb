package org.broadsheet.article;

import java.util.Locale;
import org.broadsheet.request.WireName;

/** What a list does with retracted articles. */
public enum Retracted implements WireName {
    EXCLUDE(ArticleFilter.Shown.LISTED),
    INCLUDE(ArticleFilter.Shown.PUBLIC),
    ONLY(ArticleFilter.Shown.RETRACTED);

    private final ArticleFilter.Shown shown;

    Retracted(ArticleFilter.Shown shown) {
        this.shown = shown;
    }

    ArticleFilter.Shown shown() {
        return shown;
    }

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
