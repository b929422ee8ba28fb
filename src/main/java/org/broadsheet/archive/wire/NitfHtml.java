package org.broadsheet.archive.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a NITF document as HTML. Mark-up of names, numbers and dates becomes their words; elements of HTML, which many
 * agencies use in between, stay; of any other element the content stays.
 */
final class NitfHtml {

    private static final Map<String, String> HEADINGS =
            Map.of("hl1", "h2", "hl2", "h2", "hl3", "h3", "hl4", "h4", "hl5", "h5");

    /** What HTML has by the same name, and reads as it stands. */
    private static final Set<String> BLOCKS = Set.of(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "figure",
            "figcaption",
            "iframe",
            "video",
            "audio",
            "aside",
            "details",
            "summary",
            "source");

    private static final Set<String> TABLE =
            Set.of("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td");

    private static final Set<String> INLINE = Set.of(
            "em", "strong", "b", "i", "u", "s", "sub", "sup", "q", "cite", "code", "small", "mark", "abbr", "del",
            "ins");

    /** Elements that are there for machines. */
    private static final Set<String> SILENT = Set.of(
            "alt-code",
            "classifier",
            "key-list",
            "tobject",
            "media-metadata",
            "nitf-table-metadata",
            "nitf-col",
            "nitf-colgroup",
            "script",
            "style",
            "meta");

    private static final Set<String> KEPT_ATTRIBUTES = Set.of(
            "href", "src", "alt", "colspan", "rowspan", "start", "width", "height", "title", "scope", "controls");

    private final WireStory story;
    private final Predicate<String> liesInArchive;
    private final StringBuilder html = new StringBuilder();

    /** For the text of a story, which is told what does not come along. */
    NitfHtml(WireStory story, Predicate<String> liesInArchive) {
        this.story = story;
        this.liesInArchive = liesInArchive;
    }

    /**
     * The content as HTML. Pictures before and after all text are given to the story.
     *
     * @param content {@code body.content}
     */
    String body(Element content) {
        Element full = content.selectFirst("block.full_text");
        if (full != null && content.selectFirst("block.lead_paragraph") != null) {
            // The New York Times' archive has each text's first paragraph twice.
            content.select("block.lead_paragraph").remove();
        }
        outerPictures(content);
        flow(content);
        return html.toString();
    }

    /** An element's words with links and emphasis. */
    static String inline(Element element) {
        NitfHtml writer = new NitfHtml(new WireStory(null, ""), url -> false);
        element.childNodes().forEach(writer::inline);
        return writer.html.toString();
    }

    /** Adds the paragraphs of an element to the end. */
    String with(Element end) {
        flow(end);
        return html.toString();
    }

    private void outerPictures(Element content) {
        List<Element> all = new ArrayList<>(content.getElementsByTag("media"));
        List<Element> outer = new ArrayList<>();
        for (Element media : all) {
            if (isBlankOutside(content, media, true) || isBlankOutside(content, media, false)) {
                outer.add(media);
            }
        }
        for (Element media : outer) {
            if (isImage(media)) {
                picture(media).ifPresentOrElse(story::picture, () -> lostPicture(media));
                media.remove();
            }
        }
    }

