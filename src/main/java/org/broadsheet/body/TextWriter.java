package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes blocks as plain text. */
public final class TextWriter {

    private TextWriter() {}

    /**
     * Writes blocks apart by a blank line: list items after {@code -} or their number, table cells apart by tabs, images
     * as caption and credit, embeds and teasers as title and address. Teasers of articles that are not public are left
     * out.
     */
    public static String write(List<Block> blocks, References references) {
        List<String> texts = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            String text = text(block, references);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join("\n\n", texts);
    }

    private static String text(Block block, References references) {
        if (block instanceof Block.Paragraph b) {
            return Inline.text(b.html());
        } else if (block instanceof Block.Heading b) {
            return Inline.text(b.html());
        } else if (block instanceof Block.ImageBlock b) {
            String caption =
                    b.image().caption() == null ? null : Inline.text(b.image().caption());
            return lines(caption == null ? b.image().alt() : caption, b.image().credit());
        } else if (block instanceof Block.Quote b) {
            return lines(Inline.text(b.html()), b.citation() == null ? null : "— " + Inline.text(b.citation()));
        } else if (block instanceof Block.ListBlock b) {
            return list(b);
        } else if (block instanceof Block.Table b) {
            List<List<String>> rows = new ArrayList<>(b.rows());
            if (!b.header().isEmpty()) {
                rows.add(0, b.header());
            }
            return rows.stream().map(TextWriter::row).collect(Collectors.joining("\n"));
        } else if (block instanceof Block.Code b) {
            return b.text();
        } else if (block instanceof Block.Embed b) {
            return lines(b.title(), b.url());
        } else if (block instanceof TeaserReference b) {
            return references
                    .article(b.article())
                    .map(target -> lines(target.headline(), target.url()))
                    .orElse("");
        }
        return block instanceof Block.Divider ? "* * *" : "";
    }

    private static String lines(String first, String second) {
        if (first == null || second == null) {
            return first == null ? second == null ? "" : second : first;
        }
        return first + "\n" + second;
    }

    private static String list(Block.ListBlock list) {
        List<String> lines = new ArrayList<>(list.items().size());
        for (String item : list.items()) {
            String marker = list.ordered() ? lines.size() + 1 + ". " : "- ";
            lines.add(marker + Inline.text(item).replace("\n", "\n" + " ".repeat(marker.length())));
        }
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> Inline.text(cell).replace('\n', ' ')).collect(Collectors.joining("\t"));
    }
}
