package org.broadsheet.body;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads and changes canonical inline HTML (see {@link Block}) by scanning it. This works because only this package
 * writes it: a reference is always spelled {@code <a href="article:KEY">}, and every tag is the text from a {@code <}
 * to the next {@code >}.
 */
final class InlineHtml {

    static final String REFERENCE = "<a href=\"article:";
    private static final String FRAGMENT = "<a href=\"#";
    private static final String ROOTED = "<a href=\"/";
    private static final String LINK_END = "</a>";

    private InlineHtml() {}

    /**
     * Turns references into links; those to articles that are not public are replaced by their text. Null for null.
     */
    static String resolve(String html, ReferenceResolver references) {
        int at = html == null ? -1 : html.indexOf(REFERENCE);
        if (at < 0) {
            return html;
        }
        StringBuilder resolved = new StringBuilder(html.length() + 64);
        int from = 0;
        while (at >= 0) {
            int keyStart = at + REFERENCE.length();
            int keyEnd = html.indexOf('"', keyStart);
            int textStart = keyEnd + 2;
            int textEnd = html.indexOf(LINK_END, textStart);
            Optional<ReferenceResolver.Target> target = references.resolve(html.substring(keyStart, keyEnd));
            resolved.append(html, from, at);
            if (target.isPresent()) {
                resolved.append("<a href=\"").append(escape(target.get().url())).append("\">");
                resolved.append(html, textStart, textEnd).append(LINK_END);
            } else {
                resolved.append(html, textStart, textEnd);
            }
            from = textEnd + LINK_END.length();
            at = html.indexOf(REFERENCE, from);
        }
        return resolved.append(html, from, html.length()).toString();
    }

    /** Passes the key of each reference to a consumer, in order. */
    static void references(String html, Consumer<String> keys) {
        int at = html.indexOf(REFERENCE);
        while (at >= 0) {
            int start = at + REFERENCE.length();
            int end = html.indexOf('"', start);
            keys.accept(html.substring(start, end));
            at = html.indexOf(REFERENCE, end);
        }
    }

    /** Passes the fragment of each link within the body to a consumer, without its {@code #}. */
    static void fragments(String html, Consumer<String> fragments) {
        int at = html.indexOf(FRAGMENT);
        while (at >= 0) {
            int start = at + FRAGMENT.length();
            int end = html.indexOf('"', start);
            fragments.accept(unescape(html.substring(start, end)));
            at = html.indexOf(FRAGMENT, end);
        }
    }

    /** Replaces the fragment of each link within the body; a link for which it is empty is replaced by its text. */
    static String mapFragments(String html, Function<String, Optional<String>> fragment) {
        int at = html == null ? -1 : html.indexOf(FRAGMENT);
        if (at < 0) {
            return html;
        }
        StringBuilder mapped = new StringBuilder(html.length());
        int from = 0;
        while (at >= 0) {
            int valueStart = at + FRAGMENT.length();
            int valueEnd = html.indexOf('"', valueStart);
            int textStart = html.indexOf('>', valueEnd) + 1;
            int textEnd = html.indexOf(LINK_END, textStart);
            Optional<String> target = fragment.apply(unescape(html.substring(valueStart, valueEnd)));
            mapped.append(html, from, at);
            if (target.isPresent()) {
                mapped.append(FRAGMENT).append(escape(target.get())).append(html, valueEnd, textStart);
                from = textStart;
            } else {
                mapped.append(html, textStart, textEnd);
                from = textEnd + LINK_END.length();
            }
            at = html.indexOf(FRAGMENT, from);
        }
        return mapped.append(html, from, html.length()).toString();
    }

    /** Replaces the key of each reference. */
    static String mapReferences(String html, UnaryOperator<String> key) {
        return mapLinks(html, REFERENCE, key, REFERENCE);
    }

    /** Makes root-relative links absolute; null for null. */
    static String withAbsoluteUrls(String html, UnaryOperator<String> absolute) {
        return mapLinks(html, ROOTED, path -> escape(absolute.apply("/" + unescape(path))), "<a href=\"");
    }

    private static String mapLinks(String html, String start, UnaryOperator<String> rest, String newStart) {
        int at = html == null ? -1 : html.indexOf(start);
        if (at < 0) {
            return html;
        }
        StringBuilder mapped = new StringBuilder(html.length() + 64);
        int from = 0;
        while (at >= 0) {
            int valueStart = at + start.length();
            int valueEnd = html.indexOf('"', valueStart);
            mapped.append(html, from, at).append(newStart);
            mapped.append(rest.apply(html.substring(valueStart, valueEnd)));
            from = valueEnd;
            at = html.indexOf(start, from);
        }
        return mapped.append(html, from, html.length()).toString();
    }

    /** An address with its root-relative form made absolute; null for null. */
    static String absolute(String url, UnaryOperator<String> absolute) {
        return url != null && url.startsWith("/") ? absolute.apply(url) : url;
    }

    /**
     * The text as a person would read it aloud: line breaks as LF, without other tags, without the marks of footnotes,
     * the readings of ruby and what is struck. Digits that are raised or lowered stay so ({@code 10⁶}).
     */
    static String text(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : new InlineText(html).read();
    }

    /** The character of an entity in canonical HTML. */
    static char character(String entity) {
        return switch (entity) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "#824" -> '\u0338';
            default -> '&';
        };
    }

    /** Decodes the entities in text between tags or in an attribute value of canonical HTML. */
    static String unescape(String html) {
        if (html.indexOf('&') < 0) {
            return html;
        }
        StringBuilder text = new StringBuilder(html.length());
        int from = 0;
        for (int at = html.indexOf('&'); at >= 0; at = html.indexOf('&', from)) {
            int end = html.indexOf(';', at);
            text.append(html, from, at).append(character(html.substring(at + 1, end)));
            from = end + 1;
        }
        return text.append(html, from, html.length()).toString();
    }

    /** Escapes plain text for use between tags, in canonical form: double quotes stay as they are. */
    static String escapeText(String text) {
        return escape(text).replace("&quot;", "\"");
    }

    /** Escapes plain text for use in a double-quoted attribute value; also safe between tags. */
    static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                if (entity == null) {
                    escaped.append(text.charAt(i));
                } else {
                    escaped.append(entity);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\u0338' -> "&#824;";
            default -> null;
        };
    }
}
