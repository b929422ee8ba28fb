package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Blocks set apart from the text: a note, a warning, a box of facts.
 *
 * @param kind such as {@code note}, {@code tip} or {@code warning}
 * @param icon an emoji or a short sign, plain text; may be null
 * @param blocks its content
 */
@Schema(name = "CalloutBlock", description = "Blocks set apart from the text: a note, a warning, a box of facts.")
public record Callout(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,

        @Schema(description = "Its kind, such as `note`, `tip`, `warning`; a slug.")
        String kind,

        @Schema(nullable = true, description = "An emoji or a short sign; plain text.")
        String icon,

        @Schema(description = "The blocks in it.") List<Block> blocks)
        implements Block {

    /** The kind of a callout that states no other. */
    static final String NOTE = "note";

    public Callout {
        blocks = BlockParts.copy(blocks);
    }

    @Override
    public BlockType type() {
        return BlockType.CALLOUT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.callout(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofBlocks(blocks);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new Callout(id, anchor, kind, icon, mapper.map(blocks)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Callout(newId, newAnchor, kind, icon, blocks);
    }
}
