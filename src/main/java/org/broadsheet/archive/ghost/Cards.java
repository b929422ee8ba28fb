package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.attribute;
import static org.broadsheet.archive.ghost.Html.element;
import static org.broadsheet.archive.ghost.Html.escape;
import static org.broadsheet.archive.ghost.Html.isTrue;
import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/**
 * Writes the cards of both of Ghost's formats as Ghost writes them into pages: with its classes, by which they are read as
 * blocks, and without the parts that only a theme draws.
 */
final class Cards {

    private static final String MEMBERS = "status:free,status:-free";

    /** Blocks and brackets nested more deeply are read as text; no real article comes near. */
    private static final int DEPTH = 50;

    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            FootnotesExtension.create());

    private static final Parser MARKDOWN = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEPTH)
            .maxInlineNesting(DEPTH)
            .build();

    /** Ghost breaks a line wherever the source does. */
    private static final HtmlRenderer MARKDOWN_AS_HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br>\n").build();

    @FunctionalInterface
    private interface Card {
        String html(Cards cards, JsonNode card);
    }

    private static final Map<String, Card> CARDS = Map.ofEntries(
            Map.entry("image", (cards, card) -> image(card)),
            Map.entry("gallery", (cards, card) -> gallery(card)),
            Map.entry("embed", (cards, card) -> embed(card)),
            Map.entry("bookmark", (cards, card) -> bookmark(card)),
            Map.entry("html", (cards, card) -> html(card)),
            Map.entry("markdown", (cards, card) -> markdown(card)),
            Map.entry("card-markdown", (cards, card) -> markdown(card)),
            Map.entry("codeblock", (cards, card) -> code(card)),
            Map.entry("code", (cards, card) -> code(card)),
            Map.entry("callout", (cards, card) -> callout(card)),
            Map.entry("toggle", (cards, card) -> toggle(card)),
            Map.entry("button", (cards, card) -> button(card)),
            Map.entry("audio", (cards, card) -> audio(card)),
            Map.entry("video", (cards, card) -> video(card)),
            Map.entry("file", (cards, card) -> file(card)),
            Map.entry("product", (cards, card) -> product(card)),
            Map.entry("header", (cards, card) -> header(card)),
            Map.entry("signup", (cards, card) -> signup(card)),
            Map.entry("call-to-action", (cards, card) -> callToAction(card)),
            Map.entry("cta", (cards, card) -> callToAction(card)),
            Map.entry("nft", (cards, card) -> nft(card)),
            Map.entry("before-after", (cards, card) -> beforeAndAfter(card)),
            Map.entry("horizontalrule", (cards, card) -> "<hr>"),
            Map.entry("hr", (cards, card) -> "<hr>"),
            Map.entry("divider", (cards, card) -> "<hr>"),
            Map.entry("paywall", (cards, card) -> cards.paywall(card)),
            Map.entry("paywall-v2", (cards, card) -> cards.paywall(card)),
            Map.entry("paywallv2", (cards, card) -> cards.paywall(card)),
            Map.entry("email", (cards, card) -> cards.ofMailOnly(card)),
            Map.entry("email-cta", (cards, card) -> cards.ofMailOnly(card)),
            Map.entry("transistor", (cards, card) -> cards.transistor()),
            Map.entry("collection", (cards, card) -> cards.collection(card)));

    private final Losses losses;

    Cards(Losses losses) {
        this.losses = losses;
    }

    /** Whether cards of this type are known. */
    static boolean isCard(String type) {
        return CARDS.containsKey(type);
    }

    /**
     * A card as HTML; empty if it holds nothing or does not come along, which is then said.
     *
     * @param type the card's name in either format
     */
    String html(String type, JsonNode card) {
        Card known = CARDS.get(type);
        if (known == null) {
            losses.add(
                    WarningCode.CONTENT_REMOVED,
                    "Left out a card of the unknown type “" + LossCollector.abbreviate(type) + "”" + said(card));
            return "";
        }
        return gated(known.html(this, card), card.path("visibility"), card);
    }

    /** The marks that Ghost writes around a card that not everybody sees; {@link Gates} reads them. */
    private String gated(String html, JsonNode visibility, JsonNode card) {
        if (html.isEmpty() || !visibility.isObject()) {
            return html;
        }
        JsonNode web = visibility.path("web");
        boolean everybody;
        String segment;
        if (web.path("nonMember").isBoolean() && web.path("memberSegment").isTextual()) {
            everybody = web.path("nonMember").booleanValue();
            segment = web.path("memberSegment").asText();
        } else {
            // Before version 5.108 a card was in pages or not; which members saw it was for mails only.
            everybody = visibility.path("emailOnly").isBoolean()
                    ? !visibility.path("emailOnly").booleanValue()
                    : visibility.path("showOnWeb").asBoolean(true);
            segment = everybody ? MEMBERS : "";
        }
        if (!everybody && segment.isBlank()) {
            return ofMailOnly(card);
        }
        return everybody && segment.equals(MEMBERS) ? html : Gates.around(html, everybody, segment);
    }

    private String ofMailOnly(JsonNode card) {
        losses.add(
                WarningCode.HIDDEN_CONTENT_REMOVED,
                "Left out a part that was in the newsletter only, not on the page" + said(card));
        return "";
    }

    private String transistor() {
        losses.add(
                WarningCode.EMBED_REMOVED,
                "Left out the podcast player of Transistor, which showed each member a list of their own");
        return "";
    }

    private String collection(JsonNode card) {
        losses.add(
                WarningCode.CONTENT_REMOVED,
                "Left out a list of a collection's latest posts, which the site filled in" + said(card));
        return "";
    }

    private String paywall(JsonNode card) {
        String words =
                List.of("webHeading", "webTextValue", "webDescription", "heading", "textValue", "description").stream()
                        .map(field -> text(card, field))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
        if (!words.isEmpty()) {
            losses.add(WarningCode.CONTENT_REMOVED, Gates.PAYWALL_WORDS + quoted(words));
        }
        return Gates.PAYWALL;
    }

    /** The first words of a card, to tell which one it was. */
    private static String said(JsonNode card) {
        for (String field : List.of(
                "html",
                "heading",
                "header",
                "title",
                "textValue",
                "calloutText",
                "markdown",
                "caption",
                "url",
                "src")) {
            String quoted = quoted(text(card, field));
            if (!quoted.isEmpty()) {
                return quoted;
            }
        }
        return "";
    }

    private static String quoted(String html) {
        String words = LossCollector.abbreviate(Jsoup.parseBodyFragment(html).text());
        return words.isEmpty() ? "" : ": “" + words + "”";
    }

    private static String caption(JsonNode card) {
        return element("figcaption", null, text(card, "caption"));
    }

    private static String classes(String name, JsonNode card) {
        String width = text(card, "cardWidth");
        return "kg-card " + name
                + (width.isEmpty() || width.equals("regular") ? "" : " kg-width-" + width)
                + (text(card, "caption").isBlank() ? "" : " kg-card-hascaption");
    }

    private static String linked(String href, String html) {
        return href.isBlank() ? html : "<a" + attribute("href", href) + ">" + html + "</a>";
    }

    /** An image; without the attribute for an alternative text where nobody wrote one, since it is no decoration. */
    private static String img(String classes, JsonNode image, String src, String alt) {
        return "<img" + attribute("class", classes) + attribute("src", src) + attribute("alt", alt)
                + attribute("title", text(image, "title")) + attribute("width", text(image, "width"))
                + attribute("height", text(image, "height")) + ">";
    }

    private static String image(JsonNode card) {
        String src = text(card, "src");
        if (src.isBlank()) {
            return "";
        }
        String image = img("kg-image", card, src, text(card, "alt"));
        return "<figure" + attribute("class", classes("kg-image-card", card)) + ">" + linked(text(card, "href"), image)
                + caption(card) + "</figure>";
    }

    private static String gallery(JsonNode card) {
        StringBuilder images = new StringBuilder();
        for (JsonNode image : card.path("images")) {
            String src = text(image, "src");
            if (!src.isBlank()) {
                images.append(element(
                        "div",
                        "kg-gallery-image",
                        linked(text(image, "href"), img(null, image, src, text(image, "alt")))));
            }
        }
        return images.isEmpty()
                ? ""
                : "<figure" + attribute("class", classes("kg-gallery-card", card))
                        + "><div class=\"kg-gallery-container\"><div class=\"kg-gallery-row\">" + images
                        + "</div></div>"
                        + caption(card) + "</figure>";
    }

    private static String beforeAndAfter(JsonNode card) {
        StringBuilder images = new StringBuilder();
        for (String which : List.of("before", "after")) {
            JsonNode image = card.path(which + "Image");
            String src = text(image, "src");
            if (!src.isBlank()) {
                images.append(element(
                        "div", "kg-before-after-card-image-" + which, img(null, image, src, text(image, "alt"))));
            }
        }
        return images.isEmpty()
                ? ""
                : "<figure class=\"kg-card kg-before-after-card\">" + images + caption(card) + "</figure>";
    }

    private static String embed(JsonNode card) {
        String html = text(card, "html");
        String url = text(card, "url");
        if (html.isBlank()) {
            return url.isBlank()
                    ? ""
                    : "<p>" + linked(url, escape(url)) + "</p>" + element("p", null, text(card, "caption"));
        }
        return "<figure" + attribute("class", classes("kg-embed-card", card)) + ">" + html + caption(card)
                + "</figure>";
    }

    /** The classes of author and publisher are swapped in what Ghost writes, to suit older themes. */
    private static String bookmark(JsonNode card) {
        JsonNode metadata = card.path("metadata");
        String url = text(card, "url").isBlank() ? text(metadata, "url") : text(card, "url");
        if (url.isBlank()) {
            return "";
        }
        String about = element("span", "kg-bookmark-author", escape(of(metadata, card, "publisher")))
                + element("span", "kg-bookmark-publisher", escape(of(metadata, card, "author")));
        String thumbnail = of(metadata, card, "thumbnail");
        return "<figure" + attribute("class", classes("kg-bookmark-card", card))
                + "><a class=\"kg-bookmark-container\"" + attribute("href", url)
                + "><div class=\"kg-bookmark-content\">"
                + element("div", "kg-bookmark-title", escape(of(metadata, card, "title")))
                + element("div", "kg-bookmark-description", escape(of(metadata, card, "description")))
                + element("div", "kg-bookmark-metadata", about) + "</div>"
                + (thumbnail.isBlank()
                        ? ""
                        : "<div class=\"kg-bookmark-thumbnail\"><img" + attribute("src", thumbnail)
                                + " alt=\"\"></div>")
                + "</a>" + caption(card) + "</figure>";
    }

    private static String of(JsonNode metadata, JsonNode card, String field) {
        String value = text(metadata, field);
        return value.isBlank() ? text(card, field) : value;
    }

    private static String html(JsonNode card) {
        String html = text(card, "html");
        return html.isBlank() ? "" : "\n<!--kg-card-begin: html-->\n" + html + "\n<!--kg-card-end: html-->\n";
    }

    private static String markdown(JsonNode card) {
        return MARKDOWN_AS_HTML.render(MARKDOWN.parse(text(card, "markdown")));
    }

    private static String code(JsonNode card) {
        String code = text(card, "code");
        if (code.isBlank()) {
            return "";
        }
        String language = text(card, "language");
        String listing = "<pre><code" + attribute("class", language.isBlank() ? null : "language-" + language) + ">"
                + escape(code) + "</code></pre>";
        return text(card, "caption").isBlank()
                ? listing
                : "<figure class=\"kg-card kg-code-card\">" + listing + caption(card) + "</figure>";
    }

    private static String callout(JsonNode card) {
        String words = element("div", "kg-callout-text", text(card, "calloutText"));
        return words.isEmpty()
                ? ""
                : "<div class=\"kg-card kg-callout-card\">"
                        + element("div", "kg-callout-emoji", escape(text(card, "calloutEmoji"))) + words + "</div>";
    }

    private static String toggle(JsonNode card) {
        String heading = element("h4", "kg-toggle-heading-text", text(card, "heading"));
        String content = element("div", "kg-toggle-content", text(card, "content"));
        return heading.isEmpty() && content.isEmpty()
                ? ""
                : "<div class=\"kg-card kg-toggle-card\" data-kg-toggle-state=\"close\"><div class=\"kg-toggle-heading\">"
                        + heading + "</div>" + content + "</div>";
    }

    private static String button(JsonNode card) {
        String url = text(card, "buttonUrl");
        String label = text(card, "buttonText");
        return url.isBlank()
                ? ""
                : "<div class=\"kg-card kg-button-card\"><a" + attribute("href", url)
                        + " class=\"kg-btn kg-btn-accent\">" + escape(label.isBlank() ? url : label) + "</a></div>";
    }

    private static String audio(JsonNode card) {
        String src = text(card, "src");
        String thumbnail = text(card, "thumbnailSrc");
        return src.isBlank()
                ? ""
                : "<div class=\"kg-card kg-audio-card\">"
                        + (thumbnail.isBlank()
                                ? ""
                                : "<img" + attribute("src", thumbnail)
                                        + " alt=\"audio-thumbnail\" class=\"kg-audio-thumbnail\">")
                        + "<div class=\"kg-audio-player-container\"><audio" + attribute("src", src)
                        + " preload=\"metadata\"></audio>"
                        + element("div", "kg-audio-title", escape(text(card, "title"))) + "</div>" + caption(card)
                        + "</div>";
    }

    private static String video(JsonNode card) {
        String src = text(card, "src");
        return src.isBlank()
                ? ""
                : "<figure" + attribute("class", classes("kg-video-card", card))
                        + attribute("data-kg-thumbnail", text(card, "thumbnailSrc"))
                        + attribute("data-kg-custom-thumbnail", text(card, "customThumbnailSrc"))
                        + "><div class=\"kg-video-container\"><video" + attribute("src", src)
                        + attribute("width", text(card, "width")) + attribute("height", text(card, "height"))
                        + (isTrue(card, "loop") ? " loop autoplay muted" : "")
                        + " playsinline preload=\"metadata\"></video></div>" + caption(card) + "</figure>";
    }

    private static String file(JsonNode card) {
        String src = text(card, "src");
        String size = text(card, "fileSize");
        return src.isBlank()
                ? ""
                : "<div class=\"kg-card kg-file-card\"><a class=\"kg-file-card-container\"" + attribute("href", src)
                        + " title=\"Download\" download><div class=\"kg-file-card-contents\">"
                        + element("div", "kg-file-card-title", escape(text(card, "fileTitle")))
                        + element("div", "kg-file-card-caption", escape(text(card, "fileCaption")))
                        + "<div class=\"kg-file-card-metadata\">"
                        + element("div", "kg-file-card-filename", escape(text(card, "fileName")))
                        + element("div", "kg-file-card-filesize", size.isBlank() ? "" : escape(size) + " Bytes")
                        + "</div></div></a></div>";
    }

    private static String product(JsonNode card) {
        String src = text(card, "productImageSrc");
        String url = text(card, "productUrl");
        String label = text(card, "productButton");
        StringBuilder html = new StringBuilder();
        if (!src.isBlank()) {
            html.append("<img")
                    .append(attribute("src", src))
                    .append(attribute("width", text(card, "productImageWidth")))
                    .append(attribute("height", text(card, "productImageHeight")))
                    .append(" class=\"kg-product-card-image\">");
        }
        html.append(element("h4", "kg-product-card-title", text(card, "productTitle")));
        if (isTrue(card, "productRatingEnabled")) {
            html.append("<div class=\"kg-product-card-rating\">");
            for (int star = 1; star <= 5; star++) {
                boolean active = star <= card.path("productStarRating").asInt();
                html.append("<span class=\"")
                        .append(active ? "kg-product-card-rating-active " : "")
                        .append("kg-product-card-rating-star\"></span>");
            }
            html.append("</div>");
        }
        html.append(element("div", "kg-product-card-description", text(card, "productDescription")));
        if (isTrue(card, "productButtonEnabled") && !url.isBlank() && !label.isBlank()) {
            html.append("<a")
                    .append(attribute("href", url))
                    .append(" class=\"kg-product-card-button kg-product-card-btn-accent\">")
                    .append(escape(label))
                    .append("</a>");
        }
        return html.isEmpty()
                ? ""
                : "<div class=\"kg-card kg-product-card\"><div class=\"kg-product-card-container\">" + html
                        + "</div></div>";
    }

    private static String header(JsonNode card) {
        String url = text(card, "buttonUrl");
        String label = text(card, "buttonText");
        String src = text(card, "backgroundImageSrc");
        String html = element("h2", "kg-header-card-heading", text(card, "header"))
                + element("p", "kg-header-card-subheading", text(card, "subheader"))
                + (isTrue(card, "buttonEnabled") && !url.isBlank() && !label.isBlank()
                        ? "<a" + attribute("href", url) + " class=\"kg-header-card-button\">" + escape(label) + "</a>"
                        : "");
        return html.isEmpty() && src.isBlank()
                ? ""
                : "<div class=\"kg-card kg-header-card\">"
                        + (src.isBlank()
                                ? ""
                                : "<img class=\"kg-header-card-image\"" + attribute("src", src) + " alt=\"\">")
                        + "<div class=\"kg-header-card-text\">" + html + "</div></div>";
    }

    private static String signup(JsonNode card) {
        String src = text(card, "backgroundImageSrc");
        return "<div class=\"kg-card kg-signup-card\">"
                + (src.isBlank() ? "" : "<img class=\"kg-signup-card-image\"" + attribute("src", src) + " alt=\"\">")
                + "<div class=\"kg-signup-card-text\">"
                + element("h2", "kg-signup-card-heading", text(card, "header"))
                + element("p", "kg-signup-card-subheading", text(card, "subheader"))
                + element("p", "kg-signup-card-disclaimer", text(card, "disclaimer")) + "</div></div>";
    }

    private static String callToAction(JsonNode card) {
        String url = text(card, "buttonUrl");
        String label = text(card, "buttonText");
        boolean button = isTrue(card, "showButton") && !url.isBlank() && !label.isBlank();
        String src = text(card, "imageUrl");
        String image = src.isBlank() ? "" : "<img" + attribute("src", src) + " alt=\"CTA Image\">";
        String html = (isTrue(card, "hasSponsorLabel")
                        ? element("div", "kg-cta-sponsor-label", text(card, "sponsorLabel"))
                        : "")
                + element("div", "kg-cta-image-container", button && !image.isEmpty() ? linked(url, image) : image)
                + element("div", "kg-cta-text", text(card, "textValue"))
                + (button ? "<a" + attribute("href", url) + " class=\"kg-cta-button\">" + escape(label) + "</a>" : "");
        return element("div", "kg-card kg-cta-card", html);
    }

    private static String nft(JsonNode card) {
        JsonNode metadata = card.path("metadata");
        String url = text(card, "url");
        String src = of(metadata, card, "image_url");
        return url.isBlank()
                ? ""
                : "<figure" + attribute("class", classes("kg-nft-card", card)) + "><a class=\"kg-nft-card-container\""
                        + attribute("href", url) + ">"
                        + (src.isBlank() ? "" : "<img class=\"kg-nft-image\"" + attribute("src", src) + " alt=\"\">")
                        + element("div", "kg-nft-title", escape(of(metadata, card, "title")))
                        + element("div", "kg-nft-creator", escape(of(metadata, card, "creator_name")))
                        + element("div", "kg-nft-description", escape(of(metadata, card, "description"))) + "</a>"
                        + caption(card) + "</figure>";
    }
}
