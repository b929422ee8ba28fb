package org.broadsheet.markup;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads the boxes of task lists: GitHub's {@code <li><input type="checkbox" checked>}, with or without a label. */
final class TaskBoxes implements Habit {

    private static final Set<String> AROUND = Set.of("label", "p", "span", "div");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element box : Dom.all(body, TaskBoxes::isBox)) {
            Element item = box.parent();
            while (item != null && AROUND.contains(item.normalName()) && isFirst(box, item)) {
                item = item.parent();
            }
            if (item != null && item.normalName().equals("li") && isFirst(box, item)) {
                item.attr("class", "task");
                item.prependChild(new TextNode(box.hasAttr("checked") ? "☑ " : "☐ "));
            } else {
                box.before(new TextNode(box.hasAttr("checked") ? "☑ " : "☐ "));
            }
            box.remove();
        }
    }

    private static boolean isBox(Element element) {
        return element.normalName().equals("input") && element.attr("type").equalsIgnoreCase("checkbox");
    }

    /** Whether nothing to read comes before the box in an element around it. */
    private static boolean isFirst(Element box, Element around) {
        for (Element at = box; at != around; at = at.parent()) {
            for (Node before = at.previousSibling(); before != null; before = before.previousSibling()) {
                if (!Tree.isBlank(before)) {
                    return false;
                }
            }
        }
        return true;
    }
}
