package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.markup.LossCollector;

/** Reads plain text: blank lines separate paragraphs, and line breaks within a paragraph are kept. */
public final class TextReader {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern LINE = Pattern.compile("\\R");

    private TextReader() {}

    /**
     * Reads a body of paragraphs.
     *
     * @throws InvalidBodyException with an empty pointer if the body exceeds {@link BodyLimits}
     */
    public static ParsedBody read(String text) {
        LossCollector losses = new LossCollector();
        List<Block> blocks = new ArrayList<>();
        InlineHtmlWriter inline = new InlineHtmlWriter(losses);
        for (String paragraph : BLANK_LINES.split(text)) {
            for (String line : LINE.split(paragraph)) {
                inline.breakLines(1);
                inline.text(line);
            }
            String html = inline.take();
            if (!html.isEmpty()) {
                blocks.add(new Block.Paragraph(html));
            }
        }
        return new ParsedBody(BodyLimits.checked(BlockIds.assign(blocks), text.length(), ""), losses.all());
    }
}
