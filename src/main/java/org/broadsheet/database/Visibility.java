package org.broadsheet.database;

/**
 * The one rule of what the public can see: published, its time has come, not under embargo, and not over. The database
 * keeps all but the end as the column {@code public_at} (null for what is not published), and the end as {@code
 * expires_at} (null for what stays), so that the clock alone makes an article public and ends it, on every node at once.
 *
 * <p>An article that has ended soon gets the status {@code expired}, and with it a null {@code public_at}, so that no
 * list passes over it. Only until then do the conditions on {@code expires_at} leave anything out.
 *
 * <p>Triggers copy {@code public_at} and {@code retracted}, but not {@code expires_at}, to {@code article_tag} and {@code
 * article_author}. The conditions on such a copy narrow what an index reads; the article's own have to hold too.
 *
 * <p>No other class spells these conditions, and {@code VisibilityTest} checks the database's functions against them.
 */
public final class Visibility {

    /** When the clock next makes an article public or ends one, as an SQL expression: one step along each of two indexes. */
    public static final String NEXT = "least((select min(coming.public_at) from article coming where "
            + later("coming")
            + "), (select min(ending.expires_at) from article ending where " + ofUntilThen("ending")
            + " and ending.expires_at > now()))";

    /** When the clock next makes a summary public, as an SQL expression. */
    public static final String NEXT_SUMMARY =
            "(select min(coming.published_at) from summary coming where " + laterSummary("coming") + ")";

    private Visibility() {}

    /** The rule as an SQL condition on an article of this alias. */
    public static String of(String alias) {
        return ofUntilThen(alias) + " and (" + alias + ".expires_at is null or " + alias + ".expires_at > now())";
    }

    /** The rule without the end. */
    private static String ofUntilThen(String alias) {
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

    /** The part of the rule that a copy beside a tag or an author can check; the article's own has to hold too. */
    public static String ofCopy(String alias) {
        return ofUntilThen(alias);
    }

    /** The same for {@link #listed}. */
    public static String listedCopy(String alias) {
        return ofCopy(alias) + " and not " + alias + ".retracted";
    }

    /** The same for {@link #retracted}. */
    public static String retractedCopy(String alias) {
        return ofCopy(alias) + " and " + alias + ".retracted";
    }

    /**
     * What lists show, as a condition on a copy alone. What has ended and is not {@code expired} yet is looked up once for
     * a statement, along article_ending, where there is next to nothing.
     */
    public static String listedByCopy(String alias) {
        return listedCopy(alias) + " and " + alias + ".article_id not in (select over.id from article over where "
                + endedLately("over") + ")";
    }

    /** What the clock will make public. */
    public static String later(String alias) {
        return alias + ".public_at > now()";
    }

    /** What lists will show once the clock makes it public. */
    public static String laterListed(String alias) {
        return later(alias) + " and not " + alias + ".retracted";
    }

    /** The part of {@link #laterListed} that has a later time, on a copy: at the beginning of each tag's index by time. */
    public static String laterListedByTime(String alias) {
        return alias + ".published_at > now() and " + counted(alias);
    }

    /** The rest of {@link #laterListed}, on a copy: what has an earlier time, and is held back by an embargo. */
    public static String laterListedByEmbargo(String alias) {
        return embargoed(alias) + " and " + alias + ".published_at <= now() and " + laterListed(alias);
    }

    /** What became public later than its own time says, or has yet to: what another partial index holds. */
    public static String embargoed(String alias) {
        return alias + ".public_at > " + alias + ".published_at";
    }

    /** What was public until its end, and is not {@code expired} yet. */
    public static String endedLately(String alias) {
        return endsBy(alias, "now()");
    }

    /** The same, and what is public and ends by a moment, which is an SQL expression. */
    public static String endsBy(String alias, String moment) {
        return ofUntilThen(alias) + " and " + alias + ".expires_at <= " + moment;
    }

    /** What lists showed until its end, and is not {@code expired} yet. */
    public static String endedLatelyListed(String alias) {
        return endedLately(alias) + " and not " + alias + ".retracted";
    }

    /** Whether an article's time is over, as a value that is never null: it was published until {@code expires_at}. */
    public static String hasEnded(String alias) {
        return "(" + alias + ".status in ('published', 'expired') and coalesce(" + alias
                + ".expires_at <= now(), false))";
    }

    /** Since when an article that was public is not, as an SQL expression; null for what never was, or is again. */
    public static String goneAt(String alias) {
        return "(case when " + hasEnded(alias) + " then " + alias + ".expires_at else " + alias + ".gone_at end)";
    }

    /** What the public may know of: what is public, and what was and is gone. */
    public static String known(String alias) {
        return "(" + ofUntilThen(alias) + " or " + alias + ".gone_at is not null)";
    }

    /** What has been public for a number of seconds that is bound: what a partner's product has that much later. */
    public static String since(String alias) {
        return alias + ".public_at <= now() - make_interval(secs => ?)";
    }

    /** The same, and what had been when it was gone: two such numbers, each the same. */
    public static String knownSince(String alias) {
        return "(" + since(alias) + " or " + alias + ".gone_at is not null and " + sinceBy(alias, alias + ".gone_at")
                + ")";
    }

    /**
     * Whether an article that is or was public had been for a number of seconds that is bound by a moment, which is an SQL
     * expression; never null.
     */
    public static String sinceBy(String alias, String moment) {
        return "coalesce(greatest(" + alias + ".published_at, " + alias + ".embargo_until) <= " + moment
                + " - make_interval(secs => ?), false)";
    }

    /** Whether the change log has an article as public, as a value that is never null. */
    public static String isInLog(String alias) {
        return "coalesce(" + ofUntilThen(alias) + ", false)";
    }

    /** When the clock ends an article that is public, as an SQL expression; null if it does not. */
    public static String endOf(String alias) {
        return "(case when " + of(alias) + " then " + alias + ".expires_at end)";
    }

    /** When the clock next makes an article public or ends it, as an SQL expression; null if it does neither. */
    public static String nextOf(String alias) {
        return "(case when " + later(alias) + " then " + alias + ".public_at else " + endOf(alias) + " end)";
    }

    /** What is public or will be by the clock alone, or has just ended: what the partial indexes hold. */
    public static String published(String alias) {
        return alias + ".public_at is not null";
    }

    /** What is neither public nor scheduled: what other partial indexes hold. */
    public static String unpublished(String alias) {
        return alias + ".public_at is null";
    }

    /** What counts of tags count before {@link #laterListed} and {@link #endedLatelyListed} are subtracted. */
    public static String counted(String alias) {
        return published(alias) + " and not " + alias + ".retracted";
    }

    /** What editors have published: what is public, what the clock has yet to make public, and what it has ended. */
    public static String declared(String alias) {
        return alias + ".status in ('published', 'expired')";
    }

    /** The rule for words that search suggests: some article that has them is or was public. */
    public static String ofWord(String alias) {
        return alias + ".public_at <= now()";
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
