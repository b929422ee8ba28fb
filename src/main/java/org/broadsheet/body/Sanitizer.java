package org.broadsheet.body;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.markup.HtmlAllowlist;
import org.broadsheet.markup.HtmlCleaner;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/**
 * Cleans HTML outside bodies: bios, captions, notices. The rules are those of bodies, without references to articles.
 */
public final class Sanitizer {

    private static final Function<String, Optional<String>> NO_ARTICLES = url -> Optional.empty();

    /** An allow-list, so a new type of block is removed and reported unless it is added here. */
    private static final Set<BlockType> PROSE =
            EnumSet.of(BlockType.PARAGRAPH, BlockType.HEADING, BlockType.QUOTE, BlockType.LIST);

    private Sanitizer() {}

    /**
     * A cleaned text.
     *
     * @param html safe HTML; empty if nothing is left
     * @param losses what was removed or changed; empty if nothing was
     */
    public record Result(String html, List<ContentLoss> losses) {}

    /** Cleans a text of paragraphs, headings, lists and quotes; a text without any of these stays inline HTML. */
    public static Result prose(String html) {
        LossCollector losses = new LossCollector();
        if (isPlain(html)) {
            return new Result(InlineHtmlWriter.of(html, losses), losses.all());
        }
        HtmlBlockReader reader = new HtmlBlockReader(losses, NO_ARTICLES);
        List<Block> blocks = reader.read(HtmlCleaner.clean(html, HtmlAllowlist.PROSE, losses));
        if (blocks.size() == 1 && blocks.get(0) instanceof Block.Paragraph only && !reader.hadParagraphs()) {
            return new Result(only.html(), losses.all());
        }
        List<Block> prose = prose(blocks, losses);
        return new Result(HtmlWriter.write(prose, key -> Optional.empty()), losses.all());
    }

    private static List<Block> prose(List<Block> blocks, LossCollector losses) {
        return blocks.stream()
                .filter(block -> isProse(block, losses))
                .map(block -> Inside.map(block, inner -> prose(inner, losses)))
                .map(Sanitizer::withoutEmpty)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The block without the items that have nothing left in them; empty if nothing is left of it. */
    private static Optional<Block> withoutEmpty(Block block) {
        if (block instanceof Block.Quote quote) {
            return quote.html().isEmpty() && quote.blocks().isEmpty() ? Optional.empty() : Optional.of(quote);
        }
        if (!(block instanceof Block.ListBlock list)) {
            return Optional.of(block);
        }
        ListMaker items = new ListMaker();
        for (int i = 0; i < list.items().size(); i++) {
            items.add(list.items().get(i), list.task(i), list.blocksOf(i));
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.list(list.id(), list.anchor(), list.ordered(), list.start(), list.reversed()));
    }

    private static boolean isProse(Block block, LossCollector losses) {
        boolean prose = PROSE.contains(block.type());
        if (!prose) {
            losses.add(
                    WarningCode.CONTENT_REMOVED,
                    "Removed the " + block.type().wireName() + ", which is not allowed in this text");
        }
        return prose;
    }

    /** Cleans a text that can only be inline HTML; paragraphs become lines. */
    static Result inline(String html) {
        LossCollector losses = new LossCollector();
        return new Result(inline(html, HtmlAllowlist.PROSE, NO_ARTICLES, losses), losses.all());
    }

    static String inline(
            String html,
            HtmlAllowlist allowed,
            Function<String, Optional<String>> articleSlugOfUrl,
            LossCollector losses) {
        if (isPlain(html)) {
            return InlineHtmlWriter.of(html, losses);
        }
        Element clean = HtmlCleaner.clean(html, allowed, losses);
        return new HtmlBlockReader(losses, articleSlugOfUrl).readInline(clean);
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0;
    }

    /** The plain text of clean HTML, with a blank line between paragraphs. */
    public static String text(String html) {
        if (isPlain(html)) {
            return html.strip();
        }
        LossCollector losses = new LossCollector();
        Element clean = HtmlCleaner.clean(html, HtmlAllowlist.PROSE, losses);
        return new Body(new HtmlBlockReader(losses, NO_ARTICLES).read(clean)).text();
    }
}
