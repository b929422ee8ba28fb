package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.markup.EmbedShape;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads {@code <figure>}: its content, captions and credit. Several images in one are a gallery. */
final class HtmlFigureReader {

    private final HtmlBlockReader blocks;
    private final LossCollector losses;

    private HtmlFigureReader(HtmlBlockReader blocks, LossCollector losses) {
        this.blocks = blocks;
        this.losses = losses;
    }

    /** Adds the blocks of a figure. */
    static void read(Element figure, HtmlBlockReader blocks, LossCollector losses) {
        if (!blocks.isOpen()) {
            blocks.division(figure);
            return;
        }
        List<Block> read = new ArrayList<>();
        blocks.addFlow(() -> {
            read.addAll(new HtmlFigureReader(blocks, losses).read(figure));
            return read.isEmpty() ? null : read.get(0);
        });
        read.stream().skip(1).forEach(block -> blocks.addFlow(() -> block));
    }

    private List<Block> read(Element figure) {
        List<Element> captions = figure.children().stream()
                .filter(child -> child.normalName().equals("figcaption"))
                .toList();
        Block special = special(figure, captions.size());
        if (special != null) {
            return captioned(List.of(special), captions);
        }
        boolean gallery = figure.attr("class").equals("gallery");
        if (captions.size() < 2 || gallery) {
            List<Block> content = blocks.flow(() -> each(figure));
            boolean captioned = !captions.isEmpty() && figure.select("figure").size() > 1;
            return captioned(gallery(content, gallery || captioned && isCaptioned(content) ? 1 : 2), captions);
        }
        return each(figure, captions);
    }

    private void each(Element figure) {
        for (Node child = figure.firstChild(); child != null; child = child.nextSibling()) {
            if (!child.normalName().equals("figcaption")) {
                blocks.node(child);
            }
        }
    }

    /** A figure with several captions: each belongs to what comes before it, up to the last one. */
    private List<Block> each(Element figure, List<Element> captions) {
        List<Block> all = new ArrayList<>();
        List<Node> before = new ArrayList<>();
        boolean captionFirst = figure.firstElementChild() == captions.get(0);
        Element pending = null;
        for (Node child : List.copyOf(figure.childNodes())) {
            if (!child.normalName().equals("figcaption")) {
                before.add(child);
                continue;
            }
            Element caption = captionFirst ? pending : (Element) child;
            all.addAll(part(before, caption));
            pending = (Element) child;
        }
        all.addAll(part(before, captionFirst ? pending : null));
        return all;
    }

    private List<Block> part(List<Node> nodes, Element caption) {
        List<Node> own = List.copyOf(nodes);
        nodes.clear();
        List<Block> content = blocks.flow(() -> own.forEach(blocks::node));
        List<Element> captions = caption == null ? List.of() : List.of(caption);
        return content.isEmpty() && captions.isEmpty() ? List.of() : captioned(gallery(content, 2), captions);
    }

    /** The block that the figure's class names; null if it names none, or is not formed like one. */
    private Block special(Element figure, int captions) {
        Element first = figure.firstElementChild();
        if (first == null || captions > 1) {
            return null;
        }
        return switch (figure.attr("class")) {
            case "embed" -> first.normalName().equals("a") ? embed(figure, first) : null;
            case "file" -> first.normalName().equals("a") ? file(first) : null;
            default -> null;
        };
    }

    private Block embed(Element figure, Element link) {
        Block.Embed embed = HtmlBlockReader.embed(link, link.attr("href"));
        Element next = link.nextElementSibling();
        boolean quote = next != null && next.normalName().equals("blockquote");
        Element rest = quote ? next.nextElementSibling() : next;
        if (embed == null || rest != null && !rest.normalName().equals("figcaption") || hasText(figure)) {
            return null;
        }
        Integer width = Pixels.parse(figure.attr("data-width"));
        Integer height = Pixels.parse(figure.attr("data-height"));
        String ratio = figure.attr("data-ratio");
        return new Block.Embed(
                null,
                null,
                embed.url(),
                embed.provider(),
                embed.title(),
                quote ? text(next) : null,
                null,
                width,
                height,
                ratio.matches(EmbedShape.RATIO) ? ratio : null,
                UrlPolicy.image(figure.attr("data-thumbnail")));
    }

