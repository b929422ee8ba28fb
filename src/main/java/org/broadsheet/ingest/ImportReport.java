package org.broadsheet.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.archive.ArchiveFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the records of an import, to be looked at afterwards. */
@Schema(name = "ImportReport", description = "What became of the records of an import.")
record ImportReport(
        @Schema(description = "Its id.") UUID id,

        @Schema(description = "What was sent; null if nobody knows, because it could not be read.", nullable = true)
        ArchiveFormat format,

        @Schema(description = "Whether it was only tried, and nothing stored.")
        boolean dryRun,

        @Schema(description = "Who imported: the name of a key, or of a command.")
        String importedBy,

        @Schema(description = "When it began.") Instant startedAt,
        @Schema(description = "When it ended.") Instant endedAt,

        @Schema(description = "Why it ended before the end of the file; null if it did not.", nullable = true)
        String failure,

        @Schema(description = ImportLine.READ, minimum = "0")
        long read,

        @Schema(description = ImportLine.CREATED, minimum = "0")
        long created,

        @Schema(description = ImportLine.UPDATED, minimum = "0")
        long updated,

        @Schema(description = ImportLine.UNCHANGED, minimum = "0")
        long unchanged,

        @Schema(description = ImportLine.REJECTED, minimum = "0")
        long rejected,

        @Schema(description = "The warnings by code: losses first, then the most frequent.")
        List<ImportLine.WarningCount> warnings,

        @Schema(description = "Why records were rejected, the most frequent first.", maxItems = Tally.MOST_SHOWN)
        List<ImportLine.DetailCount> rejections) {

    /** An import that has begun. */
    record Run(UUID id, boolean dryRun, String by, Instant started) {}
}
