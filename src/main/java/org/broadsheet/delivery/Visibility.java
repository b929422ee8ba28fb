package org.broadsheet.delivery;

/**
 * The one rule of what the public can see: published, its time has come, and not under embargo. The database keeps it
 * as the column {@code public_at} (null for what is not published), so that the clock alone makes a scheduled article
 * public, on every node at once.
 */
public final class Visibility {

    private Visibility() {}

    /** The rule as an SQL condition on a table of this alias that has {@code public_at}. */
    public static String of(String alias) {
        return alias + ".public_at <= now()";
    }

    /** What lists, counts and related stories show: what is public and was not retracted. */
    public static String listed(String alias) {
        return of(alias) + " and not " + alias + ".retracted";
    }

    /** The condition for what the clock will publish. */
    public static String later(String alias) {
        return alias + ".public_at > now()";
    }

    /** When the clock next makes an article public, as an SQL expression: one step along an index. */
    public static final String NEXT =
            "(select min(coming.public_at) from article coming where coming.public_at > now())";
}
