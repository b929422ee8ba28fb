package org.broadsheet.body;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Words of the article, set apart to draw the eye; they are in its text too.
 *
 * @param html paragraphs are separated by two {@code <br>}
 * @param citation who is quoted, inline HTML; null if unknown
 */
@Schema(name = "PullquoteBlock", description = "Words of the article, set apart to draw the eye.")
public record Pullquote(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,

        @Schema(description = "Sanitised inline HTML; paragraphs are separated by two `<br>`.")
        String html,

        @Schema(nullable = true, description = "Who is quoted, sanitised inline HTML.")
        String citation)
        implements Block {

    @Override
    public BlockType type() {
        return BlockType.PULLQUOTE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pullquote(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofHtml(html, citation);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new Pullquote(id, anchor, mapper.html(html), mapper.html(citation)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Pullquote(newId, newAnchor, html, citation);
    }
}
