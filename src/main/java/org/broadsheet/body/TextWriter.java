package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes blocks as plain text. */
public final class TextWriter implements Block.Visitor<String> {

    private static final String BETWEEN_BLOCKS = "\n\n";

    private final ReferenceResolver references;

    private TextWriter(ReferenceResolver references) {
        this.references = references;
    }

    /**
     * Writes blocks separated by blank lines. List items start with {@code -}, a number or a sign of their task, table
     * cells are separated by tabs, images are written as caption and credit, and what cannot be shown in a text as title
     * and URL. Teasers of articles that are not public are left out.
     */
    public static String write(List<Block> blocks, ReferenceResolver references) {
        return new TextWriter(references).all(blocks);
    }

    private String all(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.accept(this))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN_BLOCKS));
    }

    @Override
    public String paragraph(Block.Paragraph block) {
        return InlineHtml.text(block.html());
    }

    @Override
    public String heading(Block.Heading block) {
        return InlineHtml.text(block.html());
    }

    @Override
    public String image(Block.ImageBlock block) {
        return image(block.image());
    }

    private static String image(Image image) {
        return lines(image.caption() == null ? image.alt() : InlineHtml.text(image.caption()), image.credit());
    }

    @Override
    public String gallery(Gallery block) {
        return paragraphs(
                Stream.concat(block.images().stream().map(TextWriter::image), Stream.of(text(block.caption()))));
    }

    @Override
    public String quote(Block.Quote block) {
        return quote(paragraphs(Stream.of(InlineHtml.text(block.html()), all(block.blocks()))), block.citation());
    }

    @Override
    public String pullquote(Pullquote block) {
        return quote(InlineHtml.text(block.html()), block.citation());
    }

    private static String quote(String text, String citation) {
        return lines(text, citation == null ? null : "— " + InlineHtml.text(citation));
    }

    @Override
    public String list(Block.ListBlock block) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < block.items().size(); i++) {
            String task = Tasks.mark(block.task(i));
            String marker = block.ordered() ? block.number(i) + ". " + task : task.isEmpty() ? "- " : task;
            String text = InlineHtml.text(block.items().get(i));
            boolean levels =
                    !text.isEmpty() && block.blocksOf(i).stream().allMatch(inner -> inner.type() == BlockType.LIST);
            String inner = all(block.blocksOf(i));
            String item = text + (text.isEmpty() || inner.isEmpty() ? "" : levels ? "\n" : BETWEEN_BLOCKS) + inner;
            list.append(list.length() == 0 ? "" : "\n");
            list.append(marker).append(item.replaceAll("\n(?!\n)", "\n" + " ".repeat(marker.length())));
        }
        return list.toString();
    }

    @Override
    public String table(Block.Table block) {
        TableGrid grid = new TableGrid(block);
        List<List<String>> rows = TableGrid.rows(block);
        List<String> lines = new ArrayList<>(rows.size() + 1);
        if (block.caption() != null) {
            lines.add(InlineHtml.text(block.caption()));
        }
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < rows.get(row).size(); column++) {
                boolean empty = grid.isCovered(row, column);
                cells.add(
                        empty ? "" : InlineHtml.text(rows.get(row).get(column)).replace('\n', ' '));
            }
            lines.add(String.join("\t", cells));
        }
        return String.join("\n", lines);
    }

    @Override
    public String code(Block.Code block) {
        return lines(block.text(), text(block.caption()));
    }

    @Override
    public String embed(Block.Embed block) {
        return lines(block.title(), block.text(), block.url(), text(block.caption()));
    }

    @Override
    public String video(Video block) {
        return lines(block.title(), block.url(), text(block.caption()));
    }

    @Override
    public String audio(Audio block) {
        return lines(block.title(), block.url(), text(block.caption()));
    }

    @Override
    public String file(FileBlock block) {
        return lines(block.title(), block.url(), text(block.caption()));
    }

    @Override
    public String link(LinkBlock block) {
        return lines(block.title(), block.description(), block.url());
    }

    @Override
    public String details(Details block) {
        return paragraphs(Stream.of(text(block.summary()), all(block.blocks())));
    }

    @Override
    public String callout(Callout block) {
        return (block.icon() == null ? "" : block.icon() + " ") + all(block.blocks());
    }

    @Override
    public String footnotes(Footnotes block) {
        List<String> notes = new ArrayList<>();
        for (Footnotes.Note note : block.notes()) {
            notes.add(notes.size() + 1 + ". " + all(note.blocks()));
        }
        return String.join("\n", notes);
    }

    @Override
    public String teaser(TeaserBlock block) {
        return references
                .resolve(block.articleKey())
                .map(target -> lines(target.headline(), target.url()))
                .orElse("");
    }

    @Override
    public String paywall(Paywall block) {
        return "";
    }

    @Override
    public String divider(Block.Divider block) {
        return "* * *";
    }

    private static String text(String html) {
        return html == null ? null : InlineHtml.text(html);
    }

    private static String lines(String... lines) {
        return join(Stream.of(lines), "\n");
    }

    private static String paragraphs(Stream<String> paragraphs) {
        return join(paragraphs, BETWEEN_BLOCKS);
    }

    private static String join(Stream<String> texts, String between) {
        return texts.filter(Objects::nonNull).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }
}
