package org.broadsheet.article;

import org.broadsheet.body.TeaserBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A teaser block as readers get it: the article as it is now.
 *
 * @param id the block's id
 * @param article what to draw
 */
@Schema(name = "TeaserBlock", description = "Another article, shown inside the body as it is now.")
public record ShownTeaser(
        @Schema(description = "Stable within the article.") String id, Teaser article) implements TeaserBlock {

    @Override
    public String articleKey() {
        return article.id().toString();
    }
}
