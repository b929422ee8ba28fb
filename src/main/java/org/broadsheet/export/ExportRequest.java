package org.broadsheet.export;

import org.broadsheet.article.edit.Extent;
import org.broadsheet.request.Param;

/** How much of the newsroom is exported for its editors. */
public record ExportRequest(
        @Param(
                description = "With `false`, without drafts and what was withdrawn: the articles alone that were"
                        + " published, those that are scheduled, under embargo or over among them.",
                byDefault = "true")
        boolean drafts) {

    Extent extent() {
        return drafts ? Extent.EVERYTHING : Extent.PUBLISHED;
    }
}
