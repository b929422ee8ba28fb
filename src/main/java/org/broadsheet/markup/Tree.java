package org.broadsheet.markup;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What habits ask of a parsed source. */
final class Tree {

    /** Elements that end a paragraph. */
    static final Set<String> BLOCKS = Set.of(
            "p",
            "dt",
            "dd",
            "figcaption",
            "caption",
            "summary",
            "legend",
            "aside",
            "div",
            "li",
            "dl",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "hgroup",
            "address",
            "center",
            "details",
            "form",
            "fieldset",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "pre",
            "figure",
            "iframe",
            "video",
            "audio",
            "hr");

    private Tree() {}

    static boolean isBlock(Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    static boolean isBlank(Node node) {
        return node instanceof TextNode text ? text.isBlank() : !(node instanceof Element);
    }

    /** Whether there is an element below that ends a paragraph. */
    static boolean holdsBlocks(Element element) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (isBlock(child) || holdsBlocks(child)) {
                return true;
            }
        }
        return false;
    }

    /** The closest element around that ends a paragraph; the body if there is none. */
    static Element blockAround(Element element) {
        Element at = element;
        while (at.parent() != null && !isBlock(at) && !at.normalName().equals("body")) {
            at = at.parent();
        }
        return at;
    }
}
