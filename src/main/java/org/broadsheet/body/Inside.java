package org.broadsheet.body;

import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces the blocks inside a block as wholes, each list of them by one call. */
final class Inside implements Block.Visitor<Block> {

    private final UnaryOperator<List<Block>> blocks;

    private Inside(UnaryOperator<List<Block>> blocks) {
        this.blocks = blocks;
    }

    /** The block with what is inside it replaced; the same block if nothing is. */
    static Block map(Block block, UnaryOperator<List<Block>> blocks) {
        return block.parts().inside().isEmpty() ? block : block.accept(new Inside(blocks));
    }

    @Override
    public Block paragraph(Block.Paragraph block) {
        return block;
    }

    @Override
    public Block heading(Block.Heading block) {
        return block;
    }

    @Override
    public Block image(Block.ImageBlock block) {
        return block;
    }

    @Override
    public Block gallery(Gallery block) {
        return block;
    }

    @Override
    public Block quote(Block.Quote block) {
        return new Block.Quote(
                block.id(), block.anchor(), block.html(), block.citation(), block.url(), blocks.apply(block.blocks()));
    }

    @Override
    public Block pullquote(Pullquote block) {
        return block;
    }

    @Override
    public Block list(Block.ListBlock block) {
        return new Block.ListBlock(
                block.id(),
                block.anchor(),
                block.ordered(),
                block.start(),
                block.reversed(),
                block.items(),
                block.tasks(),
                block.itemBlocks().stream().map(blocks).toList());
    }

    @Override
    public Block table(Block.Table block) {
        return block;
    }

    @Override
    public Block code(Block.Code block) {
        return block;
    }

    @Override
    public Block embed(Block.Embed block) {
        return block;
    }

    @Override
    public Block video(Video block) {
        return block;
    }

    @Override
    public Block audio(Audio block) {
        return block;
    }

    @Override
    public Block file(FileBlock block) {
        return block;
    }

    @Override
    public Block link(LinkBlock block) {
        return block;
    }

    @Override
    public Block details(Details block) {
        return new Details(block.id(), block.anchor(), block.summary(), blocks.apply(block.blocks()));
    }

    @Override
    public Block callout(Callout block) {
        return new Callout(block.id(), block.anchor(), block.kind(), block.icon(), blocks.apply(block.blocks()));
    }

    @Override
    public Block footnotes(Footnotes block) {
        return new Footnotes(
                block.id(),
                block.anchor(),
                block.notes().stream()
                        .map(note -> new Footnotes.Note(note.anchor(), blocks.apply(note.blocks())))
                        .toList());
    }

    @Override
    public Block teaser(TeaserBlock block) {
        return block;
    }

    @Override
    public Block paywall(Paywall block) {
        return block;
    }

    @Override
    public Block divider(Block.Divider block) {
        return block;
    }
}
