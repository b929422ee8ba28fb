package org.broadsheet.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How {@link HtmlBlockReader} treats the elements that are not inline. */
enum HtmlElementKind {
    /** A line break. */
    BREAK("br"),
    /** Its text becomes a paragraph. */
    PARAGRAPH("p", "dt", "dd", "figcaption", "caption", "summary", "legend"),
    /** Its text is separated from the text around it. */
    DIVISION(
            "div",
            "li",
            "article",
            "main",
            "header",
            "nav",
            "hgroup",
            "address",
            "center",
            "form",
            "fieldset",
            "tr",
            "td",
            "th"),
    HEADING("h1", "h2", "h3", "h4", "h5", "h6"),
    QUOTE("blockquote"),
    LIST("ul", "ol"),
    DEFINITIONS("dl"),
    TABLE("table"),
    CODE("pre"),
    IMAGE("img"),
    FIGURE("figure"),
    EMBED("iframe"),
    MEDIA("video", "audio"),
    DETAILS("details"),
    ASIDE("aside"),
    SECTION("section"),
    DIVIDER("hr"),
    /** In a quote, the citation; elsewhere a division. */
    FOOTER("footer"),
    /** Ignored here; read by the element that contains it. */
    NOTHING("source", "track", "colgroup", "col");

    private static final Map<String, HtmlElementKind> BY_NAME = new HashMap<>();

    static {
        for (HtmlElementKind kind : values()) {
            kind.names.forEach(name -> BY_NAME.put(name, kind));
        }
    }

    private final List<String> names;

    HtmlElementKind(String... names) {
        this.names = List.of(names);
    }

    /** Whether text before such an element is a paragraph of its own. */
    boolean endsText() {
        return this != BREAK && this != NOTHING;
    }

    /** The kind of elements with this name; null for inline elements. */
    static HtmlElementKind of(String name) {
        return BY_NAME.get(name);
    }
}
