package org.broadsheet.markup;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Captions of WordPress's classic editor, which many other systems took over: {@code wp-caption} on a {@code <div>},
 * on a {@code <dl>} before version 2.7, on a {@code <figure>} since 3.9.
 *
 * <p>Documented at {@code img_caption_shortcode} in WordPress's {@code wp-includes/media.php}.
 */
final class ClassicCaptions implements Habit {

    private static final Set<String> CAPTIONS = Set.of("wp-caption-text", "wp-caption-dd", "caption-text");
    private static final Set<String> CAPTIONED = Set.of("wp-caption", "caption-wrapper", "media-caption");

    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasAnyClass(CAPTIONED);
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, ClassicCaptions::isCaptioned)) {
            if (Dom.isWithin(element, body)) {
                caption(element);
            }
        }
    }

    private static boolean isCaptioned(Element element) {
        if (element.attributesSize() == 0 || Dialect.isEmbed(element) || element.hasClass("gallery")) {
            return false;
        }
        return isAny(element, CAPTIONED)
                && Dom.first(element, inner -> inner.normalName().equals("img") || isPlayer(inner)) != null;
    }

    private static boolean isPlayer(Element element) {
        return Set.of("iframe", "video", "audio").contains(element.normalName());
    }

    private static void caption(Element outer) {
        Element text = Dom.first(
                outer,
                inner -> isAny(inner, CAPTIONS)
                        || inner.normalName().equals("figcaption")
                        || inner.normalName().equals("dd"));
        Element figure = new Element("figure");
        Element caption = new Element("figcaption");
        if (text != null) {
            text.remove();
            Dom.move(text, caption);
        }
        Element credit = Dom.first(
                caption,
                inner -> Dom.hasAnyClass(inner, "credit", "media-credit", "image-credit", "wp-caption-credit"));
        if (credit != null) {
            credit.tagName("small").attr("class", "credit");
        }
        List<Element> wrappers = Dom.tagged(outer, "dl", "dt", "p", "div");
        Dom.move(outer, figure);
        for (Element wrapper : wrappers) {
            if (wrapper.parent() != null) {
                wrapper.unwrap();
            }
        }
        if (!Dom.isBlank(caption)) {
            figure.appendChild(caption);
        }
        if (outer.hasAttr("id") && !outer.id().matches("attachment_\\d+|attachment-\\d+|.*\\d{3,}.*")) {
            figure.attr("id", outer.id());
        }
        outer.replaceWith(figure);
    }

    private static boolean isAny(Element element, Set<String> names) {
        return element.hasAttr("class") && element.classNames().stream().anyMatch(names::contains);
    }
}
