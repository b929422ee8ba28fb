package org.broadsheet.archive.ghost;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.markup.HtmlCleaner;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;
import org.jsoup.Jsoup;

/**
 * Keeps back what not everybody saw in a post. Ghost knows two ways: the mark of a paywall, after which the text is for those
 * with access to the post, and, since version 5.108, blocks within the text that say themselves who sees them. An article here
 * has the paywall alone, so that a block stays only where everybody who comes to its place saw it.
 *
 * <p>Ghost's rules are in {@code content-gating} of its members service, and in {@code visibility.ts} of {@code
 * kg-default-nodes}.
 */
final class Gates {

    /** The mark of a paywall. */
    static final String PAYWALL = "<!--members-only-->";

    /** What is said where a paywall has words of its own. */
    static final String PAYWALL_WORDS = "Left out the words of the paywall, which the new site has to write itself";

    private static final String FREE_MEMBERS = "status:free";
    private static final String PAID_MEMBERS = "status:-free";
    private static final String ALL_MEMBERS = FREE_MEMBERS + "," + PAID_MEMBERS;

    private static final Set<String> SEGMENTS = Set.of(ALL_MEMBERS, FREE_MEMBERS, PAID_MEMBERS);

    private static final Pattern BEGIN = Pattern.compile("<!--\\s*kg-gated-block:begin\\b([^>]*?)-->");
    private static final Pattern END = Pattern.compile("<!--\\s*kg-gated-block:end\\s*-->");
    private static final Pattern NON_MEMBER = Pattern.compile("\\bnonMember:[\"']?true\\b");
    private static final Pattern SEGMENT = Pattern.compile("\\bmemberSegment:[\"']?([^\"'\\s]+)");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** What is read as the mark of a paywall here, and is none at Ghost. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?i)\\s(?:class\\s*=\\s*(?:\"[^\"]*(?:paywall|only)[^\"]*\"|'[^']*(?:paywall|only)[^']*')"
                    + "|data-paywall(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)");

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^<>]*>");

    private final String html;
    private final String audience;
    private final Losses losses;

    private Gates(String html, String audience, Losses losses) {
        this.html = html;
        this.audience = audience;
        this.losses = losses;
    }

    /** HTML within the marks that say who sees it, as Ghost writes them. */
    static String around(String html, boolean nonMember, String segment) {
        return "\n<!--kg-gated-block:begin nonMember:" + nonMember + " memberSegment:\"" + segment + "\" -->" + html
                + "<!--kg-gated-block:end-->\n";
    }

    /**
     * A body of which everybody may see what its place allows.
     *
     * @param audience free, registered, metered or subscribers: for whom the article is whole
     * @param losses is told what was left out
     */
    static String apply(String html, String audience, Losses losses) {
        Gates gates = new Gates(html, audience, losses);
        String open = html.contains("kg-gated-block") ? gates.withoutBlocks() : html;
        if (audience.equals("free")) {
            return withoutMarks(open);
        }
        // Without a mark all of it is for those with access; something else that looks like one must not open a part of
        // it.
        boolean foreign =
                HtmlCleaner.mayHavePaywall(open) || FOREIGN.matcher(open).find();
        return !hasMark(open) && foreign ? PAYWALL + open : open;
    }

    private static boolean hasMark(String html) {
        return html.toLowerCase(Locale.ROOT).contains("<!--members-only")
                || COMMENT.matcher(html).results().map(MatchResult::group).anyMatch(Gates::isGhosts);
    }

    private static boolean isGhosts(String comment) {
        return comment.matches("(?i)<!--\\s*(members-only|kg-paywall)\\s*-->");
    }

    /** A free article has no paywall: Ghost shows all of a public post, whatever marks are in it. */
    private static String withoutMarks(String html) {
        String open = COMMENT.matcher(html)
                .replaceAll(comment ->
                        HtmlCleaner.mayHavePaywall(comment.group()) ? "" : Matcher.quoteReplacement(comment.group()));
        return FOREIGN.matcher(open).find()
                ? TAG.matcher(open)
                        .replaceAll(tag -> Matcher.quoteReplacement(
                                FOREIGN.matcher(tag.group()).replaceAll("")))
                : open;
    }

    private String withoutBlocks() {
        StringBuilder kept = new StringBuilder(html.length());
        boolean walled = !hasMark(html);
        Matcher begin = BEGIN.matcher(html);
        Matcher end = END.matcher(html);
        int at = 0;
        while (begin.find(at)) {
            String before = html.substring(at, begin.start());
            walled = walled || hasMark(before);
            kept.append(before);
            // A block without an end goes on to the end of the text: rather too much is kept back than too little.
            boolean ends = end.find(begin.end());
            String block = html.substring(begin.end(), ends ? end.start() : html.length());
            at = ends ? end.end() : html.length();
            boolean marked = hasMark(block);
            if (isKept(begin.group(1), block, walled)) {
                kept.append(block);
            } else if (marked) {
                kept.append(PAYWALL);
            }
            walled = walled || marked;
        }
        return kept.append(html, at, html.length()).toString();
    }

    private boolean isKept(String conditions, String block, boolean walled) {
        boolean nonMember = NON_MEMBER.matcher(conditions).find();
        Matcher named = SEGMENT.matcher(conditions);
        String segment = named.find() && SEGMENTS.contains(named.group(1)) ? named.group(1) : "";
        if (block.contains("kg-paywall-card")) {
            losses.add(WarningCode.CONTENT_REMOVED, PAYWALL_WORDS + quoted(block));
            return false;
        }
        boolean free = segment.equals(ALL_MEMBERS) || segment.equals(FREE_MEMBERS);
        boolean paid = segment.equals(ALL_MEMBERS) || segment.equals(PAID_MEMBERS);
        // Those with the least rights among all who come to this place.
        boolean seen = !walled || audience.equals("free") || audience.equals("metered")
                ? nonMember
                : audience.equals("registered") ? free : paid;
        if (!seen) {
            losses.add(
                    WarningCode.HIDDEN_CONTENT_REMOVED,
                    "Left out a part that was for " + readers(nonMember, free, paid)
                            + ", and would be seen by others here" + quoted(block));
        } else if (!free || !paid) {
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Shows a part to all readers of its place that was for " + readers(nonMember, free, paid)
                            + quoted(block));
        }
        return seen;
    }

    private static String readers(boolean nonMember, boolean free, boolean paid) {
        if (nonMember) {
            return free
                    ? "those who do not pay alone"
                    : paid ? "paying members and those without an account alone" : "those without an account alone";
        }
        return free
                ? paid ? "members alone" : "members who do not pay alone"
                : paid ? "paying members alone" : "nobody";
    }

    private static String quoted(String html) {
        String words = LossCollector.abbreviate(Jsoup.parseBodyFragment(html).text());
        return words.isEmpty() ? "" : ": “" + words + "”";
    }
}
