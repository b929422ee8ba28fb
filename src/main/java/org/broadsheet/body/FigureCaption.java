package org.broadsheet.body;

import java.util.Optional;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;

/**
 * Gives a caption and credit to a block; empty if it cannot have them.
 *
 * @param html the caption; null if there is only a credit
 * @param credit plain text; may be null
 */
record FigureCaption(String html, String credit, LossCollector losses) implements Block.Visitor<Optional<Block>> {

    static Optional<Block> of(Block block, String html, String credit, LossCollector losses) {
        return block.accept(new FigureCaption(html, credit, losses));
    }

    @Override
    public Optional<Block> paragraph(Block.Paragraph block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> heading(Block.Heading block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> image(Block.ImageBlock block) {
        if (block.image().credit() != null) {
            return Optional.empty();
        }
        String title = block.image().caption();
        if (title != null && html != null && !title.equals(html)) {
            losses.add(
                    WarningCode.CONTENT_REMOVED,
                    "Removed the attribute title from <img>, because the figure has a <figcaption>: “"
                            + LossCollector.abbreviate(InlineHtml.text(title)) + "”");
        }
        return Optional.of(new Block.ImageBlock(
                block.id(), block.anchor(), block.image().withCaption(html == null ? title : html, credit)));
    }

    @Override
    public Optional<Block> gallery(Gallery block) {
        boolean takes = block.caption() == null;
        return takes
                ? Optional.of(new Gallery(block.id(), block.anchor(), block.images(), withCredit()))
                : Optional.empty();
    }

    /** Only an image has a place for a credit; elsewhere it ends the caption. */
    private String withCredit() {
        String text = credit == null ? null : InlineHtml.escapeText(credit);
        return text == null ? html : html == null ? text : html + " " + text;
    }

    @Override
    public Optional<Block> quote(Block.Quote block) {
        return block.citation() == null
                ? Optional.of(Quotes.quote(
                        block.id(), block.anchor(), block.html(), withCredit(), block.url(), block.blocks()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> pullquote(Pullquote block) {
        return block.citation() == null
                ? Optional.of(Quotes.pullquote(block.id(), block.anchor(), block.html(), withCredit()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> list(Block.ListBlock block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> table(Block.Table block) {
        return block.caption() == null
                ? Optional.of(new Block.Table(
                        block.id(),
                        block.anchor(),
                        withCredit(),
                        block.header(),
                        block.rows(),
                        block.headRows(),
                        block.footRows(),
                        block.cells(),
                        block.alignments()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> code(Block.Code block) {
        return block.caption() == null
                ? Optional.of(new Block.Code(block.id(), block.anchor(), block.language(), block.text(), withCredit()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> embed(Block.Embed block) {
        String words = withCredit();
        if (block.title() == null && words.indexOf('<') < 0) {
            return Optional.of(block.captioned(InlineHtml.unescape(words), block.caption(), block.thumbnail()));
        }
        return block.caption() == null
                ? Optional.of(block.captioned(block.title(), words, block.thumbnail()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> video(Video block) {
        return block.caption() == null
                ? Optional.of(new Video(
                        block.id(),
                        block.anchor(),
                        block.url(),
                        block.title(),
                        block.mediaType(),
                        block.sources(),
                        block.poster(),
                        block.width(),
                        block.height(),
                        block.captions(),
                        block.transcript(),
                        withCredit()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> audio(Audio block) {
        return block.caption() == null
                ? Optional.of(new Audio(
                        block.id(),
                        block.anchor(),
                        block.url(),
                        block.title(),
                        block.mediaType(),
                        block.sources(),
                        block.poster(),
                        block.captions(),
                        block.transcript(),
                        withCredit()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> file(FileBlock block) {
        return block.caption() == null
                ? Optional.of(new FileBlock(
                        block.id(),
                        block.anchor(),
                        block.url(),
                        block.title(),
                        block.mediaType(),
                        block.size(),
                        withCredit()))
                : Optional.empty();
    }

    @Override
    public Optional<Block> link(LinkBlock block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> details(Details block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> callout(Callout block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> footnotes(Footnotes block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> teaser(TeaserBlock block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> paywall(Paywall block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> divider(Block.Divider block) {
        return Optional.empty();
    }
}
