package org.broadsheet.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Shortcodes in text, as WordPress stores them: captions, galleries, players and embeds become blocks, also where a tag
 * and its end are in different paragraphs, as WordPress's paragraphs leave them. An unknown one stays text and is
 * reported.
 *
 * <p>Documented at <a href="https://codex.wordpress.org/Shortcode_API">Shortcode API</a>, and for those that most have
 * at <a href="https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/">Shortcodes</a>.
 */
final class Shortcodes implements Habit {

    private static final Set<String> VERBATIM = Set.of("pre", "code", "script", "style", "textarea", "kbd", "samp");
    private static final Set<String> AUDIO_TYPES = Set.of("mp3", "m4a", "ogg", "oga", "wav", "wma", "flac");
    private static final Set<String> VIDEO_TYPES = Set.of("mp4", "m4v", "webm", "ogv", "mov", "flv", "wmv");
    private static final Set<String> FILES = Set.of(
            "pdf-embedder",
            "pdf",
            "embeddoc",
            "gview",
            "embedpdf",
            "pdfviewer",
            "pdf_viewer",
            "wonderplugin_pdf",
            "pdfjs-viewer",
            "flipbook",
            "dearpdf",
            "3d-flip-book",
            "embed-pdf",
            "google-drive-embed",
            "pdf_attachment");
    private static final Set<String> OWN = Set.of(
            "caption",
            "wp_caption",
            "gallery",
            "embed",
            "audio",
            "video",
            "playlist",
            "pullquote",
            "button",
            "su_button",
            "blockquote");

    /** Those that only change how their text looks. */
    private static final Set<String> LOOKS = Set.of(
            "dropcap", "drop_cap", "dropcaps", "su_dropcap", "highlight", "su_highlight", "lead", "su_lead", "intro");

    private record Pair(Shortcode open, Shortcode close) {}

