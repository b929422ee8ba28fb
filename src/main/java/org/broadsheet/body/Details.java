package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Blocks that a reader can expand.
 *
 * @param summary the part that is always shown, inline HTML; null where the browser's own word is enough
 * @param blocks the part that is expanded
 */
@Schema(name = "DetailsBlock", description = "Blocks that a reader can expand.")
public record Details(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,

        @Schema(
                nullable = true,
                description =
                        "The part that is always shown, sanitised inline HTML; null where the browser's own word is"
                                + " enough.")
        String summary,

        @Schema(description = "The part that is expanded.") List<Block> blocks)
        implements Block {

    public Details {
        blocks = BlockParts.copy(blocks);
    }

    @Override
    public BlockType type() {
        return BlockType.DETAILS;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.details(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofHtml(summary).withBlocks(blocks);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new Details(id, anchor, mapper.html(summary), mapper.map(blocks)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Details(newId, newAnchor, summary, blocks);
    }
}
