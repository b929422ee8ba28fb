package org.broadsheet.markup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * AMP's components for which HTML has an element, and those that show readers nothing. Its embeds are in {@code
 * embeds.json}.
 *
 * <p>Documented at <a href="https://amp.dev/documentation/components/">amp.dev</a>.
 */
final class AmpElements implements Habit {

    static final String PREFIX = "amp-";

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("amp-img", "img"),
            Map.entry("amp-anim", "img"),
            Map.entry("amp-video", "video"),
            Map.entry("amp-audio", "audio"),
            Map.entry("amp-fit-text", "div"),
            Map.entry("amp-layout", "div"),
            Map.entry("amp-lightbox", "div"),
            Map.entry("amp-sidebar", "div"),
            Map.entry("amp-timeago", "span"),
            Map.entry("amp-date-display", "span"),
            Map.entry("amp-mathml", "span"),
            Map.entry("amp-image-lightbox", "div"),
            Map.entry("amp-pan-zoom", "div"),
            Map.entry("amp-selector", "div"));
    private static final Set<String> UNREAD = Set.of(
            "amp-analytics",
            "amp-pixel",
            "amp-ad",
            "amp-embed",
            "amp-auto-ads",
            "amp-sticky-ad",
            "amp-social-share",
            "amp-ad-exit",
            "amp-consent",
            "amp-state",
            "amp-user-notification",
            "amp-animation",
            "amp-position-observer",
            "amp-install-serviceworker",
            "amp-geo",
            "amp-access",
            "amp-next-page",
            "amp-call-tracking",
            "amp-experiment",
            "amp-font",
            "amp-web-push",
            "amp-web-push-widget",
            "amp-addthis",
            "amp-skimlinks",
            "amp-smartlinks",
            "amp-script",
            "amp-link-rewriter",
            "amp-action-macro");
    private static final Set<String> GALLERIES =
            Set.of("amp-carousel", "amp-base-carousel", "amp-stream-gallery", "amp-inline-gallery", "amp-image-slider");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, element -> element.normalName().startsWith(PREFIX))) {
            if (!Dom.isWithin(element, body)) {
                continue;
            }
            String name = element.normalName();
            if (UNREAD.contains(name)) {
                losses.ignore("<" + name + ">");
                element.remove();
            } else if (PLAIN.containsKey(name)) {
                plain(element, PLAIN.get(name));
            }
        }
        for (Element element : Dom.all(body, element -> element.normalName().startsWith(PREFIX))) {
            if (Dom.isWithin(element, body)) {
                if (GALLERIES.contains(element.normalName())) {
                    gallery(element);
                } else if (element.normalName().equals("amp-accordion")) {
                    accordion(element);
                }
            }
        }
    }

    private static void plain(Element element, String tag) {
        for (Element copy : Dom.tagged(element, "noscript")) {
            copy.remove();
        }
        for (Element slot : Dom.all(element, inner -> inner.hasAttr("placeholder") || inner.hasAttr("fallback"))) {
            if (Dom.isBlank(slot) || !tag.equals("div")) {
                slot.remove();
            }
        }
        if (tag.equals("img")) {
            // A parser that reads <amp-img/> as an open tag puts what follows into it.
            for (int i = element.childNodeSize() - 1; i >= 0; i--) {
                element.after(element.childNode(i));
            }
        }
        if (tag.equals("audio") && element.hasAttr("artwork")) {
            element.attr("data-poster", element.attr("artwork"));
        }
        element.tagName(tag);
    }

    private static void gallery(Element carousel) {
        List<Element> images = Dom.tagged(carousel, "img");
        if (images.isEmpty() || Dom.firstTagged(carousel, "iframe", "video", "audio") != null) {
            carousel.tagName("div").clearAttributes();
            return;
        }
        // Galleries of all makes are read by one habit.
        carousel.tagName("div").clearAttributes().addClass("gallery");
    }

    /** Sections of a heading and the content that it expands. */
    private static void accordion(Element accordion) {
        for (Element section : accordion.children()) {
            Element heading = section.firstElementChild();
            if (!section.normalName().equals("section") || heading == null) {
                continue;
            }
            Element details = new Element("details");
            Element summary = details.appendElement("summary");
            Element inner = heading.children().size() == 1
                            && heading.child(0).normalName().matches("h[1-6]")
                    ? heading.child(0)
                    : heading;
            Dom.move(inner, summary);
            heading.remove();
            Dom.move(section, details);
            section.replaceWith(details);
        }
        accordion.unwrap();
    }
}
