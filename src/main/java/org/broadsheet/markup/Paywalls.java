package org.broadsheet.markup;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the marks from which a text is for those who pay: Ghost's {@code <!--members-only-->}, the paywall blocks and
 * shortcodes of WordPress's plugins, classes that say so. Until access can be said of an article, its body is refused,
 * since what follows would be public.
 */
final class Paywalls implements Habit {

    private static final Pattern COMMENT = Pattern.compile(
            "(members|subscribers?|paid|premium)[-_ ]?(only|content)|paywall|wp:memberful", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLASS =
            Pattern.compile("(^|[-_ ])(paywall|paywalled|members[-_]only|subscribers?[-_]only)($|[-_ ])");

    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[(members?[-_]?only|membership|restrict|mepr-[a-z-]+|pmpro[a-z_]*|s2If|subscribers?[-_]only|paywall"
                    + "|wcm_restrict|um_loggedin|premium[-_]content|memberful[a-z_-]*|wlm_private)(\\s[^\\]]*)?\\]",
            Pattern.CASE_INSENSITIVE);

    /** Whether a body of these names may have such a mark. */
    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasComment()
                || vocabulary.hasBracket()
                || vocabulary.hasClassWith("paywall")
                || vocabulary.hasClassWith("only")
                || vocabulary.hasAnyAttribute(Set.of("data-paywall"));
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        body.traverse((node, depth) -> {
            String mark = mark(node);
            if (mark != null) {
                throw new RefusedMarkupException("Has the mark " + mark
                        + ", from which the text is for those with access only. It would be public here: take out the mark"
                        + " and what follows it, or send the mark's text alone where all may be read");
            }
        });
    }

    private static String mark(Node node) {
        if (node instanceof Comment comment) {
            return COMMENT.matcher(comment.getData()).find()
                    ? "<!--" + LossCollector.abbreviate(comment.getData()) + "-->"
                    : null;
        }
        if (node instanceof TextNode text) {
            Matcher shortcode = text.getWholeText().indexOf('[') < 0 ? null : SHORTCODE.matcher(text.getWholeText());
            return shortcode != null && shortcode.find() ? shortcode.group() : null;
        }
        if (node instanceof Element element && element.attributesSize() > 0) {
            String classes = element.attr("class");
            boolean marked = !classes.isEmpty() && CLASS.matcher(classes).find() || element.hasAttr("data-paywall");
            return marked ? "“paywall” on <" + element.normalName() + ">" : null;
        }
        return null;
    }
}
