package org.broadsheet.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Names the tags of templates that were not rendered: Hugo's {@code {{< figure >}}}, Liquid's {@code {% include %}},
 * Handlebars' {@code {{title}}}. They stay text.
 */
final class TemplateTags implements Habit {

    private static final Pattern TAG = Pattern.compile(
            "\\{\\{[<%#/>!]?-?\\s*/?[\\w.@|\" '=:/-]{1,200}?[>%]?-?\\}\\}|\\{%-?\\s*\\w[^%]{0,200}%\\}");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        body.traverse((node, depth) -> {
            if (node instanceof TextNode text && text.getWholeText().indexOf('{') >= 0 && !isCode(text)) {
                Matcher tag = TAG.matcher(text.getWholeText());
                while (tag.find()) {
                    losses.add(
                            WarningCode.TEMPLATE_TAG,
                            "Kept the template tag " + LossCollector.abbreviate(tag.group()) + " as text");
                }
            }
        });
    }

    private static boolean isCode(TextNode text) {
        Element around = text.parent();
        return around != null && around.closest("code, pre, script, style, math, textarea") != null;
    }
}
