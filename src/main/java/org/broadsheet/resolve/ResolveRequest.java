package org.broadsheet.resolve;

import org.broadsheet.request.Declaration;
import org.broadsheet.request.Param;

/** The parameter of a resolution. */
record ResolveRequest(
        @Param(
                required = "a path of the public site",
                description = "A path or URL of the public site.",
                example = "/articles/harbour-ferry-returns",
                maxLength = Declaration.MAX_LENGTH)
        String path) {}
