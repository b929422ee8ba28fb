package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Several images that belong together.
 *
 * @param images at least 1, in order
 * @param caption of the whole, inline HTML; may be null
 */
@Schema(name = "GalleryBlock", description = "Several images that belong together.")
public record Gallery(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,
        @Schema(description = "In order.") List<Image> images,

        @Schema(nullable = true, description = "The caption of the whole, sanitised inline HTML.")
        String caption)
        implements LeadMedia {

    public Gallery {
        images = List.copyOf(images);
    }

    @Override
    public BlockType type() {
        return BlockType.GALLERY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gallery(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofGallery(images, caption);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(
                new Gallery(id, anchor, images.stream().map(mapper::image).toList(), mapper.html(caption)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Gallery(newId, newAnchor, images, caption);
    }
}
