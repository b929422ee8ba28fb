package org.broadsheet.front;

import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of a front. */
record FrontRequest(
        @Param(
                description = "How many articles to show below the summary.",
                min = 1,
                max = PageRequest.MAX_LIMIT,
                byDefault = "20")
        int limit) {}
