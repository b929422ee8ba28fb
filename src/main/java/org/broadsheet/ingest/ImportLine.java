package org.broadsheet.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.broadsheet.delivery.Fault;
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
    String POINTER = "Where in the record, as a JSON Pointer (RFC 6901).";
    String READ = "Records read.";
    String CREATED = "Records that were new.";
    String UPDATED = "Records that changed what was there.";
    String UNCHANGED = "Records that said what was there already.";
    String REJECTED = "Records that were not taken.";

    /** So far so good; every thousand records. */
    @Schema(name = "ProgressLine", description = "So far so good; every thousand records.")
    record Progress(
            @Schema(description = READ, minimum = "0") long read) implements ImportLine {}

    /**
     * A record that was not taken. Says the first fault itself, and all of them where there are several.
     *
     * @param didYouMean absent where nothing is near
     * @param errors absent where there is one fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "RejectedLine",
            description = "A record that was not taken: its first fault, and all of them where there are several.",
            requiredProperties = {"type", "line", "pointer", "detail"})
    record Rejected(
            @Schema(description = LINE, minimum = "1") long line,
            @Schema(description = POINTER) String pointer,
            @Schema(description = "What is wrong.") String detail,

            @Schema(description = "The nearest known name or value; absent where none is near.")
            String didYouMean,

            @Schema(description = "All faults; absent where there is one.")
            List<Fault> errors)
            implements ImportLine {}

    /** Something of a record that was taken was left out. */
    @Schema(name = "WarningLine", description = "Something of a record that was taken was left out.")
    record Warning(
            @Schema(description = LINE, minimum = "1") long line,
            @Schema(description = POINTER) String pointer,
            @Schema(description = "What was left out.") String detail)
            implements ImportLine {}

    /** The end, with what became of the records. */
    @Schema(name = "DoneLine", description = "The end: what became of the records.")
    record Done(
            @Schema(description = READ, minimum = "0") long read,
            @Schema(description = CREATED, minimum = "0") long created,
            @Schema(description = UPDATED, minimum = "0") long updated,
            @Schema(description = UNCHANGED, minimum = "0") long unchanged,
            @Schema(description = REJECTED, minimum = "0") long rejected)
            implements ImportLine {}

    /** The import broke off; what is counted is stored. */
    @Schema(name = "FailedLine", description = "The import broke off; what is counted is stored.")
    record Failed(
            @Schema(description = READ, minimum = "0") long read,
            @Schema(description = CREATED, minimum = "0") long created,
            @Schema(description = UPDATED, minimum = "0") long updated,
            @Schema(description = UNCHANGED, minimum = "0") long unchanged,
            @Schema(description = REJECTED, minimum = "0") long rejected,

            @Schema(description = "What happened and what to do about it.")
            String detail)
            implements ImportLine {}
}
