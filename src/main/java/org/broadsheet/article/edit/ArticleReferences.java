package org.broadsheet.article.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.body.Body;

/**
 * The rows of {@code article_reference} of an article: the related ones that its editor chose, and those that its body
 * shows or links to. What the public does not get of the body refers to others on rows of its own, which are gated:
 * nothing that the public gets depends on them.
 */
final class ArticleReferences {

    static final String INSERT =
            "insert into article_reference (article_id, kind, position, target_id, gated) values (?, ?, ?, ?, ?)";

    private final UUID article;
    private final Names names;
    private final List<Object[]> rows = new ArrayList<>();

    private ArticleReferences(UUID article, Names names) {
        this.article = article;
        this.names = names;
    }

    /** The rows, as {@link #INSERT} takes them. */
    static List<Object[]> of(UUID article, Content content, Names names) {
        ArticleReferences references = new ArticleReferences(article, names);
        Body all = content.body();
        Body free = content.freeBody();
        references.add("related", content.related(), content.related());
        references.add("teaser", free.teasers(), all.teasers());
        references.add("link", linked(free), linked(all));
        return references.rows;
    }

    /** What is linked to and not shown. */
    private static Set<String> linked(Body body) {
        Set<String> linked = new LinkedHashSet<>(body.references());
        linked.removeAll(body.teasers());
        return linked;
    }

    private void add(String kind, Collection<String> free, Collection<String> all) {
        int position = 0;
        for (String slug : free) {
            rows.add(new Object[] {article, kind, position++, names.articles().get(slug), false});
        }
        for (String slug : all) {
            if (!free.contains(slug)) {
                rows.add(new Object[] {
                    article, kind, position++, names.articles().get(slug), true
                });
            }
        }
    }
}
