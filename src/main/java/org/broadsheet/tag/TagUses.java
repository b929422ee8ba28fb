package org.broadsheet.tag;

import org.broadsheet.database.Visibility;

/**
 * How many articles lists show under a tag. {@code tag_use} also counts articles that are scheduled, and those that have
 * ended a moment ago. They are subtracted tag by tag, along article_tag_by_time, article_tag_embargoed and article_ending,
 * so that it costs a few steps along indexes however many articles there are.
 */
public final class TagUses {

    private TagUses() {}

    /**
     * The number as an SQL expression, a numeric.
     *
     * @param tag the tag's id, in SQL
     */
    public static String listed(String tag) {
        return """
                (coalesce((select sum(u.uses) from tag_use u where u.tag_id = %1$s), 0)
                    - (select count(*) from article_tag z where z.tag_id = %1$s and %2$s)
                    - (select count(*) from article_tag z where z.tag_id = %1$s and %3$s)
                    - (select count(*) from article over join article_tag z on z.article_id = over.id
                        where z.tag_id = %1$s and %4$s))
                """.formatted(
                        tag,
                        Visibility.laterListedByTime("z"),
                        Visibility.laterListedByEmbargo("z"),
                        Visibility.endedLatelyListed("over"));
    }
}
