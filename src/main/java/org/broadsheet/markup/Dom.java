package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What several habits need to read and to change a tree of elements. */
final class Dom {

    static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private static final Set<String> UNREAD = Set.of("script", "style", "svg", "template", "noscript");
    private static final Set<String> CONTENT =
            Set.of("img", "picture", "video", "audio", "iframe", "object", "embed", "hr", "table", "math", "input");
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "section",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "blockquote",
            "tr",
            "table",
            "header",
            "footer",
            "figure",
            "figcaption",
            "article",
            "pre",
            "dt",
            "dd");
    private static final Set<String> INLINE_WRAPPERS =
            Set.of("p", "span", "strong", "em", "b", "i", "u", "font", "center");

    private static final Pattern HIDDEN =
            Pattern.compile("(^|[;\\s])(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

    private Dom() {}

    /** Whether an element says that readers do not see it. */
    static boolean isHidden(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("hidden")
                        || HIDDEN.matcher(element.attr("style")).find());
    }

    /** The node after this one in the order of the source, within the root; null after the last. */
    static Node next(Node node, Node root) {
        Node first = node.firstChild();
        return first != null ? first : after(node, root);
    }

    /** The node after this one and everything in it; null after the last. */
    static Node after(Node node, Node root) {
        for (Node at = node; at != null && at != root; at = at.parent()) {
            Node next = at.nextSibling();
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** The elements below the root that are accepted, in the order of the source; a copy, so that it can be changed. */
    static List<Element> all(Element root, Predicate<Element> accepted) {
        List<Element> found = new ArrayList<>();
        for (Node node = next(root, root); node != null; node = next(node, root)) {
            if (node instanceof Element element && accepted.test(element)) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> tagged(Element root, String... tags) {
        Set<String> names = Set.of(tags);
        return all(root, element -> names.contains(element.normalName()));
    }

    static List<Element> classed(Element root, String name) {
        return all(root, element -> element.hasClass(name));
    }

    static Element first(Element root, Predicate<Element> accepted) {
        for (Node node = next(root, root); node != null; node = next(node, root)) {
            if (node instanceof Element element && accepted.test(element)) {
                return element;
            }
        }
        return null;
    }

    /** The first element below the root with one of these classes; null if there is none. */
    static Element firstClassed(Element root, String... names) {
        return first(root, element -> hasAnyClass(element, names));
    }

    static Element firstTagged(Element root, String... tags) {
        Set<String> names = Set.of(tags);
        return first(root, element -> names.contains(element.normalName()));
    }

    static boolean hasAnyClass(Element element, String... names) {
        for (String name : names) {
            if (element.hasClass(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasClassStarting(Element element, String prefix) {
        String classes = element.attr("class");
        return classes.startsWith(prefix) || classes.contains(" " + prefix);
    }

    /** Whether an element is still part of the body, which it is not after one around it was replaced. */
    static boolean isWithin(Node node, Element root) {
        for (Node at = node; at != null; at = at.parent()) {
            if (at == root) {
                return true;
            }
        }
        return false;
    }

    static Element ancestor(Node node, Predicate<Element> accepted) {
        for (Node at = node.parent(); at != null; at = at.parent()) {
            if (at instanceof Element element && accepted.test(element)) {
                return element;
            }
        }
        return null;
    }

    /** Whether there is nothing to read, see or hear in a node. */
    static boolean isBlank(Node node) {
        if (node instanceof TextNode text) {
            return isBlank(text.getWholeText());
        }
        if (node instanceof Comment || node instanceof DataNode) {
            return true;
        }
        if (node instanceof Element element) {
            if (CONTENT.contains(element.normalName())) {
                return false;
            }
            for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
                if (!isBlank(child) && !UNREAD.contains(child.normalName())) {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PlainText.isVisible(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a node is the only thing to read, see or hear in its parent. */
    static boolean isAlone(Node node) {
        Node parent = node.parent();
        for (Node child = parent == null ? null : parent.firstChild(); child != null; child = child.nextSibling()) {
            if (child != node && !isBlank(child)) {
                return false;
            }
        }
        return parent != null;
    }

    /**
     * Replaces an element by a block, together with the paragraph or emphasis around it if that has no other content.
     */
    static void replace(Element old, Element block, Element root) {
        Element place = old;
        while (place.parent() != null
                && place.parent() != root
                && INLINE_WRAPPERS.contains(place.parent().normalName())
                && !isHidden(place.parent())
                && isAlone(place)) {
            place = place.parent();
        }
        if (place != old && place.hasAttr("id") && !block.hasAttr("id")) {
            block.attr("id", place.id());
        }
        if (old.hasAttr("id") && !block.hasAttr("id") && isAnchor(old.id())) {
            block.attr("id", old.id());
        }
        place.replaceWith(block);
    }

    /** Ids that editors make for their scripts are not anchors that anybody links to. */
    private static boolean isAnchor(String id) {
        return !id.isEmpty() && !id.matches(".*\\d{4,}.*|.*(embed|player|widget|vis-|viz|infogram|script).*");
    }

    static void remove(Node node) {
        if (node != null && node.parent() != null) {
            node.remove();
        }
    }

    /** The text of an element on one line; null if it is null or has none. */
    static String line(Element element) {
        return element == null ? null : PlainText.singleLine(element.text());
    }

    /** The text of an element in lines as a browser breaks them, without mark-up. */
    static List<String> lines(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            collect(child, text);
        }
        String lines = PlainText.lines(text.toString());
        return lines == null ? List.of() : lines.lines().toList();
    }

    private static void collect(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(WHITE_SPACE.matcher(words.getWholeText()).replaceAll(" "));
        } else if (node instanceof Element element && !UNREAD.contains(element.normalName())) {
            boolean line = LINES.contains(element.normalName());
            if (line || element.normalName().equals("br")) {
                text.append('\n');
            }
            for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
                collect(child, text);
            }
            if (line) {
                text.append('\n');
            }
        }
    }

    /** Moves all nodes in one element to the end of another. */
    static void move(Element from, Element to) {
        for (Node child : new ArrayList<>(from.childNodes())) {
            to.appendChild(child);
        }
    }

    /** The first non-empty one of these attributes, stripped; null if there is none. */
    static String attribute(Element element, String... names) {
        for (String name : names) {
            String value = element.attr(name).strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    static Element previousElement(Node node) {
        Node at = node.previousSibling();
        while (at != null && !(at instanceof Element) && isBlank(at)) {
            at = at.previousSibling();
        }
        return at instanceof Element element ? element : null;
    }

    static Element nextElement(Node node) {
        Node at = node.nextSibling();
        while (at != null && !(at instanceof Element) && isBlank(at)) {
            at = at.nextSibling();
        }
        return at instanceof Element element ? element : null;
    }
}
