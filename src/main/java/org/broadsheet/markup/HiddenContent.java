package org.broadsheet.markup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/** Removes what the source hides from its readers, and the links that headings have to themselves. */
final class HiddenContent implements Habit {

    private static final Set<String> ATTRIBUTES = Set.of("style", "hidden");

    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Set<String> SIGNS = Set.of("", "#", "¶", "§", "🔗", "link", "permalink", "anchor");

    /** Whether a body of these names may hide something. */
    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasLinkWithin() || vocabulary.hasAnyAttribute(ATTRIBUTES);
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, HiddenContent::isHidden)) {
            String text = LossCollector.abbreviate(element.text());
            if (!text.isEmpty()) {
                losses.add(
                        WarningCode.HIDDEN_CONTENT_REMOVED,
                        "Removed <" + element.normalName() + ">, which the source hides: “" + text + "”");
                element.remove();
            } else if (element.normalName().equals("img")) {
                losses.ignore("hidden <img>");
                element.remove();
            }
        }
        for (Element link : Dom.all(body, HiddenContent::isHeadingsOwn)) {
            losses.ignore("link of a heading to itself");
            Element heading = link.parent();
            if (!heading.hasAttr("id") && link.hasAttr("id")) {
                heading.attr("id", link.attr("id"));
            }
            link.remove();
        }
    }

    private static boolean isHidden(Element element) {
        return Dom.isHidden(element) && !element.attr("hidden").equalsIgnoreCase("until-found");
    }

    private static boolean isHeadingsOwn(Element link) {
        return link.normalName().equals("a")
                && link.attr("href").startsWith("#")
                && link.parent() != null
                && HEADING.matcher(link.parent().normalName()).matches()
                && SIGNS.contains(link.text().strip().toLowerCase(Locale.ROOT))
                && link.parent().childNodeSize() > 1;
    }
}