    /** Whether there is no text before, or after, an element. */
    private static boolean isBlankOutside(Element content, Element element, boolean before) {
        for (Element current = element; current != null && current != content; current = current.parent()) {
            for (Node sibling = before ? current.previousSibling() : current.nextSibling();
                    sibling != null;
                    sibling = before ? sibling.previousSibling() : sibling.nextSibling()) {
                if (!isBlank(sibling)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isBlank(Node node) {
        if (node instanceof TextNode text) {
            return text.isBlank();
        }
        return !(node instanceof Element element)
                || element.tagName().equals("media")
                || SILENT.contains(element.tagName())
                || !element.hasText() && element.getElementsByTag("img").isEmpty();
    }

    private void flow(Element parent) {
        StringBuilder outer = new StringBuilder();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && isBlock(element)) {
                endParagraph(outer);
                block(element);
            } else {
                int before = html.length();
                inline(node);
                outer.append(html, before, html.length());
                html.setLength(before);
            }
        }
        endParagraph(outer);
    }

    private void endParagraph(StringBuilder inline) {
        String words = inline.toString().strip();
        inline.setLength(0);
        if (!words.isEmpty()) {
            html.append("<p>").append(words).append("</p>");
        }
    }

    private static boolean isBlock(Element element) {
        String name = element.tagName();
        return HEADINGS.containsKey(name)
                || BLOCKS.contains(name)
                || TABLE.contains(name)
                || Set.of(
                                "p",
                                "block",
                                "media",
                                "bq",
                                "fn",
                                "note",
                                "hr",
                                "pre",
                                "nitf-table",
                                "custom-table",
                                "credit",
                                "byline",
                                "dateline",
                                "abstract",
                                "copyrite",
                                "datasource",
                                "distributor",
                                "tagline",
                                "bibliography",
                                "body.content",
                                "div",
                                "section",
                                "article",
                                "hedline")
                        .contains(name);
    }

    private void block(Element element) {
        String name = element.tagName();
        if (HEADINGS.containsKey(name)) {
            wrapped(HEADINGS.get(name), element);
            return;
        }
        if (TABLE.contains(name) || BLOCKS.contains(name)) {
            same(element);
            return;
        }
        switch (name) {
            case "media" -> media(element);
            case "bq" -> quote(element);
            case "note" -> note(element);
            case "hr" -> html.append("<hr>");
            case "pre" ->
                html.append("<pre>")
                        .append(WireText.escape(element.wholeText()))
                        .append("</pre>");
            case "custom-table" -> story.lost(WarningCode.CONTENT_REMOVED, "A table in an XML of its own was left out");
            case "credit" -> {
                html.append("<p><cite>");
                element.childNodes().forEach(this::inline);
                html.append("</cite></p>");
            }
            default -> flow(element);
        }
    }

    private void wrapped(String tag, Element element) {
        if (!element.hasText()) {
            return;
        }
        html.append('<').append(tag).append('>');
        element.childNodes().forEach(this::inline);
        html.append("</").append(tag).append('>');
    }

    /** An element that HTML has too. */
    private void same(Element element) {
        String name = element.tagName();
        open(element);
        if (Set.of("col", "source").contains(name)) {
            return;
        }
        boolean mixed = element.children().stream().anyMatch(NitfHtml::isBlock);
        boolean holdsText = Set.of("li", "dd", "td", "th", "figcaption", "caption", "blockquote", "aside")
                .contains(name);
        if (mixed && holdsText) {
            flow(element);
        } else if (mixed) {
            element.children().forEach(child -> {
                if (isBlock(child)) {
                    block(child);
                } else {
                    inline(child);
                }
            });
        } else {
            element.childNodes().forEach(this::inline);
        }
        html.append("</").append(name).append('>');
    }

    private void open(Element element) {
        open(element, element.tagName());
    }

    private void open(Element element, String name) {
        html.append('<').append(name);
        element.attributes().forEach(attribute -> {
            if (KEPT_ATTRIBUTES.contains(attribute.getKey())) {
                html.append(' ')
                        .append(attribute.getKey())
                        .append("=\"")
                        .append(WireText.escape(attribute.getValue()))
                        .append('"');
            }
        });
        html.append('>');
    }

    private void inline(Node node) {
        if (node instanceof TextNode text) {
            html.append(WireText.escape(text.getWholeText().replaceAll("\\s+", " ")));
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.tagName();
        if (SILENT.contains(name)) {
            return;
        }
        if (INLINE.contains(name) || name.equals("a")) {
            String as = name.equals("em") && element.attr("class").contains("bold") ? "strong" : name;
            open(element, as);
            element.childNodes().forEach(this::inline);
            html.append("</").append(as).append('>');
            return;
        }
        switch (name) {
            case "br" -> html.append("<br>");
            case "img" -> open(element);
            case "frac-sep" -> html.append('/');
            case "media" -> media(element);
            case "note" -> note(element);
            default -> element.childNodes().forEach(this::inline);
        }
    }

    private void quote(Element element) {
        html.append("<blockquote>");
        flow(element);
        html.append("</blockquote>");
    }

    /** Notes of the type {@code npa} are not for publication. */
    private void note(Element element) {
        if (element.attr("type").equals("npa")) {
            story.other("edNote", XmlTree.words(element));
        } else {
            flow(element);
        }
    }

    private static boolean isImage(Element media) {
        String type = media.attr("media-type").toLowerCase(Locale.ROOT);
        if (!type.isEmpty()) {
            return Set.of("image", "photo", "picture", "graphic").contains(type);
        }
        Element reference = media.selectFirst("media-reference");
        return reference != null && reference.attr("mime-type").startsWith("image/");
    }

    private void media(Element media) {
        if (isImage(media)) {
            picture(media).ifPresentOrElse(picture -> html.append(picture.figure()), () -> lostPicture(media));
            return;
        }
        String type = media.attr("media-type").toLowerCase(Locale.ROOT);
        Element reference = media.select("media-reference[source]").stream()
                .filter(one -> isWeb(one.attr("source")))
                .findFirst()
                .orElse(null);
        if (reference == null || !type.equals("video") && !type.equals("audio")) {
            story.lost(
                    WarningCode.EMBED_REMOVED,
                    "The medium of type “" + type + "”" + named(caption(media)) + " has no address on the web");
            return;
        }
        html.append("<figure><")
                .append(type)
                .append(" controls src=\"")
                .append(WireText.escape(reference.attr("source").strip()))
                .append("\"></")
                .append(type)
                .append('>');
        if (caption(media) != null) {
            html.append("<figcaption>").append(WireText.escape(caption(media))).append("</figcaption>");
        }
        html.append("</figure>");
    }

    private void lostPicture(Element media) {
        Element reference = media.selectFirst("media-reference");
        String source = reference == null ? "" : reference.attr("source");
        story.lost(
                WarningCode.IMAGE_REMOVED,
                source.isBlank()
                        ? "A picture" + named(caption(media)) + " has no address"
                        : "The picture “" + source + "”" + named(caption(media))
                                + " has no address on the web and does not lie in the archive");
    }

    private static String named(String caption) {
        return caption == null ? "" : ", “" + (caption.length() > 60 ? caption.substring(0, 59) + "…" : caption) + "”,";
    }

    private static String caption(Element media) {
        Element caption = media.selectFirst("media-caption");
        return caption == null ? null : XmlTree.words(caption);
    }

    private Optional<WirePicture> picture(Element media) {
        Element best = null;
        for (Element reference : media.select("media-reference[source]")) {
            String source = reference.attr("source").strip();
            boolean usable = isWeb(source) || !source.isEmpty() && liesInArchive.test(source);
            if (usable && (best == null || width(reference) > width(best))) {
                best = reference;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Element producer = media.selectFirst("media-producer");
        Integer width = width(best) > 0 ? width(best) : null;
        Integer height = number(best.attr("height"));
        boolean pixels = best.attr("units").isEmpty() || best.attr("units").startsWith("pixel");
        return Optional.of(new WirePicture(
                best.attr("source").strip(),
                XmlTree.attribute(best, "alternate-text"),
                caption(media),
                producer == null ? null : XmlTree.words(producer),
                pixels ? width : null,
                pixels ? height : null,
                null,
                null,
                null,
                null));
    }

    private static int width(Element reference) {
        Integer width = number(reference.attr("width"));
        return width == null ? 0 : width;
    }

    private static Integer number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.valueOf(text.strip()) : null;
    }

    private static boolean isWeb(String source) {
        return source.strip().matches("(?i)https?://\\S+");
    }
}
