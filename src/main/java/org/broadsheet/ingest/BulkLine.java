package org.broadsheet.ingest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a bulk's answer: what became of one operation.
 *
 * @param body JSON
 */
@Schema(name = "BulkLine", description = "What became of one operation of a bulk.")
record BulkLine(
        @Schema(description = "The operation's line in the request, from 1.", minimum = "1")
        long line,

        @Schema(description = "Whether it happened.") BulkOutcome outcome,

        @Schema(
                description = "The status that it has by itself; 424 if another operation is why it did not happen.",
                minimum = "200",
                maximum = "599",
                examples = "200")
        int status,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                description = "The headers that it has by itself: `ETag`, `Location`, `Change-Cursor`, `Retry-After`.")
        Map<String, String> headers,

        @Schema(
                nullable = true,
                implementation = Object.class,
                description = "What the operation answers by itself, or a problem document; null if there is nothing.")
        @JsonRawValue
        String body) {

    private static final int FAILED_DEPENDENCY = 424;

    /** The same operation after it was undone. */
    BulkLine undone() {
        return new BulkLine(line, BulkOutcome.UNDONE, FAILED_DEPENDENCY, Map.of(), null);
    }

    /** An operation that was not run. */
    static BulkLine skipped(long line) {
        return new BulkLine(line, BulkOutcome.SKIPPED, FAILED_DEPENDENCY, Map.of(), null);
    }
}
