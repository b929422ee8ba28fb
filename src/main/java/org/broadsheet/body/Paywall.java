package org.broadsheet.body;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The place between blocks where the part of a body ends that everybody may read; see {@link Body#free}. At most one,
 * and not inside a block. Nothing is shown of it.
 */
@Schema(
        name = "PaywallBlock",
        description =
                "Where the part of the body ends that everybody may read. Only those who may read what follows get"
                        + " it; it shows nothing itself.")
public record Paywall(@Schema(description = Block.ID) String id) implements Block {

    /** Null: what a link leads to is a block to read. */
    @Override
    public String anchor() {
        return null;
    }

    @Override
    public BlockType type() {
        return BlockType.PAYWALL;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.paywall(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.NONE;
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(this);
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Paywall(newId);
    }
}
