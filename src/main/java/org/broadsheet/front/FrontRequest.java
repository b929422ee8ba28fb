package org.broadsheet.front;

import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;
import org.broadsheet.section.Sections;

/** The parameters of a front. */
public record FrontRequest(
        @Param(
                description = "How many articles to show below the summary.",
                min = 1,
                max = PageRequest.MAX_LIMIT,
                byDefault = "20")
        int limit,

        @Param(
                name = Sections.ONLY,
                description = "Whether to leave out the articles of sections below this one.",
                byDefault = "false")
        boolean sectionOnly) {

    /** The front with the numbers that are the defaults. */
    public static final FrontRequest DEFAULT = new FrontRequest(20, false);
}
