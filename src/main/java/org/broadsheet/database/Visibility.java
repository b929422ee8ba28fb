package org.broadsheet.database;

/**
 * The one rule of what the public can see: published, its time has come, and not under embargo. The database keeps it
 * as the column {@code public_at} (null for what is not published), so that the clock alone makes a scheduled article
 * public, on every node at once. Triggers copy {@code public_at} and {@code retracted} to {@code article_tag} and
 * {@code article_author}, so that the same conditions hold for an alias of those tables.
 *
 * <p>No other class spells these conditions, and {@code VisibilityTest} checks the database's functions against them.
 */
public final class Visibility {

    /** When the clock next makes an article public, as an SQL expression: one step along an index. */
    public static final String NEXT =
            "(select min(coming.public_at) from article coming where " + later("coming") + ")";

    /** When the clock next makes a summary public, as an SQL expression. */
    public static final String NEXT_SUMMARY =
            "(select min(coming.published_at) from summary coming where " + laterSummary("coming") + ")";

    private Visibility() {}

    /** The rule as an SQL condition on a table of this alias that has {@code public_at}. */
    public static String of(String alias) {
        return alias + ".public_at <= now()";
    }

    /** The rule as a value that is never null. */
    public static String isPublic(String alias) {
        return "coalesce(" + of(alias) + ", false)";
    }

    /** What lists, counts and related stories show: what is public and was not retracted. */
    public static String listed(String alias) {
        return of(alias) + " and not " + alias + ".retracted";
    }

    /** What is public and was retracted: still at its address, no longer in lists. */
    public static String retracted(String alias) {
        return of(alias) + " and " + alias + ".retracted";
    }

    /** What the clock will make public. */
    public static String later(String alias) {
        return alias + ".public_at > now()";
    }

    /** What lists will show once the clock makes it public. */
    public static String laterListed(String alias) {
        return later(alias) + " and not " + alias + ".retracted";
    }

    /** What is public or will be by the clock alone: what the partial indexes hold. */
    public static String published(String alias) {
        return alias + ".public_at is not null";
    }

    /** What is neither public nor scheduled: what other partial indexes hold. */
    public static String unpublished(String alias) {
        return alias + ".public_at is null";
    }

    /** What counts of tags count before {@link #laterListed} is subtracted. */
    public static String counted(String alias) {
        return published(alias) + " and not " + alias + ".retracted";
    }

    /** The rule for summaries, which are neither drafts nor under embargo: their time alone decides. */
    public static String ofSummary(String alias) {
        return alias + ".published_at <= now()";
    }

    /** Summaries that the clock will make public. */
    public static String laterSummary(String alias) {
        return alias + ".published_at > now()";
    }

    /** Notices of public articles that have a time of their own: it must have come too. */
    public static String ofNotice(String alias) {
        return alias + ".published_at <= now()";
    }
}
