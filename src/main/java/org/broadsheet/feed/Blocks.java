package org.broadsheet.feed;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.article.ArticleView;
import org.broadsheet.body.Block;
import org.broadsheet.body.BlockParts;

/** Finds blocks of a type in a body, those inside others included. */
final class Blocks {

    private Blocks() {}

    /** In reading order. */
    static <B extends Block> List<B> of(ArticleView article, Class<B> type) {
        List<B> found = new ArrayList<>();
        BlockParts.walk(article.body().blocks(), block -> {
            if (type.isInstance(block)) {
                found.add(type.cast(block));
            }
        });
        return found;
    }
}
