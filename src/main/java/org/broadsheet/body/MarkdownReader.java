package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Reads CommonMark with GFM tables and strikethrough, by commonmark-java. HTML in it is taken as {@link HtmlReader}
 * takes it. Thread-safe.
 *
 * <p>Alone in its paragraph, {@code ![alt](url "caption")} is an image, {@code [headline](article:slug "teaser")} a
 * teaser and {@code [title](url "embed")} an embed; a last paragraph {@code <cite>…</cite>} of a quote is its citation.
 */
public final class MarkdownReader {

    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.create());

    /** Blocks and brackets that lie deeper in one another are text: no article has so many. */
    private static final int DEPTH = 50;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEPTH)
            .maxInlineNesting(DEPTH)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private final HtmlReader html;

    /** A reader that knows by this function the addresses of articles' pages. */
    public MarkdownReader(Function<String, Optional<String>> articleSlugOfUrl) {
        this.html = new HtmlReader(articleSlugOfUrl);
    }

    /**
     * Reads a body; its references are slugs.
     *
     * @throws BodyFaults where it is larger than {@link BodyLimits} allows, with the empty pointer
     */
    public Reading read(String markdown) {
        return html.read(RENDERER.render(PARSER.parse(markdown)));
    }
}
