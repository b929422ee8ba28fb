package org.broadsheet.markup;

import java.util.Locale;
import java.util.Set;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;

/**
 * Parses HTML, rewrites the habits of other systems, and cleans it with jsoup's {@link Cleaner}. A pass before that
 * reports what the cleaner will remove; both use the same {@link HtmlAllowlist}, so the report is accurate.
 */
public final class HtmlCleaner {

    /** Maximum depth of nested elements; jsoup moves deeper ones up to this depth. */
    public static final int DEPTH = 100;

    /** Elements removed with their content, which a reader would miss. */
    private static final Set<String> REMOVED = Set.of(
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
            "frame",
            "frameset",
            "noframes",
            "xmp",
            "plaintext",
            "noembed",
            "portal",
            "dialog",
            "script");

    /** Elements removed with their content, which is not meant to be read. */
    private static final Set<String> UNREAD = Set.of("style", "title", "meta", "link", "base", "map", "area", "param");

    /** Elements that only style or group their text. */
    private static final Set<String> LOOKS =
            Set.of("u", "ins", "font", "big", "nobr", "wbr", "label", "blink", "marquee", "basefont", "output", "data");

    private final HtmlAllowlist allowed;
    private final LossCollector losses;
    private boolean clean = true;

    private HtmlCleaner(HtmlAllowlist allowed, LossCollector losses) {
        this.allowed = allowed;
        this.losses = losses;
    }

    /** Parses a fragment, such as an inline text, and returns its body, cleaned. */
    public static Element clean(String html, HtmlAllowlist allowed, LossCollector losses) {
        return clean(parsed(html), allowed, losses);
    }

    /**
     * Parses a whole body, rewrites the habits of other systems, and returns it cleaned.
     *
     * @param base the address that relative ones are resolved against; null if there is none
     * @throws RefusedMarkupException if it must not be published as it is
     */
    public static Element cleanBody(String html, String base, LossCollector losses) {
        Document document = parsed(EmptyTags.closed(withLineFeeds(html)));
        Habits.rewrite(document.body(), losses);
        Addresses.resolve(document.body(), base);
        return clean(document, HtmlAllowlist.BODY, losses);
    }

    /** Whether the source of one block has what is written as the mark of a paywall in a body. */
    public static boolean mayHavePaywall(String html) {
        return Paywalls.isIn(html);
    }

    /** HTML's own preprocessing, "normalize newlines", which jsoup leaves out. */
    private static String withLineFeeds(String html) {
        return html.indexOf('\r') < 0 ? html : html.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Document parsed(String html) {
        Document document = Document.createShell("");
        Parser parser = Parser.htmlParser().setMaxDepth(DEPTH);
        document.body().appendChildren(parser.parseFragmentInput(html, document.body(), ""));
        return document;
    }

    private static Element clean(Document document, HtmlAllowlist allowed, LossCollector losses) {
        HtmlCleaner cleaner = new HtmlCleaner(allowed, losses);
        cleaner.inspect(document.body());
        // Cleaning a clean document would only copy it.
        return cleaner.clean
                ? document.body()
                : new Cleaner(allowed).clean(document).body();
    }

    private void inspect(Element root) {
        Node node = root.firstChild();
        while (node != null) {
            Node below = null;
            Node removed = null;
            if (node instanceof Element element) {
                String name = element.normalName();
                if (UNREAD.contains(name)) {
                    losses.ignore("<" + name + ">");
                    removed = element;
                } else if (REMOVED.contains(name)) {
                    remove(element);
                    removed = element;
                } else {
                    inspectElement(element);
                    below = element.firstChild();
                }
            } else if (node instanceof Comment) {
                losses.ignore("comment");
                removed = node;
            }
            node = below != null ? below : after(node, root);
            if (removed != null) {
                removed.remove();
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

    private void remove(Element element) {
        String name = name(element);
        String source = source(element);
        if (Scripts.isUnread(element)) {
            losses.ignore("<" + name + ">");
        } else if (!source.isEmpty()) {
            losses.add(WarningCode.EMBED_REMOVED, "Removed <" + name + "> of " + LossCollector.abbreviate(source));
        } else {
            String text = LossCollector.abbreviate(element.text());
            losses.add(
                    WarningCode.CONTENT_REMOVED,
                    "Removed <" + name + "> and its content" + (text.isEmpty() ? "" : ": “" + text + "”"));
        }
    }

    private static String source(Element element) {
        String source = element.attr("src");
        return source.isEmpty() ? element.attr("data") : source;
    }

    private void inspectElement(Element element) {
        String tag = element.normalName();
        if (!allowed.isSafeTag(tag)) {
            clean = false;
            if (LOOKS.contains(tag)) {
                losses.ignore("<" + tag + ">");
            } else {
                losses.add(WarningCode.CONTENT_CHANGED, "Removed <" + name(element) + "> but kept its content");
            }
        } else if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                if (!allowed.isSafeAttribute(tag, element, attribute)) {
                    say(attribute, tag);
                    clean = false;
                }
            }
        }
    }

    private void say(Attribute attribute, String tag) {
        String key = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = LossCollector.abbreviate(attribute.getValue());
        if (tag.equals("a") && key.equals("href")) {
            if (attribute.getValue().strip().equals("#") || attribute.getValue().isBlank()) {
                losses.ignore("link to nothing");
                return;
            }
            losses.add(
                    WarningCode.LINK_REMOVED,
                    "Removed the link to “" + value + "”: " + UrlPolicy.LINKS + " can be linked to");
        } else if (key.equals("src") && !value.isEmpty()) {
            losses.add(
                    tag.equals("img") ? WarningCode.IMAGE_REMOVED : WarningCode.EMBED_REMOVED,
                    "Removed the URL “" + value + "” from <" + tag + ">");
        } else {
            losses.ignore(LossCollector.abbreviate(key) + " of <" + tag + ">");
        }
    }

    private static String name(Element element) {
        return LossCollector.abbreviate(element.normalName());
    }
}
