package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/**
 * Ghost's cards, as its two renderers write them into pages (Mobiledoc until version 5, Lexical since) and into mails.
 * Each becomes one block; what a theme draws around it, such as icons, thumbnails and the buttons of players, is
 * dropped.
 *
 * <p>Documented under <a href="https://docs.ghost.org/themes/content">Content</a>; the source is {@code
 * kg-default-cards} and {@code kg-default-nodes} in Ghost's repository Koenig.
 */
final class GhostCards implements Habit {

    /** What all classes of cards begin with. */
    static final String PREFIX = "kg-";

    private static final Pattern BACKGROUND = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");
    private static final int STARS = 5;

    @FunctionalInterface
    private interface Card {
        /** Rewrites a card in place. */
        void rewrite(Element card, LossCollector losses);
    }

    private static final Map<String, Card> CARDS = Map.ofEntries(
            Map.entry("kg-bookmark-card", GhostCards::bookmark),
            Map.entry("kg-bookmark-container", GhostCards::bookmark),
            Map.entry("kg-callout-card", (card, losses) -> callout(card)),
            Map.entry("kg-toggle-card", (card, losses) -> toggle(card)),
            Map.entry("kg-audio-card", (card, losses) -> audio(card)),
            Map.entry("kg-video-card", (card, losses) -> video(card)),
            Map.entry("kg-file-card", (card, losses) -> file(card)),
            Map.entry("kg-button-card", (card, losses) -> buttons(card)),
            Map.entry("kg-email-cta-card", (card, losses) -> buttons(card)),
            Map.entry("kg-email-cta", (card, losses) -> buttons(card)),
            Map.entry("kg-gallery-card", (card, losses) -> gallery(card)),
            Map.entry("kg-before-after-card", (card, losses) -> beforeAndAfter(card)),
            Map.entry("kg-header-card", (card, losses) -> header(card)),
            Map.entry("kg-signup-card", GhostCards::signup),
            Map.entry("kg-product-card", GhostCards::product),
            Map.entry("kg-cta-card", (card, losses) -> callToAction(card)),
            Map.entry("kg-nft-card", (card, losses) -> nft(card)),
            Map.entry("kg-collection-card", (card, losses) -> collection(card)),
            Map.entry("kg-code-card", (card, losses) -> card.attr("class", "code")),
            Map.entry("kg-blockquote-alt", (card, losses) -> pullquote(card)));

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, element -> Dom.hasClassStarting(element, PREFIX))) {
            if (Dom.isWithin(element, body)) {
                for (String name : element.classNames()) {
                    Card card = CARDS.get(name);
                    if (card != null && element.parent() != null && isSeen(element)) {
                        card.rewrite(element, losses);
                    }
                }
            }
        }
    }

    /** Whether readers see a card: a form to sign up they do once a script has shown it. */
    private static boolean isSeen(Element card) {
        return !Dom.isHidden(card) || card.hasClass("kg-signup-card");
    }

    private static String text(Element card, String... classes) {
        return Dom.line(Dom.firstClassed(card, classes));
    }

    private static String picture(Element card, String... classes) {
        for (Element element : Dom.all(card, inner -> Dom.hasAnyClass(inner, classes))) {
            Element image = element.normalName().equals("img") ? element : Dom.firstTagged(element, "img");
            String url = image == null ? null : UrlPolicy.image(image.attr("src"));
            if (url != null && !element.hasClass("kg-audio-hide")) {
                return url;
            }
        }
        return null;
    }

    private static String joined(String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).distinct().collect(Collectors.joining(" · "));
        return joined.isEmpty() ? null : joined;
    }

    private static Element linkIn(Element card) {
        return card.normalName().equals("a") && card.hasAttr("href")
                ? card
                : Dom.first(
                        card,
                        inner -> inner.normalName().equals("a")
                                && !inner.attr("href").isBlank());
    }

    /** Keeps the id of a card on the block that comes in its place. */
    private static void replace(Element card, Element block) {
        if (!card.id().isEmpty()) {
            block.attr("id", card.id());
        }
        card.replaceWith(block);
    }

    private static void bookmark(Element card, LossCollector losses) {
        Element link = linkIn(card);
        if (link == null) {
            return;
        }
        // The classes of author and publisher are swapped in what Ghost writes, to suit older themes.
        String publisher = joined(text(card, "kg-bookmark-author"), text(card, "kg-bookmark-publisher"));
        String address = text(card, "kg-bookmark-url");
        String title = text(card, "kg-bookmark-title");
        Element block = Dialect.linkBlock(
                link.attr("href"),
                title == null && publisher == null && address == null ? Dom.line(link) : title,
                text(card, "kg-bookmark-description"),
                publisher == null ? address : publisher,
                picture(card, "kg-bookmark-thumbnail"));
        Element caption = Dialect.child(card, "figcaption");
        replace(card, block);
        if (caption != null && !Dom.isBlank(caption)) {
            Element paragraph = new Element("p");
            Dom.move(caption, paragraph);
            block.after(paragraph);
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Turned the caption of the bookmark “" + LossCollector.abbreviate(title == null ? "" : title)
                            + "” into a paragraph after it");
        }
    }

    private static void callout(Element card) {
        Element emoji = Dom.firstClassed(card, "kg-callout-emoji");
        Element block = Dialect.callout(Dom.line(emoji));
        Dom.remove(emoji);
        Element text = Dom.firstClassed(card, "kg-callout-text");
        Dom.move(text == null ? card : text, block);
        Dialect.paragraphs(block);
        replace(card, block);
    }

    private static void toggle(Element card) {
        if (card.normalName().equals("details")) {
            return;
        }
        Element block = new Element("details");
        Element heading = Dom.firstClassed(card, "kg-toggle-heading-text");
        if (heading == null) {
            heading = Dom.firstClassed(card, "kg-toggle-heading");
        }
        Element summary = block.appendElement("summary");
        if (heading != null) {
            for (Element chrome : Dom.tagged(heading, "button", "svg")) {
                chrome.remove();
            }
            Element inner = heading.children().size() == 1 && heading.ownText().isBlank() ? heading.child(0) : heading;
            Dom.move(inner.normalName().matches("h[1-6]") ? inner : heading, summary);
        }
        Element content = Dom.firstClassed(card, "kg-toggle-content");
        if (content != null) {
            Dom.move(content, block);
            summary.remove();
            Dialect.paragraphs(block);
            block.prependChild(summary);
        }
        replace(card, block);
    }

    private static void audio(Element card) {
        Element audio = Dom.firstTagged(card, "audio");
        if (audio == null) {
            toLink(card, text(card, "kg-audio-title"));
            return;
        }
        Element figure = new Element("figure").addClass("audio");
        Element player = figure.appendElement("audio");
        Dialect.attribute(player, "src", audio.attr("src"));
        Dialect.attribute(player, "title", text(card, "kg-audio-title"));
        Dialect.attribute(player, "data-poster", picture(card, "kg-audio-thumbnail"));
        Dom.move(audio, player);
        Dialect.caption(figure, Dialect.child(card, "figcaption"));
        replace(card, figure);
    }

    private static void video(Element card) {
        Element video = Dom.firstTagged(card, "video");
        if (video == null) {
            toLink(card, null);
            return;
        }
        Element figure = new Element("figure").addClass("video");
        Element player = figure.appendElement("video");
        for (String name : List.of("src", "width", "height", "title")) {
            Dialect.attribute(player, name, video.attr(name));
        }
        Dialect.attribute(player, "poster", poster(card, video));
        Dom.move(video, player);
        Dialect.caption(figure, Dialect.child(card, "figcaption"));
        replace(card, figure);
    }

    /** The picture of a video. The attribute for it has only an empty picture, so that the video keeps its place. */
    private static String poster(Element card, Element video) {
        String own = video.attr("poster");
        String named = Dom.attribute(card, "data-kg-custom-thumbnail", "data-kg-thumbnail");
        String thumbnail = named == null ? null : UrlPolicy.image(named);
        if (thumbnail == null) {
            thumbnail = background(video.attr("style"));
        }
        return thumbnail == null && !own.contains("spacergif") ? own : thumbnail;
    }

    private static String background(String style) {
        Matcher url = BACKGROUND.matcher(style);
        return url.find() ? UrlPolicy.image(url.group(1)) : null;
    }

    private static void file(Element card) {
        Element link = linkIn(card);
        if (link == null) {
            return;
        }
        String name = text(card, "kg-file-card-filename", "kg-file-name");
        String title = text(card, "kg-file-card-title", "kg-file-title");
        String url = link.attr("href");
        String size = text(card, "kg-file-card-filesize");
        Element figure = Dialect.file(url, title == null ? name : title, Dialect.typeOf(url), Dialect.bytes(size));
        Element caption = Dom.firstClassed(card, "kg-file-card-caption", "kg-file-description");
        Dialect.caption(figure, caption);
        replace(card, figure);
    }

    private static void toLink(Element card, String title) {
        Element link = linkIn(card);
        if (link != null) {
            Element block =
                    Dialect.linkBlock(link.attr("href"), title, null, null, picture(card, "kg-audio-thumbnail"));
            Element caption = Dialect.child(card, "figcaption");
            replace(card, block);
            if (caption != null) {
                Element paragraph = new Element("p");
                Dom.move(caption, paragraph);
                block.after(paragraph);
            }
        }
    }

    /** Makes each button in a card a link block and leaves the rest as it is. */
    private static void buttons(Element card) {
        for (Element link : Dom.all(card, GhostCards::isButton)) {
            Dom.replace(link, Dialect.linkBlock(link.attr("href"), Dom.line(link), null, null, null), card);
        }
        card.unwrap();
    }

    private static boolean isButton(Element link) {
        return link.normalName().equals("a")
                && !link.attr("href").isBlank()
                && (Dom.hasAnyClass(link, "kg-btn", "kg-cta-button", "kg-header-card-button", "btn")
                        || Dom.ancestor(link, outer -> Dom.hasAnyClass(outer, "btn", "kg-button-card")) != null);
    }

    private static void gallery(Element card) {
        List<Element> images = new ArrayList<>();
        for (Element image : Dom.tagged(card, "img")) {
            Element link = image.parent();
            boolean linked = link != null && link.normalName().equals("a");
            images.add(linked ? link : image);
        }
        Element figure = Dialect.gallery(images.stream().distinct().toList());
        Dialect.caption(figure, Dialect.child(card, "figcaption"));
        replace(card, figure);
    }

    private static void beforeAndAfter(Element card) {
        Element before = Dom.firstClassed(card, "kg-before-after-card-image-before");
        Element after = Dom.firstClassed(card, "kg-before-after-card-image-after");
        if (before != null && after != null) {
            after.before(before);
        }
        gallery(card);
    }

    private static void header(Element card) {
        List<Element> blocks = new ArrayList<>();
        blocks.add(backdrop(card, "kg-header-card-image"));
        blocks.add(Dom.firstClassed(card, "kg-header-card-heading", "kg-header-card-header"));
        blocks.add(asParagraph(Dom.firstClassed(card, "kg-header-card-subheading", "kg-header-card-subheader")));
        blocks.add(button(Dom.firstClassed(card, "kg-header-card-button")));
        putEach(card, blocks);
    }

    private static void putEach(Element card, List<Element> blocks) {
        for (Element block : blocks) {
            if (block != null && (block.normalName().equals("figure") || !Dom.isBlank(block))) {
                card.before(block);
            }
        }
        card.remove();
    }

    /** The picture behind a card: decoration only. */
    private static Element backdrop(Element card, String name) {
        Element image = Dom.firstClassed(card, name);
        String url = image == null ? null : UrlPolicy.image(image.attr("src"));
        if (url == null) {
            String named = Dom.attribute(card, "data-kg-background-image");
            url = named == null ? background(card.attr("style")) : UrlPolicy.image(named);
        }
        if (url == null) {
            return null;
        }
        Element figure = new Element("figure");
        figure.appendElement("img").attr("src", url).attr("alt", image == null ? "" : image.attr("alt"));
        return figure;
    }

    private static Element asParagraph(Element heading) {
        if (heading == null || heading.normalName().equals("p")) {
            return heading;
        }
        Element paragraph = new Element("p");
        if (!heading.id().isEmpty()) {
            paragraph.attr("id", heading.id());
        }
        Dom.move(heading, paragraph);
        return paragraph;
    }

    private static Element button(Element link) {
        return link == null || link.attr("href").isBlank()
                ? link
                : Dialect.linkBlock(link.attr("href"), Dom.line(link), null, null, null);
    }

    private static void signup(Element card, LossCollector losses) {
        Element block = Dialect.callout(null);
        String title = text(card, "kg-signup-card-heading");
        Element backdrop = backdrop(card, "kg-signup-card-image");
        for (String name :
                List.of("kg-signup-card-heading", "kg-signup-card-subheading", "kg-signup-card-disclaimer")) {
            Element part = Dom.firstClassed(card, name);
            if (part != null && !Dom.isBlank(part)) {
                block.appendChild(part);
            }
        }
        if (backdrop != null) {
            block.prependChild(backdrop);
        }
        losses.add(
                WarningCode.CONTENT_CHANGED,
                "Kept the text of the sign-up form"
                        + (title == null ? "" : " “" + LossCollector.abbreviate(title) + "”") + ", but not the form");
        if (block.childNodeSize() == 0) {
            card.remove();
        } else {
            replace(card, block);
        }
    }

    private static void product(Element card, LossCollector losses) {
        Element title = Dom.firstClassed(card, "kg-product-card-title", "kg-product-title");
        Element description = Dom.firstClassed(card, "kg-product-card-description", "kg-product-description-wrapper");
        Element image = Dom.first(
                card,
                inner -> inner.normalName().equals("img") && !inner.attr("src").contains("star-rating"));
        Element button = Dom.firstClassed(card, "kg-product-card-button", "kg-product-card-btn-accent");
        if (button == null) {
            Element wrapper = Dom.firstClassed(card, "kg-product-button-wrapper");
            button = wrapper == null ? null : linkIn(wrapper);
        }
        String stars = stars(card);
        boolean linked = description != null && linkIn(description) != null;
        if (button != null && !button.attr("href").isBlank() && title != null && !linked) {
            List<String> lines = new ArrayList<>();
            if (stars != null) {
                lines.add(stars);
            }
            if (description != null) {
                lines.addAll(Dom.lines(description));
            }
            String label = Dom.line(button);
            if (label != null) {
                losses.ignore("label “" + LossCollector.abbreviate(label) + "” of a button");
            }
            Element block = Dialect.linkBlock(
                    button.attr("href"),
                    Dom.line(title),
                    lines.isEmpty() ? null : String.join(" ", lines),
                    null,
                    image == null ? null : UrlPolicy.image(image.attr("src")));
            replace(card, block);
            return;
        }
        Element block = Dialect.callout(null);
        if (image != null) {
            block.appendElement("figure").appendChild(image);
        }
        if (title != null) {
            block.appendChild(title);
        }
        if (stars != null) {
            block.appendElement("p").text(stars);
        }
        if (description != null) {
            Dom.move(description, block);
        }
        Element link = button(button);
        if (link != null) {
            block.appendChild(link);
        }
        Dialect.paragraphs(block);
        replace(card, block);
    }

    /** A rating as the stars that a reader sees; null if there is none. */
    private static String stars(Element card) {
        int all = Dom.classed(card, "kg-product-card-rating-star").size();
        int active = Dom.classed(card, "kg-product-card-rating-active").size();
        Element picture = Dom.first(card, inner -> inner.attr("src").matches(".*/star-rating-[0-5]\\.png"));
        if (picture != null) {
            all = STARS;
            active = picture.attr("src").charAt(picture.attr("src").length() - 5) - '0';
        }
        return all == 0 ? null : "★".repeat(Math.min(active, all)) + "☆".repeat(Math.max(0, all - active));
    }

    private static void callToAction(Element card) {
        Element block = Dialect.callout(null);
        for (String name : List.of("kg-cta-sponsor-label", "kg-cta-image-container", "kg-cta-text")) {
            Element part = Dom.firstClassed(card, name);
            if (part == null || Dom.isBlank(part)) {
                continue;
            }
            if (!name.equals("kg-cta-image-container")) {
                Dialect.paragraphs(part);
                Dom.move(part, block);
                continue;
            }
            Element image = Dom.firstTagged(part, "img");
            if (image != null) {
                if (image.attr("alt").equals("CTA Image")) {
                    image.attr("alt", "");
                }
                Element link = image.parent();
                block.appendElement("figure").appendChild(link.normalName().equals("a") ? link : image);
            }
        }
        Element link =
                button(Dom.first(card, inner -> inner.normalName().equals("a") && inner.hasClass("kg-cta-button")));
        if (link != null) {
            block.appendChild(link);
        }
        replace(card, block);
    }

    private static void nft(Element card) {
        Element link = linkIn(card);
        if (link != null && card.normalName().equals("figure")) {
            String creator = text(card, "kg-nft-creator");
            String description = text(card, "kg-nft-description");
            Element block = Dialect.linkBlock(
                    link.attr("href"),
                    text(card, "kg-nft-title"),
                    description,
                    creator,
                    picture(card, "kg-nft-image", "kg-nft-image-container"));
            Element caption = Dialect.child(card, "figcaption");
            replace(card, block);
            if (caption != null && !Dom.isBlank(caption)) {
                Element paragraph = new Element("p");
                Dom.move(caption, paragraph);
                block.after(paragraph);
            }
        }
    }

    private static void collection(Element card) {
        List<Element> blocks = new ArrayList<>();
        blocks.add(Dom.firstClassed(card, "kg-collection-card-title"));
        for (Element post : Dom.classed(card, "kg-collection-card-post-wrapper")) {
            Element link = linkIn(post);
            if (link != null) {
                blocks.add(Dialect.linkBlock(
                        link.attr("href"),
                        text(post, "kg-collection-card-post-title"),
                        text(post, "kg-collection-card-post-excerpt"),
                        text(post, "kg-collection-card-post-meta"),
                        picture(post, "kg-collection-card-img")));
            }
        }
        putEach(card, blocks);
    }

    private static void pullquote(Element quote) {
        quote.attr("class", "pullquote");
        Dialect.paragraphs(quote);
    }
}
