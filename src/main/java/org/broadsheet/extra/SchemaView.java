package org.broadsheet.extra;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What putting a schema did.
 *
 * @param nowPublic names that only editors saw before
 */
@Schema(name = "ExtraSchemaReport", description = "What putting a schema did, and what stored does not fit it.")
record SchemaView(
        @Schema(description = "What it is for.") SchemaKind kind,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The names that only editors see.")
        Set<String> privateNames,

        @Schema(description = "The names that lists can be narrowed by: `extra.` and the name is the parameter.")
        Set<String> filteredNames,

        @Schema(description = "The names that this write made public.")
        Set<String> nowPublic,

        @Schema(description = "When it was saved.") Instant savedAt,

        @Schema(description = "Who saved it.", maxLength = 200)
        String savedBy,

        @Schema(
                description = "What stored does not fit. It stays as it is; its next write that changes `extra` has to"
                        + " fit.")
        Misfits misfits) {

    /**
     * What stored does not fit a schema.
     *
     * @param complete whether everything was checked; if not, only the first {@code checked}
     */
    @Schema(name = "ExtraMisfits", description = "What stored does not fit a schema.")
    record Misfits(
            @Schema(description = "How many things do not fit.", minimum = "0")
            long count,

            @Schema(description = "How many things were checked.", minimum = "0")
            long checked,

            @Schema(description = "Whether those were all; at most 100,000 are checked.")
            boolean complete,

            @Schema(description = "The first that do not fit.", maxItems = MOST)
            List<Misfit> first) {

        static final int MOST = 10;
    }

    /** Something stored that does not fit a schema. */
    @Schema(name = "ExtraMisfit", description = "Something stored that does not fit a schema.")
    record Misfit(
            @Schema(description = "UUIDv7.") UUID id,

            @Schema(description = "Its name in paths.", maxLength = 200)
            String slug,

            @Schema(description = "What does not fit, with pointers into what an editor would send.")
            List<Fault> errors) {}
}
