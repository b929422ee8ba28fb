package org.broadsheet.article.edit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.body.Image;

/** The rows of {@code article_image} of an article: the kept images that it shows anywhere. */
final class ArticleImages {

    static final String INSERT = "insert into article_image (article_id, image_id, in_teaser) values (?, ?, ?)";

    private ArticleImages() {}

    /** The rows, as {@link #INSERT} takes them. */
    static List<Object[]> of(UUID article, Content content) {
        Set<UUID> inTeaser = ids(content.teaserImages());
        List<Object[]> rows = new ArrayList<>();
        ids(content.imagesByPointer()).forEach(id -> rows.add(new Object[] {article, id, inTeaser.contains(id)}));
        return rows;
    }

    /** Whether its teaser shows any. */
    static boolean isPictured(Content content) {
        return !ids(content.teaserImages()).isEmpty();
    }

    private static Set<UUID> ids(Map<String, Image> images) {
        return images.values().stream()
                .map(Image::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
