package org.broadsheet.ingest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an operation of a bulk. */
@Schema(
        name = "BulkOutcome",
        description =
                "`done`; `failed`, for the reason in `body`; `undone`, since a later one failed; or `skipped`, since"
                        + " an earlier one failed.")
public enum BulkOutcome {
    /** It happened. */
    DONE,
    /** It did not happen, and says why. */
    FAILED,
    /** It was undone with all others, because a later one failed. */
    UNDONE,
    /** It was not run, because an earlier one failed. */
    SKIPPED;

    /** The word in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
