package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** Cleans texts that are not bodies: bios, captions, notices. By the same rules, without references to articles. */
public final class Sanitizer {

    private static final Function<String, Optional<String>> NO_ARTICLES = url -> Optional.empty();

    private Sanitizer() {}

    /**
     * What a text became.
     *
     * @param html safe; empty where nothing is left
     * @param dropped what was taken away; empty where nothing was
     */
    public record Clean(String html, List<Dropped> dropped) {}

    /** Paragraphs, lists and quotes of inline HTML; a text without any of these stays without. */
    public static Clean prose(String html) {
        Losses losses = new Losses();
        if (isPlain(html)) {
            return new Clean(Run.of(html, losses), losses.all());
        }
        HtmlBlocks reader = new HtmlBlocks(losses, NO_ARTICLES);
        List<Block> blocks = reader.read(Inspection.clean(html, Allowed.PROSE, losses));
        if (blocks.size() == 1 && blocks.get(0) instanceof Block.Paragraph only && !reader.hadParagraphs()) {
            return new Clean(only.html(), losses.all());
        }
        List<Block> prose =
                blocks.stream().filter(block -> isProse(block, losses)).toList();
        return new Clean(HtmlWriter.write(prose, key -> Optional.empty()), losses.all());
    }

    private static boolean isProse(Block block, Losses losses) {
        boolean prose = block instanceof Block.Paragraph
                || block instanceof Block.ListBlock
                || block instanceof Block.Quote
                || block instanceof Block.Heading;
        if (!prose) {
            losses.add("Removed the " + BlockReader.type(block) + ", which has no place in such a text");
        }
        return prose;
    }

    /** Inline HTML alone: paragraphs become lines. */
    static Clean inline(String html) {
        Losses losses = new Losses();
        return new Clean(inline(html, Allowed.PROSE, NO_ARTICLES, losses), losses.all());
    }

    static String inline(
            String html, Allowed allowed, Function<String, Optional<String>> articleSlugOfUrl, Losses losses) {
        if (isPlain(html)) {
            return Run.of(html, losses);
        }
        Element clean = Inspection.clean(html, allowed, losses);
        return new HtmlBlocks(losses, articleSlugOfUrl).readInline(clean);
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0;
    }

    /** What a reader sees of clean HTML, its paragraphs apart by a blank line. */
    public static String text(String html) {
        if (isPlain(html)) {
            return html.strip();
        }
        Losses losses = new Losses();
        Element clean = Inspection.clean(html, Allowed.PROSE, losses);
        return new Body(new HtmlBlocks(losses, NO_ARTICLES).read(clean)).text();
    }
}
