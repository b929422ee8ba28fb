package org.broadsheet.feed;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.article.ArticleView;
import org.broadsheet.body.Block;
import org.broadsheet.body.BlockParts;

/** Finds blocks of a type at the top of an article and in its body, those inside others included. */
final class Blocks {

    private Blocks() {}

    /** What stands at the top of an article, and the blocks of its body. */
    static List<Block> all(ArticleView article) {
        List<Block> all = new ArrayList<>(article.body().blocks());
        if (article.leadMedia() != null) {
            all.add(0, article.leadMedia());
        }
        return all;
    }

    /** In reading order. */
    static <B extends Block> List<B> of(ArticleView article, Class<B> type) {
        List<B> found = new ArrayList<>();
        BlockParts.walk(all(article), block -> {
            if (type.isInstance(block)) {
                found.add(type.cast(block));
            }
        });
        return found;
    }
}
