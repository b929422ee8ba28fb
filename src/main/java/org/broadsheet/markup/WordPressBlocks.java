package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Those blocks of WordPress's block editor that are not plain HTML, and what WordPress puts in the place of a link to
 * another post. Columns, groups and aligned wrappers hold blocks and need nothing; tables, verse, details, separators
 * and code are HTML already.
 *
 * <p>Documented in the {@code save} functions of Gutenberg's {@code packages/block-library}, and at {@code
 * get_post_embed_html} in WordPress's {@code wp-includes/embed.php}.
 */
final class WordPressBlocks implements Habit {

    private static final Set<String> CLASSES = Set.of(
            "wp-block-file",
            "wp-block-button__link",
            "wp-block-button",
            "wp-block-pullquote",
            "wp-block-quote",
            "wp-block-cover",
            "wp-block-media-text",
            "wp-block-code",
            "wp-embedded-content",
            "embedly-card",
            "wp-video",
            "wp-playlist",
            "mejs-container");
    private static final Pattern BACKGROUND =
            Pattern.compile("background(?:-image)?\\s*:[^;]*url\\(\\s*['\"]?([^'\")]+)");
    private static final Pattern PUBLISHER = Pattern.compile("[”\"’»]\\s*[—–-]\\s*(.+)$");

    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasAnyClass(CLASSES);
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        each(body, "wp-block-file", WordPressBlocks::file);
        each(body, "wp-block-button", WordPressBlocks::button);
        each(body, "wp-block-button__link", WordPressBlocks::button);
        each(body, "wp-block-pullquote", WordPressBlocks::pullquote);
        each(body, "wp-block-quote", WordPressBlocks::quote);
        each(body, "wp-block-cover", WordPressBlocks::cover);
        each(body, "wp-block-media-text", WordPressBlocks::mediaAndText);
        each(body, "wp-block-code", WordPressBlocks::code);
        each(body, "wp-video", WordPressBlocks::player);
        each(body, "wp-playlist", WordPressBlocks::player);
        each(body, "mejs-container", WordPressBlocks::player);
        each(body, "wp-embedded-content", WordPressBlocks::post);
        each(body, "embedly-card", WordPressBlocks::linkCard);
    }

    private static void each(Element body, String name, Consumer<Element> rewrite) {
        Predicate<Element> accepted = element -> element.attributesSize() > 0 && element.hasClass(name);
        for (Element element : Dom.all(body, accepted)) {
            if (Dom.isWithin(element, body)) {
                rewrite.accept(element);
            }
        }
    }

    private static void file(Element outer) {
        Element link = Dom.first(
                outer,
                inner -> inner.normalName().equals("a")
                        && !inner.attr("href").isBlank()
                        && !inner.hasClass("wp-block-file__button")
                        && !Dom.isBlank(inner));
        Element button = Dom.first(outer, inner -> inner.hasClass("wp-block-file__button"));
        Element found = link == null ? button : link;
        Element object = Dom.firstTagged(outer, "object");
        String url = found != null ? found.attr("href") : object == null ? "" : object.attr("data");
        if (url.isBlank()) {
            return;
        }
        Element figure = Dialect.file(url, Dom.line(found), Dialect.typeOf(url), null);
        if (link == null && button != null) {
            figure.firstElementChild().text(UrlPolicy.fileName(url));
        }
        outer.replaceWith(figure);
    }

    private static void button(Element outer) {
        Element link = outer.normalName().equals("a")
                ? outer
                : Dom.first(
                        outer,
                        inner -> inner.normalName().equals("a")
                                && !inner.attr("href").isBlank());
        if (link == null || link.attr("href").isBlank() || Dom.firstTagged(link, "img") != null) {
            return;
        }
        Element block = Dialect.linkBlock(link.attr("href"), Dom.line(link), null, null, null);
        Element around = outer.parent();
        boolean sentence = around != null && around.normalName().equals("p") && !Dom.isAlone(outer);
        if (!sentence) {
            outer.replaceWith(block);
            if (around != null && around.normalName().equals("p")) {
                around.replaceWith(block);
            }
        }
    }

    private static void pullquote(Element outer) {
        Element quote = outer.normalName().equals("blockquote") ? outer : Dom.firstTagged(outer, "blockquote");
        if (quote == null) {
            return;
        }
        citation(quote);
        quote.attr("class", "pullquote");
        Dialect.paragraphs(quote);
        Element caption = outer == quote ? null : Dialect.child(outer, "figcaption");
        if (caption != null && !Dom.isBlank(caption)) {
            Dom.move(caption, quote.appendElement("footer"));
        }
        if (outer != quote
                && Dom.all(outer, inner -> inner.normalName().equals("blockquote"))
                                .size()
                        == 1) {
            if (outer.hasAttr("id")) {
                quote.attr("id", outer.id());
            }
            outer.replaceWith(quote);
        }
    }

    private static void quote(Element quote) {
        if (quote.normalName().equals("blockquote")) {
            citation(quote);
        }
    }

    /** A {@code <cite>} after the paragraphs is the citation. */
    private static void citation(Element quote) {
        for (Element child : quote.children()) {
            if (child.normalName().equals("cite")) {
                child.tagName("footer").clearAttributes();
            }
        }
    }

    /** A picture or film with words upon it. */
    private static void cover(Element cover) {
        Element image = Dom.first(
                cover,
                inner -> inner.hasClass("wp-block-cover__image-background")
                        || inner.hasClass("wp-block-cover__video-background"));
        if (image != null && image.normalName().equals("img")) {
            Element figure = new Element("figure");
            image.before(figure);
            figure.appendChild(image);
            return;
        }
        Element styled = image != null ? image : cover;
        Matcher url = BACKGROUND.matcher(styled.attr("style"));
        if (url.find() && !styled.normalName().equals("video")) {
            Element figure = new Element("figure");
            Element picture = figure.appendElement("img").attr("src", url.group(1));
            picture.attr("alt", styled.attr("aria-label"));
            cover.prependChild(figure);
        }
    }

    private static void mediaAndText(Element block) {
        Element media = Dialect.child(block, "figure");
        if (media != null && Dom.isBlank(media)) {
            Matcher url = BACKGROUND.matcher(media.attr("style"));
            if (url.find()) {
                media.appendElement("img").attr("src", url.group(1));
            }
        }
    }

    /** {@code <pre class="wp-block-code" lang="…">}: a programming language is not a human language. */
    private static void code(Element pre) {
        Element code = Dialect.child(pre, "code");
        String language = Dom.attribute(pre, "data-language", "lang");
        if (code != null && language == null) {
            language = Dom.attribute(code, "data-language", "lang");
        }
        if (code != null && language != null && !code.attr("class").contains("language-")) {
            code.attr("class", "language-" + language);
            code.removeAttr("lang");
            pre.removeAttr("lang");
        }
    }

    /** Scripts replace what is in a player: the link in it is for readers without them. */
    private static void player(Element outer) {
        Element media = Dom.firstTagged(outer, "video", "audio");
        if (media == null) {
            return;
        }
        if (outer.hasClass("wp-playlist")) {
            playlist(outer, media.normalName());
            return;
        }
        for (Element chrome : new ArrayList<>(outer.children())) {
            if (Dom.hasClassStarting(chrome, "mejs-") && !Dom.isWithin(media, chrome)) {
                chrome.remove();
            }
        }
        Element inner = Dom.first(outer, element -> element.hasClass("mejs-controls"));
        Dom.remove(inner);
    }

    /** The tracks of a list are links for readers without scripts. */
    private static void playlist(Element outer, String kind) {
        for (Element link : Dom.all(
                outer,
                inner -> inner.normalName().equals("a") && !inner.attr("href").isBlank())) {
            Element figure = Dialect.player(kind, link.attr("href"));
            Dialect.attribute(figure.child(0), "title", Dom.line(link));
            outer.before(figure);
        }
        outer.remove();
    }

    /** Another post, as WordPress embeds it: a quote with a link for readers without the frame that follows it. */
    private static void post(Element quote) {
        if (!quote.normalName().equals("blockquote")) {
            return;
        }
        Element link =
                Dom.first(quote, inner -> inner.normalName().equals("a") && UrlPolicy.web(inner.attr("href")) != null);
        if (link == null) {
            return;
        }
        Element frame = Dom.nextElement(quote);
        Element holder = frame;
        if (frame != null && !frame.normalName().equals("iframe")) {
            frame = frame.normalName().equals("p") && Dom.isBlank(frame) ? null : Dom.firstTagged(frame, "iframe");
        }
        String publisher = null;
        if (frame != null && (frame.hasClass("wp-embedded-content") || frame.hasAttr("data-secret"))) {
            Matcher named = PUBLISHER.matcher(frame.attr("title"));
            publisher = named.find() ? named.group(1).strip() : null;
            (holder == frame || !Dom.isAlone(frame) ? frame : holder).remove();
        }
        String title = Dom.line(link);
        List<String> lines = new ArrayList<>(Dom.lines(quote));
        lines.remove(title);
        String description = lines.isEmpty() ? null : String.join(" ", lines);
        Element block = Dialect.linkBlock(link.attr("href"), title, description, publisher, null);
        Element figure = quote.parent();
        while (figure != null && (figure.hasClass("wp-block-embed__wrapper") || figure.hasClass("wp-block-embed"))) {
            Node around = figure;
            figure = figure.parent();
            Element caption = Dialect.child((Element) around, "figcaption");
            around.before(block);
            if (caption != null && !Dom.isBlank(caption)) {
                Element paragraph = new Element("p");
                Dom.move(caption, paragraph);
                block.after(paragraph);
            }
            quote.remove();
            if (Dom.isBlank(around)) {
                around.remove();
            }
        }
        if (block.parent() == null) {
            quote.replaceWith(block);
        }
    }

    /** Embedly's card: a quote, or a link, that a script draws as a card. */
    private static void linkCard(Element card) {
        Element link = card.normalName().equals("a") ? card : Dom.firstTagged(card, "a");
        String url = link == null ? null : UrlPolicy.web(link.attr("href"));
        if (url == null || EmbedTable.KNOWN.isEmbeddable(url) && card == link) {
            if (url != null) {
                Dom.replace(card, Dialect.embed(url, Dom.line(link), List.of()), card.parent());
            }
            return;
        }
        String title = Dom.line(link);
        List<String> lines = new ArrayList<>(Dom.lines(card));
        lines.remove(title);
        Element block = Dialect.linkBlock(
                url, title, lines.isEmpty() || card == link ? null : String.join(" ", lines), null, null);
        card.replaceWith(block);
    }
}
