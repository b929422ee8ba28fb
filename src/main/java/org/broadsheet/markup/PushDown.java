package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Hands what surrounds blocks down to the texts in them: a link around a heading, emphasis around paragraphs, the
 * direction and language of a {@code <div>}.
 */
final class PushDown implements Habit {

    private static final Set<String> AROUND = Set.of(
            "a", "strong", "em", "b", "i", "s", "del", "strike", "mark", "sub", "sup", "code", "span", "bdi", "bdo",
            "q", "cite", "abbr", "time", "u", "ins", "font", "small", "big", "label", "tt", "kbd", "samp", "var",
            "dfn");

    /** Blocks whose own direction and language are read. */
    private static final Set<String> TEXTS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "figcaption", "caption", "summary");

    private static final Set<String> WHOLE = Set.of("img", "picture", "iframe", "video", "audio", "pre", "hr", "svg");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        boolean directed = false;
        List<Element> around = new ArrayList<>();
        for (Node node = Dom.next(body, body); node != null; node = Dom.next(node, body)) {
            if (node instanceof Element element) {
                directed |= hasDirection(element);
                if (AROUND.contains(element.normalName())) {
                    around.add(element);
                }
            }
        }
        for (Element element : around) {
            if (element.parent() != null && Tree.holdsBlocks(element)) {
                wrapRuns(element, bare(element));
                element.unwrap();
            }
        }
        for (Element element : directed ? Dom.all(body, PushDown::isDirected) : List.<Element>of()) {
            Element span = new Element("span");
            for (String name : List.of("dir", "lang")) {
                if (element.hasAttr(name)) {
                    span.attr(name, element.attr(name));
                    element.removeAttr(name);
                }
            }
            direct(element, span);
        }
    }

    private static boolean hasDirection(Element element) {
        return element.attributesSize() > 0 && (element.hasAttr("dir") || element.hasAttr("lang"));
    }

    private static boolean isDirected(Element element) {
        return hasDirection(element)
                && Tree.isBlock(element)
                && (!TEXTS.contains(element.normalName()) || Tree.holdsBlocks(element));
    }

    /** The element alone; without its id, which is its first place only. */
    private static Element bare(Element element) {
        Element bare = element.shallowClone();
        bare.removeAttr("id");
        return bare;
    }

    /** Wraps each run of inline nodes below, whatever blocks they are in. */
    private static void wrapRuns(Element parent, Element wrapper) {
        List<Node> run = new ArrayList<>();
        for (Node child : List.copyOf(parent.childNodes())) {
            boolean deeper = child instanceof Element element
                    && (Tree.isBlock(child) || Tree.holdsBlocks(element))
                    && !WHOLE.contains(element.normalName());
            boolean whole =
                    child instanceof Element element && Tree.isBlock(child) && WHOLE.contains(element.normalName());
            if (deeper || whole) {
                wrap(run, wrapper);
                if (deeper) {
                    wrapRuns((Element) child, wrapper);
                }
            } else {
                run.add(child);
            }
        }
        wrap(run, wrapper);
    }

    private static void wrap(List<Node> run, Element wrapper) {
        if (run.stream().allMatch(Tree::isBlank)) {
            run.clear();
            return;
        }
        Element around = wrapper.clone();
        run.get(0).before(around);
        run.forEach(around::appendChild);
        run.clear();
    }

    private static void direct(Element parent, Element span) {
        List<Node> run = new ArrayList<>();
        for (Node child : List.copyOf(parent.childNodes())) {
            if (!(child instanceof Element element) || !Tree.isBlock(element) && !Tree.holdsBlocks(element)) {
                run.add(child);
                continue;
            }
            wrap(run, span);
            if (WHOLE.contains(element.normalName())) {
                continue;
            }
            if (TEXTS.contains(element.normalName()) && !Tree.holdsBlocks(element)) {
                span.attributes().forEach(attribute -> {
                    if (!element.hasAttr(attribute.getKey())) {
                        element.attr(attribute.getKey(), attribute.getValue());
                    }
                });
            } else {
                direct(element, span);
            }
        }
        wrap(run, span);
    }
}
