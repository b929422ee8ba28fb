package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.markup.HtmlAllowlist;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;
import org.broadsheet.words.PlainLine;
import org.jsoup.nodes.Element;

/**
 * Writes canonical inline HTML. Drops what is invisible: white space is collapsed and moved out of elements, and empty
 * elements and line breaks at either end are removed.
 */
final class InlineHtmlWriter {

    private static final Set<String> IDEMPOTENT = Set.of("a", "strong", "em", "s", "code", "mark");
    private static final String BREAK = "<br>";
    private static final String LINK = "<a href=\"";
    private static final int MOST_BREAKS = 2;

    private final StringBuilder html = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final LossCollector losses;
    private int written;
    private boolean space;
    private int breaks;
    private boolean visible;
    private boolean wide;

    InlineHtmlWriter(LossCollector losses) {
        this.losses = losses;
    }

    /** Converts plain text to inline HTML. */
    static String of(String text, LossCollector losses) {
        InlineHtmlWriter writer = new InlineHtmlWriter(losses);
        writer.text(text);
        return writer.take();
    }

    void text(String text) {
        String normal = PlainText.normalize(text);
        int i = 0;
        while (i < normal.length()) {
            int end = plainFrom(normal, i);
            if (end > i) {
                begin();
                visible = true;
                html.append(normal, i, end);
                i = end;
                continue;
            }
            char c = normal.charAt(i++);
            if (PlainLine.isSpace(c)) {
                space = true;
            } else if (PlainLine.isControl(c)) {
                losses.add(WarningCode.CONTENT_REMOVED, "Removed the control character U+%04X".formatted((int) c));
            } else if (html.length() > 0 || PlainText.isVisible(c)) {
                if (space || breaks > 0 || written < tags.size()) {
                    begin();
                }
                visible = visible || PlainText.isVisible(c);
                wide = wide || !PlainText.isStable(c);
                append(c);
            }
        }
    }

    /**
     * The end of the longest run from {@code start} that needs neither escaping nor normalizing: words of plain ASCII,
     * separated by single spaces. Most text is of this kind, so it is copied in one go.
     */
    private static int plainFrom(String text, int start) {
        int i = start;
        while (i < text.length()
                && (isPlain(text.charAt(i))
                        || i > start
                                && text.charAt(i) == ' '
                                && i + 1 < text.length()
                                && isPlain(text.charAt(i + 1)))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '&';
    }

    private void append(char c) {
        switch (c) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            // Unescaped, normalization to NFC by a client would combine it with the > of the tag before it into ≯.
            case '\u0338' -> html.append("&#824;");
            default -> html.append(c);
        }
    }

    private void begin() {
        if (html.length() > 0) {
            if (breaks > 0) {
                html.append(BREAK.repeat(breaks));
            } else if (space) {
                html.append(' ');
            }
        }
        breaks = 0;
        space = false;
        while (written < tags.size()) {
            html.append(tags.get(written++));
        }
    }

    /** A line break. */
    void lineBreak() {
        breaks = Math.min(breaks + 1, MOST_BREAKS);
    }

    /** Starts a new line (1) or paragraph (2). */
    void breakLines(int lines) {
        breaks = Math.max(breaks, lines);
    }

    /** How many line breaks wait for text after them. */
    int pendingBreaks() {
        return breaks;
    }

    /** The address of the link that is open here; null if there is none, or if it is a reference to an article. */
    String linkAround() {
        int at = names.lastIndexOf("a");
        if (at < 0 || !tags.get(at).startsWith(LINK)) {
            return null;
        }
        String url = InlineHtml.unescape(
                tags.get(at).substring(LINK.length(), tags.get(at).indexOf('"', LINK.length())));
        return url.startsWith(UrlPolicy.ARTICLE) ? null : url;
    }

    /** Opens an inline element unless it would have no effect; if it returns true, {@link #close} has to follow. */
    boolean open(Element element, String href) {
        String name = canonical(element.normalName());
        if (IDEMPOTENT.contains(name) && names.contains(name)) {
            return false;
        }
        String tag = isReadingInReading(name) ? null : tag(name, element, href);
        if (tag == null) {
            return false;
        }
        names.add(name);
        tags.add(tag);
        return true;
    }

