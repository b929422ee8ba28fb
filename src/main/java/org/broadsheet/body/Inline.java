package org.broadsheet.body;

import java.util.function.UnaryOperator;

/** Inline HTML outside of bodies, as {@link InlineReader} reads it. */
public final class Inline {

    private Inline() {}

    /** The inline HTML of a plain text. */
    public static String ofText(String text) {
        return InlineHtml.escapeText(text);
    }

    /** Its text in one line. */
    public static String line(String html) {
        return InlineHtml.text(html).replace('\n', ' ').strip();
    }

    /** Whether it says more than its text. */
    public static boolean hasMarkup(String html) {
        return html.indexOf('<') >= 0;
    }

    /** The same with root-relative links made absolute; null for null. */
    public static String withAbsoluteUrls(String html, UnaryOperator<String> absolute) {
        return InlineHtml.withAbsoluteUrls(html, absolute);
    }
}
