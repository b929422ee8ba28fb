package org.broadsheet.markup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads GitHub's alerts, quotes that begin with {@code [!NOTE]}, as callouts. */
final class Alerts implements Habit {

    private static final Pattern KIND = Pattern.compile("^\\s*\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\]\\s*");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element quote : Dom.all(body, element -> element.normalName().equals("blockquote"))) {
            Element first = quote.firstElementChild();
            Node start = first == null || !first.normalName().equals("p") ? null : first.firstChild();
            Matcher kind = start instanceof TextNode text ? KIND.matcher(text.getWholeText()) : null;
            if (kind != null && kind.find()) {
                String named = kind.group(1).toLowerCase(Locale.ROOT);
                ((TextNode) start).text(kind.replaceFirst(""));
                quote.tagName("aside").attr("class", "callout").attr("data-kind", named);
            }
        }
    }
}