    @Override
    public void rewrite(Element body, LossCollector losses) {
        List<Shortcode> tags = isolate(body);
        Map<String, Deque<Shortcode>> open = new HashMap<>();
        Map<Shortcode, Shortcode> closedBy = new HashMap<>();
        List<Shortcode> strays = new ArrayList<>();
        for (Shortcode tag : tags) {
            Deque<Shortcode> same = open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>());
            if (!tag.isClosing()) {
                same.push(tag);
            } else if (same.isEmpty()) {
                strays.add(tag);
            } else {
                closedBy.put(same.pop(), tag);
            }
        }
        List<Shortcode> unknown = new ArrayList<>(strays);
        // Inner ones first, therefore from the end of the source.
        for (int i = tags.size() - 1; i >= 0; i--) {
            Shortcode tag = tags.get(i);
            if (!tag.isClosing() && Dom.isWithin(tag.node(), body)) {
                Shortcode end = closedBy.get(tag);
                Pair pair = new Pair(tag, end != null && Dom.isWithin(end.node(), body) ? end : null);
                if (!rewrite(pair, body, losses) && (pair.close != null || tag.isMeant())) {
                    unknown.add(tag);
                }
            }
        }
        for (Shortcode tag : tags) {
            if (Dom.isWithin(tag.node(), body)) {
                if (unknown.contains(tag) && (!strays.contains(tag) || isKnown(tag.name()) || tag.isMeant())) {
                    name(tag, losses);
                }
                join(tag.node());
            }
        }
    }

    /** Divides text so that each tag is a node of its own. */
    private static List<Shortcode> isolate(Element body) {
        List<Shortcode> tags = new ArrayList<>();
        for (Node node = Dom.next(body, body); node != null; ) {
            Node after = node instanceof Element element && VERBATIM.contains(element.normalName())
                    ? Dom.after(node, body)
                    : Dom.next(node, body);
            if (node instanceof TextNode text && text.getWholeText().indexOf('[') >= 0) {
                isolate(text, tags);
            }
            node = after;
        }
        return tags;
    }

    private static void isolate(TextNode text, List<Shortcode> tags) {
        String whole = text.getWholeText();
        Matcher tag = Shortcode.TAG.matcher(whole);
        int from = 0;
        while (tag.find()) {
            // Doubled brackets are how a text about shortcodes shows one.
            boolean escaped = tag.start() > 0
                    && whole.charAt(tag.start() - 1) == '['
                    && tag.end() < whole.length()
                    && whole.charAt(tag.end()) == ']';
            if (escaped) {
                continue;
            }
            if (tag.start() > from) {
                text.before(new TextNode(whole.substring(from, tag.start())));
            }
            TextNode node = new TextNode(tag.group());
            text.before(node);
            tags.add(new Shortcode(node));
            from = tag.end();
        }
        if (from > 0) {
            if (from < whole.length()) {
                text.before(new TextNode(whole.substring(from)));
            }
            text.remove();
        }
    }

    /** Makes a tag that stayed text one with the text around it. */
    private static void join(TextNode node) {
        if (node.previousSibling() instanceof TextNode before) {
            node.text(before.getWholeText() + node.getWholeText());
            before.remove();
        }
        if (node.nextSibling() instanceof TextNode after) {
            after.text(node.getWholeText() + after.getWholeText());
            node.remove();
        }
    }

    private static boolean isKnown(String name) {
        return OWN.contains(name)
                || LOOKS.contains(name)
                || FILES.contains(name)
                || EmbedTable.KNOWN.shortcode(name) != null;
    }

    private static void name(Shortcode tag, LossCollector losses) {
        losses.add(
                WarningCode.TEMPLATE_TAG,
                "The shortcode " + LossCollector.abbreviate(tag.text())
                        + (isKnown(tag.name()) ? " is incomplete" : " is not known here") + " and stayed text");
    }

    /** Whether the tag could be applied. */
    private static boolean rewrite(Pair pair, Element body, LossCollector losses) {
        Shortcode tag = pair.open;
        return switch (tag.name()) {
            case "caption", "wp_caption" -> caption(pair, body);
            case "gallery" -> gallery(pair, body, losses);
            case "playlist" -> playlist(pair, body, losses);
            case "audio" -> player(pair, "audio", AUDIO_TYPES, body);
            case "video" -> player(pair, "video", VIDEO_TYPES, body);
            case "embed" -> embed(pair, body, null);
            case "pullquote" -> quote(pair, body, "pullquote");
            case "blockquote" -> quote(pair, body, null);
            case "button", "su_button" -> button(pair, body);
            default ->
                LOOKS.contains(tag.name())
                        ? looks(pair, losses)
                        : FILES.contains(tag.name())
                                ? file(pair, body)
                                : EmbedTable.KNOWN.shortcode(tag.name()) != null
                                        && embed(pair, body, EmbedTable.KNOWN.shortcode(tag.name()));
        };
    }

    private static boolean looks(Pair pair, LossCollector losses) {
        if (pair.close == null) {
            return false;
        }
        losses.ignore("[" + pair.open.name() + "]");
        pair.open.node().remove();
        pair.close.node().remove();
        return true;
    }

    /** The text between a tag and its end; null if it has no end. */
    private static String text(Pair pair) {
        if (pair.close == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        Element root = (Element) pair.open.node().root();
        for (Node node = Dom.next(pair.open.node(), root); node != null && node != pair.close.node(); ) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node.normalName().equals("iframe")) {
                text.append(' ').append(node.attr("src")).append(' ');
            }
            node = Dom.next(node, root);
        }
        return text.toString().strip();
    }

    /** Takes what is between a tag and its end out of the tree, without the paragraphs that the tags cut through. */
    private static Element content(Pair pair) {
        Element content = new Element("div");
        if (pair.close == null) {
            return content;
        }
        Node end = pair.close.node();
        Element root = (Element) end.root();
        Node node = Dom.after(pair.open.node(), root);
        while (node != null && node != end) {
            Node next = Dom.after(node, root);
            if (node instanceof Element element && Dom.isWithin(end, element)) {
                next = Dom.next(node, root);
                if (content.childNodeSize() > 0) {
                    content.appendElement("br");
                }
            } else {
                content.appendChild(node);
            }
            node = next;
        }
        return content;
    }

    /** Puts a block, which may be null, in the place of a tag and its end. */
    private static void put(Pair pair, Element block, Element body) {
        Node open = pair.open.node();
        Element outer = (Element) open.parent();
        if (pair.close != null) {
            Element end = pair.close.node().parent();
            pair.close.node().remove();
            if (end != null && end != outer && end != body && end.normalName().equals("p") && isEmpty(end)) {
                end.remove();
            }
        }
        if (block == null) {
            open.remove();
            if (outer != body && outer.normalName().equals("p") && isEmpty(outer)) {
                outer.remove();
            }
            return;
        }
        Element place = new Element("span");
        open.replaceWith(place);
        trimBreaks(place);
        Dom.replace(place, block, body);
    }

    private static boolean isEmpty(Element paragraph) {
        return Dom.isBlank(paragraph);
    }

    private static void trimBreaks(Element place) {
        for (Node node : new Node[] {place.previousSibling(), place.nextSibling()}) {
            if (node != null && node.normalName().equals("br")) {
                node.remove();
            }
        }
    }

    /** {@code [caption]} around a picture, its link, or an embed; the words after it, or an attribute, are the caption. */
    private static boolean caption(Pair pair, Element body) {
        if (pair.close == null) {
            return false;
        }
        Element content = content(pair);
        Element media = Dom.first(
                content,
                inner -> inner.normalName().matches("img|iframe|video|audio|picture")
                        || inner.normalName().equals("figure"));
        if (media == null) {
            // Nothing to caption: the words stay as text.
            pair.open.node().after(content);
            content.unwrap();
            put(pair, null, body);
            return true;
        }
        while (media.parent() != content && media.parent() != null && isOnlyAround(media.parent(), media)) {
            media = media.parent();
        }
        Element figure = Dialect.isEmbed(media) || media.hasClass("gallery") ? media : new Element("figure");
        media.remove();
        if (figure != media) {
            while (media.normalName().equals("p") || media.normalName().equals("div")) {
                media = media.firstElementChild();
            }
            if (media.normalName().equals("figure")) {
                figure = media;
            } else {
                figure.appendChild(media);
            }
        }
        Element caption = new Element("figcaption");
        for (Element paragraph : Dom.tagged(content, "p", "div")) {
            if (Dom.isBlank(paragraph)) {
                paragraph.remove();
            } else {
                paragraph.unwrap();
            }
        }
        trim(content);
        Dom.move(content, caption);
        String attribute = pair.open.get("caption");
        if (Dom.isBlank(caption) && attribute != null) {
            caption.text(attribute);
        } else if (attribute != null && !caption.text().equals(attribute)) {
            caption.prependText(attribute + " ");
        }
        Dialect.caption(figure, caption);
        put(pair, figure, body);
        return true;
    }

    private static boolean isOnlyAround(Element outer, Element inner) {
        return outer.normalName().matches("a|p|div|span|strong|em|center") && Dom.isAlone(inner);
    }

    private static void trim(Element content) {
        while (content.childNodeSize() > 0 && isGap(content.childNode(0))) {
            content.childNode(0).remove();
        }
        while (content.childNodeSize() > 0 && isGap(content.childNode(content.childNodeSize() - 1))) {
            content.childNode(content.childNodeSize() - 1).remove();
        }
        if (content.firstChild() instanceof TextNode first) {
            first.text(first.getWholeText().stripLeading());
        }
        if (content.lastChild() instanceof TextNode last) {
            last.text(last.getWholeText().stripTrailing());
        }
    }

    private static boolean isGap(Node node) {
        return Dom.isBlank(node) && !node.normalName().equals("img");
    }

    private static boolean gallery(Pair pair, Element body, LossCollector losses) {
        if (pair.close != null) {
            Element content = content(pair);
            List<Element> images = Dom.tagged(content, "img");
            if (!images.isEmpty()) {
                put(pair, content.addClass("gallery"), body);
                return true;
            }
            pair.open.node().after(content);
            content.unwrap();
        }
        losses.add(
                WarningCode.IMAGE_REMOVED,
                "Removed the gallery " + LossCollector.abbreviate(pair.open.text())
                        + ", whose pictures are not in the body");
        put(pair, null, body);
        return true;
    }

    private static boolean playlist(Pair pair, Element body, LossCollector losses) {
        losses.add(
                WarningCode.EMBED_REMOVED,
                "Removed the playlist " + LossCollector.abbreviate(pair.open.text())
                        + ", whose tracks are not in the body");
        put(pair, null, body);
        return true;
    }

    private static boolean player(Pair pair, String kind, Set<String> types, Element body) {
        Shortcode tag = pair.open;
        List<String> urls = new ArrayList<>();
        String own = tag.address(text(pair));
        if (own == null) {
            String path = tag.get("src", "url", "0");
            own = path == null || path.length() < 2 ? null : UrlPolicy.image(path.split("\\|")[0]);
        }
        if (own != null) {
            urls.add(own);
        }
        for (String type : types.stream().sorted().toList()) {
            String url = tag.get(type) == null ? null : UrlPolicy.image(tag.get(type));
            if (url != null && !urls.contains(url)) {
                urls.add(url);
            }
        }
        if (urls.isEmpty()) {
            return false;
        }
        String web = UrlPolicy.web(urls.get(0));
        if (web != null && EmbedTable.KNOWN.isEmbeddable(web)) {
            return embed(pair, body, null);
        }
        Element figure = new Element("figure").addClass(kind);
        Element player = figure.appendElement(kind);
        if (urls.size() == 1) {
            player.attr("src", urls.get(0));
        } else {
            urls.forEach(url -> player.appendElement("source").attr("src", url));
        }
        Dialect.attribute(player, "title", tag.get("title", "titles"));
        Dialect.attribute(player, kind.equals("audio") ? "data-poster" : "poster", tag.get("poster"));
        if (kind.equals("video")) {
            Dialect.attribute(player, "width", tag.get("width"));
            Dialect.attribute(player, "height", tag.get("height"));
        }
        Element content = content(pair);
        for (Element track : Dom.tagged(content, "track", "source")) {
            player.appendChild(track);
        }
        String words = content.text();
        if (!words.isBlank() && UrlPolicy.web(words) == null) {
            Dom.move(content, figure.appendElement("figcaption"));
        }
        put(pair, figure, body);
        return true;
    }

    private static boolean embed(Pair pair, Element body, String source) {
        Shortcode tag = pair.open;
        String text = text(pair);
        String url = tag.address(text);
        if (url == null && source != null) {
            String filled = EmbedSource.first(List.of(source), tag.element(text), List.of());
            url = filled == null ? null : UrlPolicy.web(filled);
        }
        if (url == null) {
            return false;
        }
        String title = tag.get("title");
        Element block = BareAddresses.block(url);
        if (block == null || title != null) {
            block = Dialect.embed(url, title == null ? null : PlainText.singleLine(title), List.of());
        }
        if (Dialect.isEmbed(block)) {
            String width = tag.get("width", "w");
            String height = tag.get("height", "h");
            Element sized = new Element("div").attr("width", width == null ? "" : width);
            Dialect.size(block, sized.attr("height", height == null ? "" : height));
        }
        Element content = content(pair);
        String words = content.text();
        boolean said = words.isBlank() || UrlPolicy.web(words.strip()) != null || url.contains(words.strip());
        if (!said) {
            Dialect.caption(block, content);
        }
        put(pair, block, body);
        return true;
    }

    private static boolean file(Pair pair, Element body) {
        String url = pair.open.address(text(pair));
        if (url == null) {
            String path = pair.open.get("url", "file", "src", "source");
            url = path == null ? null : UrlPolicy.image(path);
        }
        if (url == null) {
            return false;
        }
        String title = pair.open.get("title", "name");
        content(pair);
        put(pair, Dialect.file(url, title, Dialect.typeOf(url), null), body);
        return true;
    }

    private static boolean quote(Pair pair, Element body, String kind) {
        if (pair.close == null) {
            return false;
        }
        Element quote = new Element("blockquote");
        if (kind != null) {
            quote.addClass(kind);
        }
        Element content = content(pair);
        trim(content);
        Dom.move(content, quote);
        Dialect.paragraphs(quote);
        String citation = pair.open.get("author", "cite", "citation", "source", "name");
        if (citation != null) {
            quote.appendElement("footer").text(citation);
        }
        put(pair, quote, body);
        return true;
    }

    private static boolean button(Pair pair, Element body) {
        String path = pair.open.get("url", "link", "href");
        String url = path == null ? null : UrlPolicy.link(path);
        String label = text(pair);
        if (url == null || label == null || label.isEmpty()) {
            return false;
        }
        content(pair);
        put(pair, Dialect.linkBlock(url, PlainText.singleLine(label), null, null, null), body);
        return true;
    }
}
