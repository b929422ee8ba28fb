package org.broadsheet.article.version;

import java.util.OptionalInt;
import org.broadsheet.request.Param;

/** The parameter of an article's history. */
record VersionListRequest(
        @Param(description = "Only versions before this number.", min = 2, max = 999_999_999)
        OptionalInt before) {}
