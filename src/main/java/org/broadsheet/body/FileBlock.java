package org.broadsheet.body;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file to download.
 *
 * @param url http, https or root-relative
 * @param title plain text
 * @param mediaType a media type (RFC 6838); may be null
 * @param size in bytes; may be null
 * @param caption inline HTML; may be null
 */
@Schema(name = "FileBlock", description = "A file to download.")
public record FileBlock(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,
        @Schema(description = "Absolute.") String url,
        @Schema(description = "Plain text.") String title,

        @Schema(nullable = true, description = "A media type, such as `application/pdf`.")
        String mediaType,

        @Schema(nullable = true, description = "In bytes.", minimum = "0")
        Long size,

        @Schema(nullable = true, description = Block.CAPTION)
        String caption)
        implements Block {

    @Override
    public BlockType type() {
        return BlockType.FILE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.file(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofHtml(caption);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new FileBlock(id, anchor, mapper.url(url), title, mediaType, size, mapper.html(caption)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new FileBlock(newId, newAnchor, url, title, mediaType, size, caption);
    }
}
