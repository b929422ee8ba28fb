package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Several pictures with a caption of the whole: WordPress's {@code [gallery]}, which writes {@code dl}, {@code dt} and
 * {@code dd} or figures; the gallery of Gutenberg, a list at first and nested figures since; Jetpack's tiled and slide
 * galleries; and any figure of several pictures and nothing else.
 *
 * <p>Documented at {@code gallery_shortcode} in WordPress's {@code wp-includes/media.php}, and in Gutenberg's {@code
 * packages/block-library/src/gallery}.
 */
final class Galleries implements Habit {

    private static final Set<String> GALLERIES = Set.of(
            "gallery",
            "wp-block-gallery",
            "tiled-gallery",
            "wp-block-jetpack-tiled-gallery",
            "wp-block-jetpack-slideshow",
            "jetpack-slideshow",
            "blocks-gallery-grid",
            "tiled-gallery-unresized",
            "ngg-galleryoverview",
            "wp-block-jetpack-image-compare",
            "juxtapose",
            "image-gallery-grid");

    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasSeveralImages() && (vocabulary.hasTag("figure") || vocabulary.hasAnyClass(GALLERIES));
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, element -> isAny(element, GALLERIES) || isGroup(element))) {
            if (Dom.isWithin(element, body)) {
                gallery(element, losses);
            }
        }
    }

    /** Whether a figure has several pictures and, besides captions, nothing else. */
    private static boolean isGroup(Element element) {
        if (!element.normalName().equals("figure") || Dom.tagged(element, "img").size() < 2) {
            return false;
        }
        for (Element inner :
                Dom.tagged(element, "table", "iframe", "video", "audio", "blockquote", "pre", "ul", "ol")) {
            if (!inner.normalName().matches("ul|ol") || Dom.firstTagged(inner, "img") == null) {
                return false;
            }
        }
        Element words = element.clone();
        Dom.tagged(words, "figcaption").forEach(Element::remove);
        return words.text().isBlank();
    }

    private static void gallery(Element outer, LossCollector losses) {
        if (Dom.ancestor(outer, around -> isAny(around, GALLERIES)) != null
                || outer.normalName().equals("figure") && outer.attr("class").equals("gallery")) {
            return;
        }
        List<Element> images = Dom.all(
                outer,
                inner -> inner.normalName().equals("img") || inner.normalName().equals("amp-img"));
        List<Element> players = Dom.tagged(outer, "iframe", "video", "audio");
        if (images.isEmpty() || !players.isEmpty()) {
            return;
        }
        Element own = ownCaption(outer);
        List<Element> items = new ArrayList<>();
        for (Element image : images) {
            items.add(item(image, outer, own));
        }
        Element figure = Dialect.gallery(items);
        if (own != null) {
            Element caption = new Element("figcaption");
            Dom.move(own, caption);
            own.remove();
            if (!Dom.isBlank(caption)) {
                figure.appendChild(caption);
            }
        }
        if (outer.hasAttr("id") && !outer.id().matches(".*\\d.*")) {
            figure.attr("id", outer.id());
        }
        Element before = Dom.previousElement(outer);
        if (before != null
                && before.normalName().equals("style")
                && before.data().contains("gallery")) {
            before.remove();
            losses.ignore("<style> of a gallery");
        }
        for (Element style : Dom.tagged(outer, "style", "button", "svg", "script")) {
            style.remove();
            losses.ignore("<" + style.normalName() + "> of a gallery");
        }
        if (!Dom.isBlank(outer)) {
            Element rest = new Element("div");
            Dom.move(outer, rest);
            outer.before(rest);
        }
        outer.replaceWith(figure);
    }

    /** The caption of the whole gallery: one that does not belong to an item. */
    private static Element ownCaption(Element outer) {
        Element own = null;
        for (Element child = outer.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (child.normalName().equals("figcaption") || child.hasClass("blocks-gallery-caption")) {
                own = child;
            }
        }
        return own;
    }

    /** A picture with its link, and in a figure if it has a caption. */
    private static Element item(Element image, Element gallery, Element own) {
        Element around = image;
        for (Element at = image.parent(); at != gallery && at != null; at = at.parent()) {
            if (Dom.all(at, inner -> inner.normalName().equals("img")).size() > 1) {
                break;
            }
            around = at;
        }
        Element text = Dom.first(around, inner -> inner != own && isItemCaption(inner));
        if (text == null && around.normalName().equals("dt")) {
            Element next = around.nextElementSibling();
            text = next != null && next.normalName().equals("dd") ? next : null;
        }
        Element link = Dom.ancestor(image, outer -> outer.normalName().equals("a"));
        Element picture = image;
        if (link != null && Dom.isWithin(link, gallery)) {
            picture = link.shallowClone();
            picture.clearAttributes().attr("href", link.attr("href"));
            picture.appendChild(image);
        }
        image.removeAttr("class");
        if (text == null || Dom.isBlank(text)) {
            picture.remove();
            return picture;
        }
        Element figure = new Element("figure");
        figure.appendChild(picture);
        Element caption = figure.appendElement("figcaption");
        Dom.move(text, caption);
        for (Element paragraph : Dom.tagged(caption, "p")) {
            paragraph.unwrap();
        }
        text.remove();
        return figure;
    }

    private static boolean isItemCaption(Element element) {
        return element.normalName().equals("figcaption")
                || Dom.hasAnyClass(
                        element,
                        "gallery-caption",
                        "wp-caption-text",
                        "blocks-gallery-item__caption",
                        "tiled-gallery-caption",
                        "wp-block-jetpack-slideshow_caption",
                        "slideshow-slide-caption",
                        "carousel-caption");
    }

    private static boolean isAny(Element element, Set<String> names) {
        return element.hasAttr("class") && element.classNames().stream().anyMatch(names::contains);
    }
}