    /** The reading of a ruby ends where the next begins, so that they are never nested. */
    private boolean isReadingInReading(String name) {
        if (!name.equals("rt") && !name.equals("rp")) {
            return false;
        }
        int around = Math.max(names.lastIndexOf("rt"), names.lastIndexOf("rp"));
        return around > names.lastIndexOf("ruby");
    }

    private static String canonical(String name) {
        return switch (name) {
            case "b" -> "strong";
            case "i" -> "em";
            case "del", "strike" -> "s";
            case "kbd", "samp", "tt" -> "code";
            case "var", "dfn" -> "em";
            case "acronym" -> "abbr";
            case "strong",
                    "em",
                    "s",
                    "a",
                    "code",
                    "sub",
                    "sup",
                    "mark",
                    "q",
                    "cite",
                    "abbr",
                    "time",
                    "bdi",
                    "bdo",
                    "ruby",
                    "rt",
                    "rp" -> name;
            // Only the direction and language of other elements are kept.
            default -> "span";
        };
    }

    private static String tag(String name, Element element, String href) {
        return switch (name) {
            case "a" -> href == null ? null : "<a" + attribute("href", href) + relation(element) + ">";
            case "sup" ->
                element.attr("class").equals("footnote")
                        ? "<sup class=\"footnote\"" + attribute("id", mark(element)) + ">"
                        : "<sup>";
            case "abbr" -> "<abbr" + attribute("title", PlainText.singleLine(element.attr("title"))) + ">";
            case "time" -> "<time" + attribute("datetime", PlainText.singleLine(element.attr("datetime"))) + ">";
            case "span", "bdi", "bdo" -> {
                if (element.attributesSize() == 0) {
                    yield name.equals("bdi") ? "<bdi>" : null;
                }
                String direction = attribute("dir", PlainText.singleLine(element.attr("dir")));
                String language = attribute("lang", PlainText.singleLine(element.attr("lang")));
                boolean effective = name.equals("bdi") || !direction.isEmpty();
                yield effective || name.equals("span") && !language.isEmpty()
                        ? "<" + name + direction + language + ">"
                        : null;
            }
            default -> "<" + name + ">";
        };
    }

    private static String relation(Element link) {
        return link.hasAttr("rel") ? attribute("rel", HtmlAllowlist.relation(link.attr("rel"))) : "";
    }

    private static String mark(Element mark) {
        return mark.attr("id").isEmpty() ? null : mark.attr("id");
    }

    private static String attribute(String name, String value) {
        return value == null ? "" : " " + name + "=\"" + InlineHtml.escape(value) + "\"";
    }

    void close() {
        int last = names.size() - 1;
        String name = names.remove(last);
        tags.remove(last);
        if (written > last) {
            html.append("</").append(name).append('>');
            written = last;
        }
    }

    /**
     * Returns what was written so far and starts again; empty if nothing of it is visible. Elements that are open are
     * closed here and opened again before the next text.
     */
    String take() {
        for (int i = written - 1; i >= 0; i--) {
            html.append("</").append(names.get(i)).append('>');
        }
        trimEnd();
        String taken = visible ? wide ? composed(html.toString()) : html.toString() : "";
        html.setLength(0);
        written = 0;
        space = false;
        breaks = 0;
        visible = false;
        wide = false;
        return taken;
    }

    private void trimEnd() {
        int end = html.length();
        int before;
        do {
            before = end;
            while (end > 0 && !PlainText.isVisible(html.charAt(end - 1))) {
                end--;
            }
            if (end >= BREAK.length() && html.indexOf(BREAK, end - BREAK.length()) == end - BREAK.length()) {
                end -= BREAK.length();
            }
        } while (end < before);
        html.setLength(end);
    }

    /** Normalizes text that was written in pieces to NFC, without combining a tag with the text after it. */
    private static String composed(String html) {
        StringBuilder composed = new StringBuilder(html.length());
        int from = 0;
        while (from < html.length()) {
            boolean tag = html.charAt(from) == '<';
            int to = tag ? html.indexOf('>', from) + 1 : html.indexOf('<', from);
            String piece = html.substring(from, to < 0 ? html.length() : to);
            composed.append(tag ? piece : InlineHtml.escapeText(PlainText.normalize(InlineHtml.unescape(piece))));
            from += piece.length();
        }
        return composed.toString();
    }
}
