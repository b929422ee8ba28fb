package org.broadsheet.body;

import java.util.stream.IntStream;

/** Decides which blocks Markdown can express; the others are written as HTML. */
final class MarkdownForm implements Block.Visitor<Boolean> {

    private static final MarkdownForm FORM = new MarkdownForm();

    private MarkdownForm() {}

    /** Whether the block itself, though maybe not what is inside it, can be written in Markdown's own way. */
    static boolean isPlain(Block block) {
        return (block.anchor() == null || block instanceof Block.Heading) && block.accept(FORM);
    }

    @Override
    public Boolean paragraph(Block.Paragraph block) {
        return true;
    }

    @Override
    public Boolean heading(Block.Heading block) {
        return true;
    }

    @Override
    public Boolean image(Block.ImageBlock block) {
        Image image = block.image();
        return image.alt() != null
                && image.credit() == null
                && image.width() == null
                && image.height() == null
                && (image.caption() == null || image.caption().indexOf('<') < 0);
    }

    @Override
    public Boolean gallery(Gallery block) {
        return false;
    }

    @Override
    public Boolean quote(Block.Quote block) {
        return block.url() == null;
    }

    @Override
    public Boolean pullquote(Pullquote block) {
        return false;
    }

    @Override
    public Boolean list(Block.ListBlock block) {
        boolean emptyTask = IntStream.range(0, block.items().size())
                .anyMatch(i -> block.items().get(i).isEmpty() && !block.task(i).equals(Block.ListBlock.NONE));
        // Markdown has no paragraph, in which lines may be empty, for the only text of a list.
        boolean lines = block.items().stream().anyMatch(item -> item.contains("<br><br>"));
        return !block.reversed()
                && !emptyTask
                && !lines
                && (!block.ordered() || MarkdownWriter.isStart(block.firstNumber()));
    }

    @Override
    public Boolean table(Block.Table block) {
        return new TableGrid(block).isPlain();
    }

    @Override
    public Boolean code(Block.Code block) {
        return block.caption() == null;
    }

    @Override
    public Boolean embed(Block.Embed block) {
        return block.text() == null
                && block.caption() == null
                && block.width() == null
                && block.height() == null
                && block.ratio() == null
                && block.thumbnail() == null;
    }

    @Override
    public Boolean video(Video block) {
        return false;
    }

    @Override
    public Boolean audio(Audio block) {
        return false;
    }

    @Override
    public Boolean file(FileBlock block) {
        return false;
    }

    @Override
    public Boolean link(LinkBlock block) {
        return false;
    }

    @Override
    public Boolean details(Details block) {
        return false;
    }

    @Override
    public Boolean callout(Callout block) {
        return false;
    }

    @Override
    public Boolean footnotes(Footnotes block) {
        return true;
    }

    @Override
    public Boolean teaser(TeaserBlock block) {
        return true;
    }

    @Override
    public Boolean paywall(Paywall block) {
        return false;
    }

    @Override
    public Boolean divider(Block.Divider block) {
        return true;
    }
}
