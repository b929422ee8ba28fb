package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;

/**
 * Another article shown inside a body. Stored as a {@link TeaserReference}. What readers get is another implementation,
 * in the article feature, since this package must not depend on articles; therefore not sealed.
 */
@JsonTypeName("teaser")
public non-sealed interface TeaserBlock extends Block {

    /** The article's key: its slug in a body that was just sent, its id in a stored one. */
    String articleKey();

    /** Null: nothing links to a teaser. */
    @Override
    default String anchor() {
        return null;
    }

    @Override
    default BlockType type() {
        return BlockType.TEASER;
    }

    @Override
    default <R> R accept(Visitor<R> visitor) {
        return visitor.teaser(this);
    }

    @Override
    default BlockParts parts() {
        return BlockParts.ofArticle(articleKey());
    }

    @Override
    default Optional<Block> map(BlockMapper mapper) {
        return mapper.teasers().apply(this);
    }

    @Override
    default Block named(String newId, String newAnchor) {
        return new TeaserReference(newId, articleKey());
    }
}
