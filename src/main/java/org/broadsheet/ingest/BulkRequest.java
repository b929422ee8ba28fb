package org.broadsheet.ingest;

import org.broadsheet.request.Param;

/** The parameters of a bulk. */
record BulkRequest(
        @Param(
                description = "With `true`, all operations happen or none: at the first that fails, those before it are"
                        + " undone and those after it are not run. At most 1,000 operations then, of 16 MiB together.",
                byDefault = "false")
        boolean atomic,

        @Param(
                description =
                        "With `true`, the answer is the same but nothing is stored. Each operation sees what those"
                                + " before it would have done. At most 1,000 operations then, of 16 MiB together.",
                byDefault = "false")
        boolean dryRun) {

    /** Whether all operations share one transaction. */
    boolean isTogether() {
        return atomic || dryRun;
    }
}