    private static boolean hasText(Element figure) {
        return figure.childNodes().stream().anyMatch(node -> node instanceof TextNode text && !text.isBlank());
    }

    private String text(Element quote) {
        String text = InlineHtml.text(blocks.inlineHtml(quote, "blockquote"));
        return text.isEmpty() ? null : PlainText.lines(text);
    }

    private static Block file(Element link) {
        String url = UrlPolicy.image(link.attr("href"));
        if (url == null) {
            return null;
        }
        String title = PlainText.singleLine(link.wholeText());
        String size = link.attr("data-size");
        String type = link.attr("type");
        return new FileBlock(
                null,
                null,
                url,
                title == null ? UrlPolicy.fileName(url) : title,
                type.matches(MediaDraft.TYPE_PATTERN) ? type : null,
                size.matches("[0-9]{1,15}") ? (Long) Long.parseLong(size) : null,
                null);
    }

    /** Whether it is an image that has a caption of its own, so that another is that of the whole. */
    private static boolean isCaptioned(List<Block> content) {
        return content.size() == 1
                && content.get(0) instanceof Block.ImageBlock image
                && (image.image().caption() != null || image.image().credit() != null);
    }

    /** At least this many images and nothing else become a gallery, with the caption of the whole. */
    private static List<Block> gallery(List<Block> content, int least) {
        List<Image> images = new ArrayList<>();
        for (Block block : content) {
            if (block instanceof Block.ImageBlock image && block.anchor() == null) {
                images.add(image.image());
            } else if (block instanceof Gallery inner && inner.caption() == null && block.anchor() == null) {
                images.addAll(inner.images());
            } else {
                return content;
            }
        }
        return images.size() < least ? content : List.of(new Gallery(null, null, images, null));
    }

    private List<Block> captioned(List<Block> content, List<Element> captions) {
        List<Block> shown = new ArrayList<>(content);
        for (Element caption : captions) {
            caption(caption, shown);
        }
        return shown;
    }

    private void caption(Element figcaption, List<Block> shown) {
        String credit = PlainText.singleLine(figcaption.attr("data-credit"));
        Element named = figcaption.selectFirst("small:last-child, .credit");
        if (credit == null && named != null && endsWith(figcaption, named)) {
            credit = PlainText.singleLine(named.wholeText());
            for (Element lost : named.children()) {
                boolean link = lost.hasAttr("href");
                if (link) {
                    losses.add(
                            WarningCode.LINK_REMOVED,
                            "Removed the link in the credit to “" + LossCollector.abbreviate(lost.attr("href")) + "”");
                } else {
                    losses.ignore("<" + lost.normalName() + "> in a credit");
                }
            }
            named.remove();
        }
        String credited = credit;
        List<Block> inner = blocks.flow(figcaption);
        boolean texts = inner.stream().allMatch(block -> block instanceof Block.Paragraph);
        String html = texts
                ? String.join(
                        "<br><br>",
                        inner.stream()
                                .map(block -> ((Block.Paragraph) block).html())
                                .toList())
                : "";
        if (!html.isEmpty() || credited != null) {
            attach(html.isEmpty() ? null : html, credited, shown);
        }
        if (!texts) {
            shown.addAll(inner);
        }
    }

    /** Whether nothing to read comes after an element at the end of another. */
    private static boolean endsWith(Element whole, Element end) {
        for (Element at = end; at != whole && at != null; at = at.parent()) {
            for (Node next = at.nextSibling(); next != null; next = next.nextSibling()) {
                boolean blank = next instanceof TextNode text
                        ? text.isBlank()
                        : next.normalName().equals("br");
                if (!blank) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Gives caption and credit to the last block that accepts them; adds a paragraph of them if none does. */
    private void attach(String caption, String credit, List<Block> shown) {
        for (int i = shown.size() - 1; i >= 0; i--) {
            Optional<Block> captioned = FigureCaption.of(shown.get(i), caption, credit, losses);
            if (captioned.isPresent()) {
                shown.set(i, captioned.get());
                return;
            }
        }
        String text = credit == null ? caption : InlineHtmlWriter.of(credit, losses);
        shown.add(new Block.Paragraph(credit == null || caption == null ? text : caption + " " + text));
    }
}
