package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The footnotes of a body. Their marks are links in its texts,
 * {@code <sup class="footnote" id="fnref-1"><a href="#fn-1">1</a></sup>}.
 *
 * @param notes in order; the first is number 1
 */
@Schema(
        name = "FootnotesBlock",
        description =
                "The footnotes of the body, in order; the first is number 1. Their marks in the text are links such"
                        + " as `#fn-1`.")
public record Footnotes(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,
        @Schema(description = "In order.") List<Note> notes)
        implements Block {

    /**
     * One footnote.
     *
     * @param anchor the fragment of a link to it, such as {@code fn-1}
     */
    @Schema(name = "Footnote", description = "One footnote.")
    public record Note(
            @Schema(description = "What follows `#` in a link to it, such as `fn-1`; its first mark is `fnref-1`.")
            String anchor,

            @Schema(description = "Its text.") List<Block> blocks) {

        public Note {
            blocks = BlockParts.copy(blocks);
        }
    }

    public Footnotes {
        notes = List.copyOf(notes);
    }

    @Override
    public BlockType type() {
        return BlockType.FOOTNOTES;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.footnotes(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofNotes(notes);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new Footnotes(
                id,
                anchor,
                notes.stream()
                        .map(note -> new Note(note.anchor(), mapper.map(note.blocks())))
                        .toList()));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Footnotes(newId, newAnchor, notes);
    }
}
