package org.broadsheet.markup;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads the marks from which a text is for those who pay: Ghost's {@code <!--members-only-->}, the paywall blocks and
 * shortcodes of WordPress's plugins, classes that say so, and our own {@code <!--paywall-->}. The first becomes
 * {@code <hr class="paywall">} between the blocks of the body; everything after it is behind the paywall, also what
 * stands after the end that some of them have. Where a mark stands within a block, that whole block is behind it: more
 * is kept back than was asked for, never less.
 */
final class Paywalls implements Habit {

    /** The first letters spare most places the rest: bodies from WordPress have a comment around each paragraph. */
    private static final Pattern COMMENT = Pattern.compile(
            "(?=[mspw])((members|subscribers?|paid|premium)[-_ ]?(only|content)|paywall|wp:memberful)",
            Pattern.CASE_INSENSITIVE);

    /** How a comment begins that ends what another began. */
    private static final Pattern END = Pattern.compile("^\\s*(/|end\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLASS =
            Pattern.compile("(^|[-_ ])(paywall|paywalled|members[-_]only|subscribers?[-_]only)($|[-_ ])");

    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[(?<end>/)?(members?[-_]?only|membership|restrict|mepr-[a-z-]+|pmpro[a-z_]*|s2If|subscribers?[-_]only"
                    + "|paywall|wcm_restrict|um_loggedin|premium[-_]content|memberful[a-z_-]*|wlm_private)(\\s[^\\]]*)?\\]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WRITTEN = Pattern.compile(
            "<!--[^>]*(" + COMMENT.pattern() + ")|" + SHORTCODE.pattern() + "|<hr\\b[^>]*\\b" + HtmlAllowlist.PAYWALL,
            Pattern.CASE_INSENSITIVE);

    /** The elements that a mark may part in two, since each part says what the whole did. */
    private static final Set<String> PARTED = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "center",
            "form",
            "fieldset",
            "address");

    /** Whether a body of these names may have such a mark. */
    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasComment()
                || vocabulary.hasBracket()
                || vocabulary.hasClassWith("paywall")
                || vocabulary.hasClassWith("only")
                || vocabulary.hasAnyAttribute(Set.of("data-paywall"));
    }

    /** Whether a source of one block has what is written as a mark. */
    static boolean isIn(String html) {
        return (html.indexOf('<') >= 0 || html.indexOf('[') >= 0)
                && WRITTEN.matcher(html).find();
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        Element wall = null;
        Node end = null;
        Node node = Dom.next(body, body);
        while (node != null) {
            Matcher shortcode = shortcode(node);
            if (shortcode != null) {
                node = isolated((TextNode) node, shortcode);
            }
            boolean own = isOwn(node);
            boolean around =
                    node instanceof Element element && !element.normalName().equals("hr");
            boolean ends = ends(node, shortcode);
            boolean begins = !ends && (shortcode != null || isMark(node));
            if (!begins && !ends) {
                node = Dom.next(node, body);
                continue;
            }
            if (begins && wall == null) {
                wall = new Element("hr").addClass(HtmlAllowlist.PAYWALL);
                node.before(wall);
                end = around && ((Element) node).hasText() ? node : null;
            } else if (own) {
                throw new RefusedMarkupException(
                        "Has a second mark of a paywall: there can be one place where the free part ends");
            } else if (ends && wall == null) {
                throw new RefusedMarkupException(
                        "Has the end of a paywall, " + LossCollector.abbreviate(node.outerHtml())
                                + ", and not its beginning: it is not known what is for those with access only");
            } else if (ends && end == null) {
                end = new Element("hr");
                node.before(end);
            }
            Node next = around ? Dom.next(node, body) : Dom.after(node, body);
            if (!around) {
                node.remove();
            }
            node = next;
        }
        if (wall != null) {
            sayWhatFollows(end, body, losses);
            if (end != null && end.normalName().equals("hr")) {
                end.remove();
            }
            lift(wall, body, losses);
        }
    }

    private static Matcher shortcode(Node node) {
        if (!(node instanceof TextNode text) || text.getWholeText().indexOf('[') < 0) {
            return null;
        }
        Matcher found = SHORTCODE.matcher(text.getWholeText());
        return found.find() ? found : null;
    }

    /** The shortcode as a text of its own. */
    private static TextNode isolated(TextNode text, Matcher shortcode) {
        TextNode tag = shortcode.start() == 0 ? text : text.splitText(shortcode.start());
        int length = shortcode.end() - shortcode.start();
        if (tag.getWholeText().length() > length) {
            tag.splitText(length);
        }
        return tag;
    }

    private static boolean isMark(Node node) {
        if (node instanceof Comment comment) {
            return COMMENT.matcher(comment.getData()).find();
        }
        return node instanceof Element element && isMarked(element);
    }

    private static boolean isMarked(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("data-paywall")
                        || CLASS.matcher(element.attr("class")).find());
    }

    private static boolean ends(Node node, Matcher shortcode) {
        return shortcode != null
                ? shortcode.group("end") != null
                : node instanceof Comment comment
                        && END.matcher(comment.getData()).find()
                        && isMark(comment);
    }

    /** Whether it is a mark as bodies are written with. */
    private static boolean isOwn(Node node) {
        return node instanceof Comment comment
                ? comment.getData().strip().equals(HtmlAllowlist.PAYWALL)
                : node instanceof Element element
                        && element.normalName().equals("hr")
                        && element.hasClass(HtmlAllowlist.PAYWALL);
    }

    /** Says so where the source shows something to all after what is for those with access only. */
    private static void sayWhatFollows(Node end, Element body, LossCollector losses) {
        for (Node node = end == null ? null : Dom.after(end, body); node != null; node = Dom.next(node, body)) {
            boolean read = node instanceof TextNode text && !Dom.isBlank(text)
                    || node instanceof Element element && element.normalName().equals("img");
            if (read && Dom.ancestor(node, Paywalls::isMarked) == null) {
                losses.add(
                        WarningCode.CONTENT_CHANGED,
                        "Put what follows the end of a paywall behind it too: a body has one place where its free part"
                                + " ends");
                return;
            }
        }
    }

    /** Moves a mark up until it stands in the body itself, between what was before it and what was after it. */
    private static void lift(Element wall, Element body, LossCollector losses) {
        Element whole = null;
        for (Element around = wall.parent(); around != body; around = around.parent()) {
            whole = PARTED.contains(around.normalName()) ? whole : around;
        }
        if (whole != null) {
            if (hasBefore(wall, whole)) {
                losses.add(
                        WarningCode.CONTENT_MOVED,
                        "Moved the mark of a paywall out of <" + whole.normalName() + "> to before it");
            }
            whole.before(wall);
        }
        while (wall.parent() != body) {
            Element before = wall.parent();
            Element after = before.shallowClone();
            after.removeAttr("id");
            for (Node rest :
                    List.copyOf(before.childNodes().subList(wall.siblingIndex() + 1, before.childNodeSize()))) {
                after.appendChild(rest);
            }
            before.after(wall);
            if (!Dom.isBlank(after)) {
                wall.after(after);
            }
            if (Dom.isBlank(before) && !before.hasAttr("id")) {
                before.remove();
            }
        }
    }

    private static boolean hasBefore(Element wall, Element whole) {
        for (Node node = Dom.next(whole, whole); node != wall; node = Dom.next(node, whole)) {
            if (node instanceof TextNode text && !Dom.isBlank(text)) {
                return true;
            }
        }
        return false;
    }
}
