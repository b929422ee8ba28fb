package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads plain text: paragraphs apart by blank lines, the lines of a paragraph as they are. */
public final class TextReader {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern LINE = Pattern.compile("\\R");

    private TextReader() {}

    /**
     * Reads a body of paragraphs.
     *
     * @throws BodyFaults where it is larger than {@link BodyLimits} allows, with the empty pointer
     */
    public static Reading read(String text) {
        Losses losses = new Losses();
        List<Block> blocks = new ArrayList<>();
        Run run = new Run(losses);
        for (String paragraph : BLANK_LINES.split(text)) {
            for (String line : LINE.split(paragraph)) {
                run.apart(1);
                run.text(line);
            }
            String html = run.take();
            if (!html.isEmpty()) {
                blocks.add(new Block.Paragraph(null, html));
            }
        }
        return new Reading(BodyLimits.checked(BlockIds.assign(blocks), text.length(), ""), losses.all());
    }
}
