package org.broadsheet.markup;

import java.util.List;
import org.jsoup.nodes.Element;

/** Moves all headings down a level if one has level 1, which is the article's headline. */
final class Headings implements Habit {

    @Override
    public void rewrite(Element body, LossCollector losses) {
        List<Element> all = Dom.all(body, element -> isHeading(element.normalName()));
        if (all.stream().noneMatch(heading -> heading.normalName().equals("h1"))) {
            return;
        }
        losses.ignore("level of <h1>: all headings moved down by one");
        for (Element heading : all) {
            int level = heading.normalName().charAt(1) - '0';
            heading.tagName("h" + Math.min(6, level + 1));
        }
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
