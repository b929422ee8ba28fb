package org.broadsheet.markup;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Closes elements that their source closes as XML does, {@code <iframe src="…"/>}. HTML takes what follows such a tag
 * as the element's content, so nobody would see it.
 */
final class EmptyTags {

    private static final List<String> NAMES = List.of(
            "iframe",
            "video",
            "audio",
            "script",
            "style",
            "textarea",
            "title",
            "noscript",
            "object",
            "select",
            "canvas",
            "xmp",
            "noembed",
            "noframes",
            "applet");

    /** Those whose content is raw text that nobody sees. */
    private static final List<String> RAW = List.of("iframe", "noembed", "noframes");

    private static final Pattern CLOSED = Pattern.compile(
            "<(" + String.join("|", NAMES) + ")((?:\\s(?:[^\"'<>]|\"[^\"<]*\"|'[^'<]*')*+)?)(?<=[/])>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNCLOSED =
            Pattern.compile("<(" + String.join("|", RAW) + ")\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private EmptyTags() {}

    static String closed(String html) {
        String closed = mayBeClosed(html) ? CLOSED.matcher(html).replaceAll(EmptyTags::close) : html;
        return mayBeOpen(closed) ? withoutOpenEnd(closed) : closed;
    }

    /** Whether a tag of these names ends as XML's empty ones do; nearly all that do are line breaks and images. */
    private static boolean mayBeClosed(String html) {
        for (int end = html.indexOf("/>"); end >= 0; end = html.indexOf("/>", end + 2)) {
            if (isTag(html, html.lastIndexOf('<', end), NAMES)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeOpen(String html) {
        for (int start = html.indexOf('<'); start >= 0; start = html.indexOf('<', start + 1)) {
            if (isTag(html, start, RAW)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTag(String html, int start, List<String> names) {
        return start >= 0
                && names.stream().anyMatch(name -> html.regionMatches(true, start + 1, name, 0, name.length()));
    }

    private static String close(MatchResult tag) {
        String attributes = tag.group(2);
        return Matcher.quoteReplacement(
                "<" + tag.group(1) + attributes.substring(0, attributes.length() - 1) + "></" + tag.group(1) + ">");
    }

    /** The last element of raw text that is never closed would hold the rest of the source. */
    private static String withoutOpenEnd(String html) {
        Matcher open = UNCLOSED.matcher(html);
        StringBuilder closed = null;
        int from = 0;
        int last = 0;
        String lower = null;
        while (open.find(from)) {
            lower = lower == null ? html.toLowerCase(Locale.ROOT) : lower;
            String end = "</" + open.group(1).toLowerCase(Locale.ROOT);
            int at = lower.indexOf(end, open.end());
            int next = lower.indexOf("<" + open.group(1).toLowerCase(Locale.ROOT), open.end());
            if (at < 0 || next >= 0 && next < at) {
                closed = closed == null ? new StringBuilder(html.length() + 20) : closed;
                closed.append(html, last, open.end())
                        .append("</")
                        .append(open.group(1))
                        .append('>');
                last = open.end();
                from = open.end();
            } else {
                from = at + end.length();
            }
        }
        return closed == null ? html : closed.append(html, last, html.length()).toString();
    }
}
