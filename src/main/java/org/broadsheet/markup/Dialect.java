package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes the elements of the HTML that this program writes and reads for its blocks, for habits to rewrite to. */
final class Dialect {

    private static final Pattern SIZE = Pattern.compile(
            "\\(?(\\d{1,6}(?:[.,]\\d{1,3})?)\\s*(bytes|byte|[KMG]i?[BbOo]?|[Bb])\\)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "blockquote",
            "pre",
            "table",
            "figure",
            "aside",
            "div",
            "section",
            "details",
            "hr",
            "video",
            "audio",
            "iframe",
            "center",
            "footer",
            "header");
    /** Elements in a caption that mean nothing by themselves. */
    private static final Set<String> PLAIN = Set.of("p", "span", "font", "div", "center");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"));

    private Dialect() {}

    /** An embed; its title may be null, and the text is what a reader sees where the embed cannot be shown. */
    static Element embed(String url, String title, List<String> text) {
        Element figure = new Element("figure").addClass("embed");
        figure.appendChild(link(url, title == null ? url : title));
        boolean said =
                text.size() == 1 && (text.get(0).equals(title) || text.get(0).equals(url));
        if (!text.isEmpty() && !said) {
            Element quote = figure.appendElement("blockquote");
            for (int i = 0; i < text.size(); i++) {
                if (i > 0) {
                    quote.appendElement("br");
                }
                quote.appendText(text.get(i));
            }
        }
        return figure;
    }

    static boolean isEmbed(Element element) {
        return element.normalName().equals("figure") && element.hasClass("embed");
    }

    /** The address of an embed; empty if it has none. */
    static String address(Element embed) {
        Element link = embed.firstElementChild();
        return link == null ? "" : link.attr("href");
    }

    /** Gives an embed its size in pixels, if another element has one. */
    static void size(Element embed, Element sized) {
        String width = Dom.attribute(sized, "width", "data-width");
        String height = Dom.attribute(sized, "height", "data-height");
        Integer across = width == null ? null : Pixels.parse(width);
        Integer down = height == null ? null : Pixels.parse(height);
        if (across != null) {
            embed.attr("data-width", across.toString());
        }
        if (down != null) {
            embed.attr("data-height", down.toString());
        }
    }

    static void ratio(Element embed, String ratio) {
        if (ratio != null && !embed.hasAttr("data-ratio")) {
            embed.attr("data-ratio", ratio);
        }
    }

    /**
     * Gives an embed, a file or a player a caption. Plain text is the title of an embed that has none.
     *
     * @param caption the element with the caption's inline content, which is taken from it; may be null
     */
    static void caption(Element figure, Element caption) {
        if (caption == null || Dom.isBlank(caption)) {
            return;
        }
        Element link = figure.firstElementChild();
        boolean plain = Dom.first(caption, inner -> !PLAIN.contains(inner.normalName())) == null
                && Dom.lines(caption).size() == 1;
        if (isEmbed(figure) && plain && link != null && link.text().equals(link.attr("href"))) {
            link.text(PlainText.singleLine(caption.text()));
            return;
        }
        Element own = child(figure, "figcaption");
        if (own == null) {
            own = figure.appendElement("figcaption");
        } else {
            own.appendElement("br");
        }
        for (Element icon : Dom.tagged(caption, "svg")) {
            icon.remove();
        }
        Dom.move(caption, own);
    }

    static Element child(Element element, String tag) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (child.normalName().equals(tag)) {
                return child;
            }
        }
        return null;
    }

    static Element link(String url, String text) {
        return new Element("a").attr("href", url).appendChild(new TextNode(text));
    }

    /** A link as a block of its own: a button, a bookmark. All but the address may be null. */
    static Element linkBlock(String url, String title, String description, String publisher, String thumbnail) {
        Element aside = new Element("aside").addClass("link");
        attribute(aside, "data-publisher", publisher);
        attribute(aside, "data-thumbnail", thumbnail);
        aside.appendChild(link(url, title == null ? url : title));
        if (description != null) {
            aside.appendElement("p").text(description);
        }
        return aside;
    }

    /** A file to download; type and size in bytes may be null. */
    static Element file(String url, String title, String type, Long bytes) {
        Element figure = new Element("figure").addClass("file");
        Element link =
                link(url, title == null ? UrlPolicy.fileName(url) : title).attr("download", "");
        attribute(link, "type", type);
        attribute(link, "data-size", bytes == null ? null : bytes.toString());
        figure.appendChild(link);
        return figure;
    }

    /** A figure with a video or audio of this address. */
    static Element player(String tag, String url) {
        Element figure = new Element("figure").addClass(tag);
        figure.appendElement(tag).attr("src", url);
        return figure;
    }

    static Element gallery(List<Element> images) {
        Element figure = new Element("figure").addClass("gallery");
        images.forEach(figure::appendChild);
        return figure;
    }

    static void attribute(Element element, String name, String value) {
        if (value != null && !value.isBlank()) {
            element.attr(name, value.strip());
        }
    }

    /** A callout around what is in an element; its icon may be null. */
    static Element callout(String icon) {
        Element aside = new Element("aside").addClass("callout");
        attribute(aside, "data-icon", icon);
        return aside;
    }

    /** Makes inline content between blocks in an element paragraphs. */
    static void paragraphs(Element element) {
        Element paragraph = null;
        for (Node child : new ArrayList<>(element.childNodes())) {
            if (child instanceof Element block && BLOCKS.contains(block.normalName())) {
                paragraph = null;
            } else if (paragraph != null) {
                paragraph.appendChild(child);
            } else if (!Dom.isBlank(child)) {
                paragraph = new Element("p");
                child.before(paragraph);
                paragraph.appendChild(child);
            }
        }
    }

    /** The media type of a file by the end of its address; null if it is not known. */
    static String typeOf(String url) {
        String path = url.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        return TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    }

    /** Bytes of a size that people read, such as “1.2 MB”; null if it is none. */
    static Long bytes(String size) {
        Matcher parts = SIZE.matcher(size == null ? "" : size.strip());
        if (!parts.matches()) {
            return null;
        }
        double number = Double.parseDouble(parts.group(1).replace(',', '.'));
        String unit = parts.group(2).toUpperCase(Locale.ROOT);
        long factor =
                unit.startsWith("K") ? 1L << 10 : unit.startsWith("M") ? 1L << 20 : unit.startsWith("G") ? 1L << 30 : 1;
        return Math.round(number * factor);
    }
}
