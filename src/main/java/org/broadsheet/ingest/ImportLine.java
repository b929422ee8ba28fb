package org.broadsheet.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of an import's answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ImportLine.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = ImportLine.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = ImportLine.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = ImportLine.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ImportLine.Failed.class, name = "failed")
})
@Schema(
        name = "ImportLine",
        description = "One line of an import's answer; `type` tells which. The last is `done` or `failed`.",
        oneOf = {
            ImportLine.Progress.class,
            ImportLine.Rejected.class,
            ImportLine.Warning.class,
            ImportLine.Done.class,
            ImportLine.Failed.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "progress", schema = ImportLine.Progress.class),
            @DiscriminatorMapping(value = "rejected", schema = ImportLine.Rejected.class),
            @DiscriminatorMapping(value = "warning", schema = ImportLine.Warning.class),
            @DiscriminatorMapping(value = "done", schema = ImportLine.Done.class),
            @DiscriminatorMapping(value = "failed", schema = ImportLine.Failed.class)
        })
sealed interface ImportLine {

    String LINE = "The record's line in the file, from 1.";
    String ITEM = "What the record is in its archive, such as `post 17, “Ferry returns”`; absent for lines of NDJSON.";
    String POINTER = "Where in the record, as a JSON Pointer (RFC 6901).";
    String READ = "Records read.";
    String CREATED = "Records that were new.";
    String UPDATED = "Records that changed something stored.";
    String UNCHANGED = "Records that matched what was stored.";
    String REPORT = "Where the report is kept.";
    String REJECTED = "Records that were rejected.";

    /** Progress; sent every thousand records. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ProgressLine",
            description = "Progress; sent every thousand records.",
            requiredProperties = {"type", "read"})
    record Progress(
            @Schema(description = READ, minimum = "0") long read,

            @Schema(
                    description = "The articles of an archive; absent where nobody knows how many there are.",
                    minimum = "0")
            Long articles)
            implements ImportLine {}

    /**
     * A rejected record: its first fault, and the first 100 if there are several.
     *
     * @param didYouMean absent if nothing is close
     * @param errors absent if there is only one fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "RejectedLine",
            description = "A rejected record: its first fault, and the first 100 if there are several.",
            requiredProperties = {"type", "line", "pointer", "detail"})
    record Rejected(
            @Schema(description = LINE, minimum = "1") long line,
            @Schema(description = ITEM) String item,
            @Schema(description = POINTER) String pointer,
            @Schema(description = "What is wrong.") String detail,

            @Schema(description = "The closest known name or value; absent if none is close.")
            String didYouMean,

            @Schema(description = "The first 100 faults; absent if there is only one.", maxItems = Problem.MOST_FAULTS)
            List<Fault> errors)
            implements ImportLine {}

    /** Part of an accepted record was dropped, or not read as it was written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "WarningLine",
            description = "Part of an accepted record was dropped, or not read as it was written.",
            requiredProperties = {"type", "line", "code", "pointer", "detail"})
    record Warning(
            @Schema(description = LINE, minimum = "1") long line,
            @Schema(description = ITEM) String item,

            @Schema(description = "What it is about, for programs.")
            WarningCode code,

            @Schema(description = POINTER) String pointer,

            @Schema(description = "What was dropped or changed.")
            String detail)
            implements ImportLine {}

    /** The end of the import, with its totals. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DoneLine", description = "The end of the import, with its totals.")
    record Done(
            @Schema(description = READ, minimum = "0") long read,
            @Schema(description = CREATED, minimum = "0") long created,
            @Schema(description = UPDATED, minimum = "0") long updated,
            @Schema(description = UNCHANGED, minimum = "0") long unchanged,
            @Schema(description = REJECTED, minimum = "0") long rejected,

            @Schema(description = "The warnings by code: losses first, then the most frequent.")
            List<WarningCount> warnings,

            @Schema(description = REPORT) String report)
            implements ImportLine {}

    /** How often an import gave warnings of one code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "WarningCount",
            description = "How often an import gave warnings of one code.",
            requiredProperties = {"code", "effect", "count", "records", "example"})
    record WarningCount(
            @Schema(description = "What they are about, for programs.")
            WarningCode code,

            @Schema(
                    description = "What they mean for the content: readers do not get part of it (`lost`), get part of"
                            + " it in a worse form (`changed`), or get all of it (`noted`).")
            WarningCode.Effect effect,

            @Schema(description = "Warnings with this code.", minimum = "1")
            long count,

            @Schema(description = "Records with such a warning.", minimum = "1")
            long records,

            @Schema(description = "The first of them.") Example example,

            @Schema(
                    description = "What they say, the most frequent first; only in reports.",
                    maxItems = Tally.MOST_SHOWN)
            List<DetailCount> details) {}

    /** How often an import said the same. */
    @Schema(name = "DetailCount", description = "How often an import said the same.")
    record DetailCount(
            @Schema(description = "What it said.") String detail,

            @Schema(description = "How often.", minimum = "1")
            long count,

            @Schema(description = "Where first.") Example example) {}

    /** One of many. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ImportExample",
            description = "One warning or rejection of many.",
            requiredProperties = {"line", "pointer", "detail"})
    record Example(
            @Schema(description = LINE, minimum = "1") long line,
            @Schema(description = ITEM) String item,
            @Schema(description = POINTER) String pointer,

            @Schema(description = "What was dropped or changed.")
            String detail) {}

    /** The import failed; the records counted are stored. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FailedLine", description = "The import failed; the records counted are stored.")
    record Failed(
            @Schema(description = READ, minimum = "0") long read,
            @Schema(description = CREATED, minimum = "0") long created,
            @Schema(description = UPDATED, minimum = "0") long updated,
            @Schema(description = UNCHANGED, minimum = "0") long unchanged,
            @Schema(description = REJECTED, minimum = "0") long rejected,

            @Schema(description = "What happened and what to do about it.")
            String detail,

            @Schema(description = REPORT) String report)
            implements ImportLine {}
}
