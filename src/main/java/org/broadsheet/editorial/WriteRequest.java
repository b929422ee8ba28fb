package org.broadsheet.editorial;

import org.broadsheet.request.Param;

/** The parameters that every write takes. */
public record WriteRequest(
        @Param(description = "With `true`, the answer is the same but nothing is stored.", byDefault = "false")
        boolean dryRun) {}
