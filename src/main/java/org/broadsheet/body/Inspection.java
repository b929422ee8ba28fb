package org.broadsheet.body;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;

/**
 * Parses HTML and has it cleaned by jsoup's {@link Cleaner}, saying before what that will take away. Both ask the same
 * {@link Allowed}, so that the report is what happens.
 */
final class Inspection {

    /** How deep elements may lie in one another; jsoup moves what lies deeper up to there. */
    static final int DEPTH = 100;

    /** What is no text for readers although it may hold some. */
    private static final Set<String> GONE = Set.of(
            "script",
            "style",
            "svg",
            "math",
            "template",
            "noscript",
            "object",
            "embed",
            "applet",
            "textarea",
            "select",
            "option",
            "optgroup",
            "datalist",
            "button",
            "input",
            "canvas",
            "title",
            "meta",
            "link",
            "base",
            "frame",
            "frameset",
            "noframes",
            "map",
            "area",
            "param",
            "xmp",
            "plaintext",
            "noembed",
            "portal",
            "dialog");

    private final Allowed allowed;
    private final Losses losses;
    private boolean clean = true;

    private Inspection(Allowed allowed, Losses losses) {
        this.allowed = allowed;
        this.losses = losses;
    }

    /** The body of a fragment, safe. */
    static Element clean(String html, Allowed allowed, Losses losses) {
        Document document = Document.createShell("");
        Parser parser = Parser.htmlParser().setMaxDepth(DEPTH);
        document.body().appendChildren(parser.parseFragmentInput(html, document.body(), ""));
        Inspection inspection = new Inspection(allowed, losses);
        inspection.inspect(document.body());
        // What has nothing to clean would come out of the cleaner as a copy of itself.
        return inspection.clean
                ? document.body()
                : new Cleaner(allowed).clean(document).body();
    }

    private void inspect(Element root) {
        Node node = root.firstChild();
        while (node != null) {
            Node below = null;
            Node gone = null;
            if (node instanceof Element element) {
                if (GONE.contains(element.normalName())) {
                    losses.add("Removed <" + name(element) + "> and what was in it");
                    gone = element;
                } else {
                    inspectElement(element);
                    below = element.firstChild();
                }
            } else if (node instanceof Comment) {
                losses.add("Removed a comment");
            }
            node = below != null ? below : after(node, root);
            if (gone != null) {
                gone.remove();
            }
        }
    }

    private static Node after(Node node, Element root) {
        Node at = node;
        while (at != null && at != root) {
            Node next = at.nextSibling();
            if (next != null) {
                return next;
            }
            at = at.parent();
        }
        return null;
    }

    private void inspectElement(Element element) {
        String tag = element.normalName();
        if (!allowed.isSafeTag(tag)) {
            losses.add("Removed <" + name(element) + ">, but not what was in it");
            clean = false;
        } else if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                if (!allowed.isSafeAttribute(tag, element, attribute)) {
                    losses.add(sentence(attribute, tag));
                    clean = false;
                }
            }
        }
    }

    private static String sentence(Attribute attribute, String tag) {
        String key = attribute.getKey().toLowerCase(Locale.ROOT);
        if (tag.equals("a") && key.equals("href")) {
            return "Removed the link to “" + Losses.shown(attribute.getValue()) + "”: " + Addresses.LINKS
                    + " can be linked to";
        }
        if (key.equals("src")) {
            return "Removed the address “" + Losses.shown(attribute.getValue()) + "” of <" + tag + ">";
        }
        return "Removed the attribute " + Losses.shown(key) + " of <" + tag + ">";
    }

    private static String name(Element element) {
        return Losses.shown(element.normalName());
    }
}
