package org.broadsheet.markup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What block editors put around an embed: a figure with a caption (WordPress's {@code wp-block-embed}, Ghost's {@code
 * kg-embed-card}, CKEditor's {@code media}, Editor.js's {@code embed-tool}) and elements that give it a ratio by a class
 * or by padding. They become one figure. WordPress stores only the address, as text, where the embed will be.
 *
 * <p>Documented in Gutenberg's {@code packages/block-library/src/embed/save.js}.
 */
final class EmbedFigures implements Habit {

    private static final Set<String> EDITORS = Set.of(
            "wp-block-embed",
            "wp-block-core-embed",
            "wp-embed",
            "kg-embed-card",
            "embed-tool",
            "sqs-embed",
            "media-embed",
            "op-interactive",
            "op-social",
            "embed-wrapper");

    /** The classes of figures with which there may be something to do. */
    static final Set<String> CLASSES =
            Stream.concat(EDITORS.stream(), Stream.of("embed")).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CAPTIONS =
            Set.of("embed-tool__caption", "wp-element-caption", "video-caption", "caption", "embed-caption");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//\\S+");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element figure : Dom.all(body, EmbedFigures::isEditors)) {
            if (Dom.isWithin(figure, body)) {
                readAddress(figure);
            }
        }
        for (Element frame : Dom.tagged(body, "iframe")) {
            frame(frame, body);
        }
        for (Element embed : Dom.all(body, Dialect::isEmbed)) {
            unwrap(embed, body, losses);
        }
    }

    private static boolean isEditors(Element element) {
        return element.hasAttr("class")
                        && !Dialect.isEmbed(element)
                        && element.classNames().stream().anyMatch(EDITORS::contains)
                || element.normalName().startsWith("wp-block-embed");
    }

    /** Makes an embed of the address that is the text of an editor's figure. */
    private static void readAddress(Element figure) {
        Element caption = Dialect.child(figure, "figcaption");
        Element place = null;
        String url = null;
        if (Dom.firstTagged(figure, "iframe", "video", "audio", "img", "figure", "blockquote") != null) {
            return;
        }
        for (Node child = figure.firstChild(); child != null; child = child.nextSibling()) {
            String text = child instanceof TextNode words
                    ? words.text().strip()
                    : child instanceof Element element && element != caption
                            ? element.text().strip()
                            : "";
            if (text.isEmpty()) {
                continue;
            }
            if (url != null || !ADDRESS.matcher(text).matches()) {
                return;
            }
            url = UrlPolicy.web(text);
            place = child instanceof Element element ? element : null;
            if (place == null) {
                place = new Element("div");
                child.replaceWith(place);
                child = place;
            }
        }
        if (url != null) {
            Element media = BareAddresses.block(url);
            place.replaceWith(media == null ? Dialect.embed(url, null, List.of()) : media);
        }
    }

    /** A frame in a figure or in elements that say its ratio becomes an embed that says so itself. */
    private static void frame(Element frame, Element body) {
        String url = LazyFrames.source(frame);
        if (url == null || Dom.ancestor(frame, Dialect::isEmbed) != null) {
            return;
        }
        String ratio = null;
        Element around = frame.parent();
        for (int i = 0; i < 5 && ratio == null && around != null && around != body && isAlone(around, frame); i++) {
            ratio = EmbedShape.around(around.attr("class"), around.attr("style"));
            around = around.parent();
        }
        if (ratio == null) {
            ratio = EmbedShape.around("", frame.attr("style"));
        }
        Element figure = Dom.ancestor(frame, outer -> outer.normalName().equals("figure"));
        boolean captioned = figure != null && Dialect.child(figure, "figcaption") != null;
        if (ratio == null && !captioned && Dom.ancestor(frame, EmbedFigures::isEditors) == null) {
            return;
        }
        Element embed = Dialect.embed(url, PlainText.singleLine(frame.attr("title")), List.of());
        Dialect.size(embed, frame);
        if (ratio != null && (!embed.hasAttr("data-width") || !embed.hasAttr("data-height"))) {
            embed.removeAttr("data-width");
            embed.removeAttr("data-height");
        }
        Dialect.ratio(embed, ratio);
        Dom.replace(frame, embed, body);
    }

    private static boolean isAlone(Element around, Element frame) {
        for (Element at = frame; at != around; at = at.parent()) {
            for (Node sibling = at.parent().firstChild(); sibling != null; sibling = sibling.nextSibling()) {
                boolean caption = sibling.normalName().equals("figcaption");
                if (sibling != at && !caption && !Dom.isBlank(sibling)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes the figure and the other elements around an embed, which hold nothing else but its caption. */
    private static void unwrap(Element embed, Element body, LossCollector losses) {
        Element outer = embed.parent();
        while (outer != null && outer != body && isOnlyAround(outer, embed)) {
            Dialect.ratio(embed, EmbedShape.around(outer.attr("class"), outer.attr("style")));
            for (Node child = outer.firstChild(); child != null; child = child.nextSibling()) {
                if (child instanceof Element element && isCaption(element)) {
                    Dialect.caption(embed, element);
                }
            }
            if (outer.hasAttr("id") && !embed.hasAttr("id")) {
                embed.attr("id", outer.id());
            }
            boolean figure = outer.normalName().equals("figure");
            for (Element script : Dom.tagged(outer, "script", "noscript", "style")) {
                if (Dom.ancestor(script, Dialect::isEmbed) == null) {
                    outer.before(script);
                }
            }
            outer.replaceWith(embed);
            outer = figure ? null : embed.parent();
        }
    }

    private static boolean isCaption(Element element) {
        return element.normalName().equals("figcaption")
                || element.classNames().stream().anyMatch(CAPTIONS::contains);
    }

    private static boolean isOnlyAround(Element outer, Element embed) {
        String name = outer.normalName();
        if (!name.equals("figure") && !name.equals("div") && !name.equals("center") && !name.equals("span")
                || Dialect.isEmbed(outer)) {
            return false;
        }
        for (Node child = outer.firstChild(); child != null; child = child.nextSibling()) {
            boolean caption = child instanceof Element element && isCaption(element);
            if (child != embed && !caption && !Dom.isBlank(child)) {
                return false;
            }
        }
        return true;
    }
}
