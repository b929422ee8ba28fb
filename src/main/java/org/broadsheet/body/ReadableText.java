package org.broadsheet.body;

import java.util.List;

/**
 * Gathers the text that a reader reads as the article: no captions, embeds and teasers, and nothing that repeats the
 * text. What is inside a block follows that block's own text.
 */
final class ReadableText implements Block.Visitor<StringBuilder> {

    private static final String BETWEEN_BLOCKS = "\n\n";

    private final boolean sentencesOnly;
    private final StringBuilder text = new StringBuilder();

    private ReadableText(boolean sentencesOnly) {
        this.sentencesOnly = sentencesOnly;
    }

    /**
     * The text of blocks, with a blank line between them.
     *
     * @param sentencesOnly whether blocks that make no sentences are passed over: headings, tables and listings
     */
    static String of(List<Block> blocks, boolean sentencesOnly) {
        ReadableText text = new ReadableText(sentencesOnly);
        text.all(blocks);
        return text.text.toString();
    }

    private StringBuilder all(List<Block> blocks) {
        blocks.forEach(block -> block.accept(this));
        return text;
    }

    @Override
    public StringBuilder paragraph(Block.Paragraph block) {
        return add(block.html());
    }

    @Override
    public StringBuilder heading(Block.Heading block) {
        return sentencesOnly ? text : add(block.html());
    }

    @Override
    public StringBuilder image(Block.ImageBlock block) {
        return text;
    }

    @Override
    public StringBuilder gallery(Gallery block) {
        return text;
    }

    @Override
    public StringBuilder quote(Block.Quote block) {
        add(block.html());
        all(block.blocks());
        return block.citation() == null ? text : add(block.citation());
    }

    @Override
    public StringBuilder pullquote(Pullquote block) {
        return text;
    }

    @Override
    public StringBuilder list(Block.ListBlock block) {
        String between = BETWEEN_BLOCKS;
        for (int i = 0; i < block.items().size(); i++) {
            String item = InlineHtml.text(block.items().get(i));
            if (!item.isEmpty()) {
                begin(between).append(item);
            }
            all(block.blocksOf(i));
            between = block.blocksOf(i).isEmpty() ? "\n" : BETWEEN_BLOCKS;
        }
        return text;
    }

    @Override
    public StringBuilder table(Block.Table block) {
        if (sentencesOnly) {
            return text;
        }
        String between = BETWEEN_BLOCKS;
        for (String cell : (Iterable<String>) TableGrid.cells(block)::iterator) {
            begin(between).append(InlineHtml.text(cell));
            between = "\n";
        }
        return text;
    }

    @Override
    public StringBuilder code(Block.Code block) {
        return sentencesOnly ? text : begin(BETWEEN_BLOCKS).append(block.text());
    }

    @Override
    public StringBuilder embed(Block.Embed block) {
        return text;
    }

    @Override
    public StringBuilder video(Video block) {
        return text;
    }

    @Override
    public StringBuilder audio(Audio block) {
        return text;
    }

    @Override
    public StringBuilder file(FileBlock block) {
        return text;
    }

    @Override
    public StringBuilder link(LinkBlock block) {
        return text;
    }

    @Override
    public StringBuilder details(Details block) {
        if (block.summary() != null) {
            add(block.summary());
        }
        return all(block.blocks());
    }

    @Override
    public StringBuilder callout(Callout block) {
        return all(block.blocks());
    }

    @Override
    public StringBuilder footnotes(Footnotes block) {
        if (!sentencesOnly) {
            block.notes().forEach(note -> all(note.blocks()));
        }
        return text;
    }

    @Override
    public StringBuilder teaser(TeaserBlock block) {
        return text;
    }

    @Override
    public StringBuilder paywall(Paywall block) {
        return text;
    }

    @Override
    public StringBuilder divider(Block.Divider block) {
        return text;
    }

    private StringBuilder add(String html) {
        String plain = InlineHtml.text(html);
        return plain.isEmpty() ? text : begin(BETWEEN_BLOCKS).append(plain);
    }

    private StringBuilder begin(String between) {
        return text.length() > 0 ? text.append(between) : text;
    }
}
