package org.broadsheet.tag;

import org.broadsheet.delivery.Visibility;

/**
 * How many articles in public lists a tag has, in SQL: a sum over a handful of kept rows, whatever their number. What
 * is kept counts what the clock will make public too; that is little, and taken off.
 */
public final class TagUse {

    /** A common table expression, {@code later}, that {@link #of} needs: what is not public yet, by tag. */
    public static final String LATER = """
            later as materialized (
                select x.tag_id, count(*) as uses from article a join article_tag x on x.article_id = a.id
                where %s and not a.retracted group by x.tag_id)""".formatted(Visibility.later("a"));

    private TagUse() {}

    /** The number for the tag whose id this column has. */
    public static String of(String id) {
        return """
                (coalesce((select sum(u.uses) from tag_use u where u.tag_id = %1$s), 0)
                    - coalesce((select l.uses from later l where l.tag_id = %1$s), 0))""".formatted(id);
    }
}
