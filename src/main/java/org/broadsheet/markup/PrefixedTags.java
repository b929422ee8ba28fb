package org.broadsheet.markup;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Removes the tags of Word and other XML, {@code <o:p>}, {@code <st1:place>}, and keeps what is in them. */
final class PrefixedTags implements Habit {

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, element -> element.normalName().indexOf(':') >= 0)) {
            losses.ignore("<" + LossCollector.abbreviate(element.normalName()) + ">");
            Element parent = element.parent();
            element.unwrap();
            joinTexts(parent);
        }
    }

    /** Joins texts that are now next to each other. */
    private static void joinTexts(Element parent) {
        TextNode before = null;
        for (Node child : List.copyOf(parent.childNodes())) {
            if (child instanceof TextNode text) {
                if (before == null) {
                    before = text;
                } else {
                    before.text(before.getWholeText() + text.getWholeText());
                    text.remove();
                }
            } else {
                before = null;
            }
        }
    }
}
