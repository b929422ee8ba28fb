package org.broadsheet.body;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link in a block of its own: a button, a bookmark.
 *
 * @param url the same addresses as in links
 * @param title plain text
 * @param description plain text; may be null
 * @param publisher plain text; may be null
 * @param thumbnail the address of an image; may be null
 */
@Schema(name = "LinkBlock", description = "A link that stands on its own: a button, a bookmark.")
public record LinkBlock(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,
        @Schema(description = "Where it leads.") String url,
        @Schema(description = "Plain text.") String title,

        @Schema(nullable = true, description = "Plain text.")
        String description,

        @Schema(nullable = true, description = "The publisher of the linked page; plain text.")
        String publisher,

        @Schema(nullable = true, description = "The address of an image that shows it.")
        String thumbnail)
        implements Block {

    @Override
    public BlockType type() {
        return BlockType.LINK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.link(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.NONE;
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(
                new LinkBlock(id, anchor, mapper.url(url), title, description, publisher, mapper.url(thumbnail)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new LinkBlock(newId, newAnchor, url, title, description, publisher, thumbnail);
    }
}
