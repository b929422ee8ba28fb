package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Writes one stretch of canonical inline HTML. White space collapses and moves out of elements to where it is needed
 * least, elements without content vanish, breaks at the ends too: nothing of it can be seen.
 */
final class Run {

    private static final Set<String> IDEMPOTENT = Set.of("a", "strong", "em", "s", "code", "mark");
    private static final String BREAK = "<br>";
    private static final int MOST_BREAKS = 2;

    private final StringBuilder html = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Losses losses;
    private int written;
    private boolean space;
    private int breaks;
    private boolean ink;
    private boolean wide;

    Run(Losses losses) {
        this.losses = losses;
    }

    /** A plain text as inline HTML. */
    static String of(String text, Losses losses) {
        Run run = new Run(losses);
        run.text(text);
        return run.take();
    }

    void text(String text) {
        String normal = Texts.normalized(text);
        int i = 0;
        while (i < normal.length()) {
            int end = plainFrom(normal, i);
            if (end > i) {
                begin();
                ink = true;
                html.append(normal, i, end);
                i = end;
                continue;
            }
            char c = normal.charAt(i++);
            if (Texts.isSpace(c)) {
                space = true;
            } else if (Texts.isControl(c)) {
                losses.add("Removed the control character U+%04X".formatted((int) c));
            } else if (html.length() > 0 || Texts.hasInk(c)) {
                if (space || breaks > 0 || written < tags.size()) {
                    begin();
                }
                ink = ink || Texts.hasInk(c);
                wide = wide || !Texts.isStable(c);
                append(c);
            }
        }
    }

    /** The end of a stretch of words that stand in HTML as they are, apart by single spaces: most of what is written. */
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
            // Whoever normalised our HTML to NFC would make ≯ of this and the tag before it.
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

    /** The end of a line (1) or of a paragraph (2) within the stretch. */
    void apart(int lines) {
        breaks = Math.max(breaks, lines);
    }

    /** Whether an element is open that has no text yet. */
    boolean isOpenAndBare(String name) {
        int at = names.lastIndexOf(name);
        return at >= written;
    }

    /** Opens an inline element where it says something; the answer is whether it did and wants to be closed. */
    boolean open(Element element, String href) {
        String name = canonical(element.normalName());
        if (IDEMPOTENT.contains(name) && names.contains(name)) {
            return false;
        }
        String tag = tag(name, element, href);
        if (tag == null) {
            return false;
        }
        names.add(name);
        tags.add(tag);
        return true;
    }

    private static String canonical(String name) {
        return switch (name) {
            case "b" -> "strong";
            case "i" -> "em";
            case "del", "strike" -> "s";
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
            // Of all others only their direction and language are kept.
            default -> "span";
        };
    }

    private static String tag(String name, Element element, String href) {
        return switch (name) {
            case "a" -> href == null ? null : "<a" + attribute("href", href) + ">";
            case "abbr" -> "<abbr" + attribute("title", Texts.line(element.attr("title"))) + ">";
            case "time" -> "<time" + attribute("datetime", Texts.line(element.attr("datetime"))) + ">";
            case "span", "bdi", "bdo" -> {
                if (element.attributesSize() == 0) {
                    yield name.equals("bdi") ? "<bdi>" : null;
                }
                String direction = attribute("dir", Texts.line(element.attr("dir")));
                String language = attribute("lang", Texts.line(element.attr("lang")));
                boolean says = name.equals("bdi") || !direction.isEmpty();
                yield says || name.equals("span") && !language.isEmpty()
                        ? "<" + name + direction + language + ">"
                        : null;
            }
            default -> "<" + name + ">";
        };
    }

    private static String attribute(String name, String value) {
        return value == null ? "" : " " + name + "=\"" + Inline.escape(value) + "\"";
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

    /** What was written so far, empty where nothing of it can be seen; what is open opens again with the next text. */
    String take() {
        for (int i = written - 1; i >= 0; i--) {
            html.append("</").append(names.get(i)).append('>');
        }
        trimEnd();
        String taken = ink ? wide ? composed(html.toString()) : html.toString() : "";
        html.setLength(0);
        written = 0;
        space = false;
        breaks = 0;
        ink = false;
        wide = false;
        return taken;
    }

    private void trimEnd() {
        int end = html.length();
        int before;
        do {
            before = end;
            while (end > 0 && !Texts.hasInk(html.charAt(end - 1))) {
                end--;
            }
            if (end >= BREAK.length() && html.indexOf(BREAK, end - BREAK.length()) == end - BREAK.length()) {
                end -= BREAK.length();
            }
        } while (end < before);
        html.setLength(end);
    }

    /** NFC across texts that came in pieces; tags stay apart from the text after them. */
    private static String composed(String html) {
        StringBuilder composed = new StringBuilder(html.length());
        int from = 0;
        while (from < html.length()) {
            boolean tag = html.charAt(from) == '<';
            int to = tag ? html.indexOf('>', from) + 1 : html.indexOf('<', from);
            String piece = html.substring(from, to < 0 ? html.length() : to);
            composed.append(tag ? piece : Inline.escapeText(Texts.normalized(Inline.unescape(piece))));
            from += piece.length();
        }
        return composed.toString();
    }
}
