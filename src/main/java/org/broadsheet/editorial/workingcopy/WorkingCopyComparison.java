package org.broadsheet.editorial.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.broadsheet.body.BlockChange;
import org.broadsheet.editorial.workingcopy.ContentMerge.Side;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A working copy against what is live. */
@Schema(name = "WorkingCopyComparison", description = "The differences between what is live and a working copy.")
public record WorkingCopyComparison(
        @Schema(description = "The version of the working copy.", minimum = "1")
        int version,

        @Schema(description = "The live version that it was made from, or last rebased on.", minimum = "1")
        int baseVersion,

        @Schema(description = "The live version now.", minimum = "1")
        int liveVersion,

        @Schema(description = "The fields that differ; of the body only who changed it.")
        List<FieldDifference> fields,

        @Schema(
                description =
                        "The blocks that differ, from what is live to the working copy, in the order of the latter,"
                                + " removed ones last.")
        List<BlockChange> blocks) {

    /** A field that differs between what is live and a working copy. */
    @Schema(name = "FieldDifference", description = "A field that differs between what is live and a working copy.")
    public record FieldDifference(
            @Schema(description = "Its name.", maxLength = 40)
            String field,

            @Schema(
                    description =
                            "Who changed it since the working copy was made or rebased. Publishing keeps what is `live`"
                                    + " alone, and is refused where `both` did.",
                    enumeration = {"live", "working-copy", "both"})
            String changedBy,

            @Schema(
                    nullable = true,
                    implementation = Object.class,
                    description = "The value that both once had; null for the body.")
            JsonNode base,

            @Schema(nullable = true, implementation = Object.class, description = "The live value; null for the body.")
            JsonNode live,

            @Schema(
                    nullable = true,
                    implementation = Object.class,
                    description = "The working copy's value; null for the body.")
            JsonNode workingCopy) {

        private static FieldDifference of(ContentMerge<?> merge, String field, Side side) {
            boolean isBody = field.equals(ContentMerge.BODY);
            return new FieldDifference(
                    field,
                    side.wireName(),
                    isBody ? NullNode.instance : merge.base(field),
                    isBody ? NullNode.instance : merge.live(field),
                    isBody ? NullNode.instance : merge.own(field));
        }
    }

    static WorkingCopyComparison of(Live<?, ?> live, WorkingCopy<?> copy, ContentMerge<?> merge) {
        return new WorkingCopyComparison(
                copy.version(),
                copy.baseVersion(),
                live.version(),
                merge.changed().entrySet().stream()
                        .map(entry -> FieldDifference.of(merge, entry.getKey(), entry.getValue()))
                        .toList(),
                BlockChange.between(merge.liveBlocks(), merge.ownBlocks()));
    }
}
