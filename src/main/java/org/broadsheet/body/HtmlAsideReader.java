package org.broadsheet.body;

import java.util.List;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.jsoup.nodes.Element;

/** Reads {@code <aside>}: a link block, a teaser, a callout. */
final class HtmlAsideReader {

    /** The kind of an aside that states none. */
    private static final String ASIDE = "aside";

    private HtmlAsideReader() {}

    static void read(Element aside, HtmlBlockReader blocks) {
        Element first = aside.firstElementChild();
        boolean link = first != null && first.normalName().equals("a");
        if (!blocks.isOpen() || link && first.attr("class").equals("teaser")) {
            teaser(aside, blocks);
        } else if (link && aside.attr("class").equals("link") && link(aside, first, blocks)) {
            return;
        } else {
            blocks.addFlow(() -> {
                String kind = aside.attr("data-kind");
                String icon = PlainText.singleLine(aside.attr("data-icon"));
                List<Block> inner = blocks.flow(aside);
                boolean named = kind.matches("[a-z][a-z0-9-]{0,49}");
                String other = aside.attr("class").equals("callout") ? Callout.NOTE : ASIDE;
                return inner.isEmpty()
                        ? null
                        : new Callout(
                                null,
                                null,
                                named ? kind : other,
                                icon != null && icon.length() <= 20 ? icon : null,
                                inner);
            });
        }
    }

    private static void teaser(Element aside, HtmlBlockReader blocks) {
        blocks.node(aside.shallowClone().tagName("p").insertChildren(0, List.copyOf(aside.childNodes())));
    }

    private static boolean link(Element aside, Element link, HtmlBlockReader blocks) {
        String url = UrlPolicy.link(link.attr("href"));
        String title = PlainText.singleLine(link.wholeText());
        Element description = link.nextElementSibling();
        boolean whole =
                description == null || description.normalName().equals("p") && description.nextElementSibling() == null;
        if (url == null || url.startsWith("#") || url.startsWith(UrlPolicy.ARTICLE) || title == null || !whole) {
            return false;
        }
        blocks.add(
                new LinkBlock(
                        null,
                        null,
                        url,
                        title,
                        description == null ? null : PlainText.singleLine(description.wholeText()),
                        PlainText.singleLine(aside.attr("data-publisher")),
                        UrlPolicy.image(aside.attr("data-thumbnail"))),
                "aside");
        return true;
    }
}
