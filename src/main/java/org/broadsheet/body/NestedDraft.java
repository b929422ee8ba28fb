package org.broadsheet.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Blocks that hold blocks, and what belongs to tables, as a newsroom sends them. */
final class NestedDraft {

    private NestedDraft() {}

    @Schema(name = "TableCellDraft", description = "A cell that spans several rows or columns, or heads its row.")
    record CellDraft(
            @Schema(description = "Its first row, counted from 0; if there is a `header`, that is row 0.")
            @NotNull
            @Min(0)
            @Max(BodyLimits.ROWS)
            Integer row,

            @Schema(description = "Its first column, counted from 0.") @NotNull @Min(0) @Max(BodyLimits.COLUMNS - 1)
            Integer column,

            @Schema(description = "How many rows it takes; 1 by default.") @Min(1) @Max(BodyLimits.ROWS)
            Integer rowSpan,

            @Schema(description = "How many columns it takes; 1 by default.") @Min(1) @Max(BodyLimits.COLUMNS)
            Integer columnSpan,

            @Schema(description = "Whether it heads its row; false by default.")
            Boolean heading) {}

    @Schema(name = "FootnoteDraft", description = "One footnote.")
    record NoteDraft(
            @Schema(description = "What follows `#` in a link to it: `fn-1` for the first. Made if absent.")
            @Size(min = 1, max = 20)
            @Pattern(regexp = "^fn-[0-9]{1,4}$", message = "Must be fn- and the number of the note")
            String anchor,

            @Schema(description = "Its text.") @NotNull @Size(max = BodyLimits.BLOCKS)
            List<BlockDraft> blocks) {}

    @Schema(name = "DetailsBlockDraft", description = "Blocks that a reader can expand.")
    record DetailsDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "The part that is always shown; inline HTML.")
            @Size(min = 1, max = BodyLimits.BYTES)
            @Source
            String summary,

            @Schema(description = "The part that is expanded.") @NotNull @Size(max = BodyLimits.BLOCKS)
            List<BlockDraft> blocks)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.details(this, at);
        }
    }

    @Schema(
            name = "CalloutBlockDraft",
            description = "Blocks set apart from the text: a note, a warning, a box of facts.")
    record CalloutDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "Its kind, such as `note`, `tip`, `warning`; `note` by default.")
            @Size(min = 1, max = 50)
            @Pattern(regexp = "^[a-z][a-z0-9-]{0,49}$", message = "May contain only a-z, digits and -")
            String kind,

            @Schema(description = "An emoji or a short sign; plain text.") @Size(min = 1, max = 20)
            String icon,

            @Schema(description = "The blocks in it.") @NotNull @Size(max = BodyLimits.BLOCKS)
            List<BlockDraft> blocks)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.callout(this, at);
        }
    }

    @Schema(
            name = "FootnotesBlockDraft",
            description =
                    "The footnotes of the body, in order; a mark in a text is `<sup class=\"footnote\"><a href=\"#fn-1\">1</a></sup>`.")
    record FootnotesDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "In order.") @NotNull @Size(max = BodyLimits.ITEMS)
            List<NoteDraft> notes)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.footnotes(this, at);
        }
    }
}
