package org.broadsheet.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the elements that are not inline mean for {@link HtmlBlocks}. */
enum HtmlKind {
    /** A line break. */
    BREAK("br"),
    /** Its text is a paragraph of its own. */
    PARAGRAPH("p", "dt", "dd", "figcaption", "caption", "summary", "legend", "aside"),
    /** Its text stands apart from what is around it. */
    DIVISION(
            "div",
            "li",
            "dl",
            "section",
            "article",
            "main",
            "header",
            "nav",
            "hgroup",
            "address",
            "center",
            "details",
            "form",
            "fieldset",
            "tr",
            "td",
            "th"),
    HEADING("h1", "h2", "h3", "h4", "h5", "h6"),
    QUOTE("blockquote"),
    LIST("ul", "ol"),
    TABLE("table"),
    CODE("pre"),
    IMAGE("img"),
    FIGURE("figure"),
    EMBED("iframe", "video", "audio"),
    DIVIDER("hr"),
    /** A division, but in a quote its citation. */
    FOOTER("footer"),
    /** Of interest to the element around it alone. */
    NOTHING("source", "colgroup", "col");

    private static final Map<String, HtmlKind> BY_NAME = new HashMap<>();

    static {
        for (HtmlKind kind : values()) {
            kind.names.forEach(name -> BY_NAME.put(name, kind));
        }
    }

    private final List<String> names;

    HtmlKind(String... names) {
        this.names = List.of(names);
    }

    /** The kind of the elements so named; null for inline ones. */
    static HtmlKind of(String name) {
        return BY_NAME.get(name);
    }
}
