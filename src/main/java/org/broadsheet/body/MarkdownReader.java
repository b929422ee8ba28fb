package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Reads CommonMark with what GitHub adds (tables, strikethrough by {@code ~~}, footnotes, task lists), the ids of
 * headings ({@code ## Heading {#id}}) and definition lists, using commonmark-java. Embedded HTML is treated as by {@link
 * HtmlReader}. Thread-safe.
 *
 * <p>On its own in a paragraph, {@code ![alt](url "caption")} is an image, {@code [headline](article:slug "teaser")} a
 * teaser and {@code [title](url "embed")} an embed. If the last paragraph of a quote is {@code <cite>…</cite>}, it is
 * the citation.
 */
public final class MarkdownReader {

    static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            FootnotesExtension.create());

    /** Blocks and brackets nested more deeply are read as text; no real article comes near. */
    private static final int DEPTH = 50;

    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A\\uFEFF?(?:---[ \\t]*\\R(?:[^\\r\\n]*\\R)*?---[ \\t]*(?:\\R|\\z)|\\+\\+\\+[ \\t]*\\R(?:[^\\r\\n]*\\R)*?\\+\\+\\+[ \\t]*(?:\\R|\\z))");

    private static final Pattern FIELD = Pattern.compile("(?m)^[A-Za-z_][A-Za-z0-9_-]*\\s*[:=]");

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .extensions(List.of(TaskListItemsExtension.create()))
            .maxOpenBlockParsers(DEPTH)
            .maxInlineNesting(DEPTH)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .extensions(List.of(TaskListItemsExtension.create()))
            .attributeProviderFactory(context -> MarkdownExtras::addId)
            .build();

    private final HtmlReader html;

    /** A reader that recognizes articles' pages by this function from a URL to a slug. */
    public MarkdownReader(Function<String, Optional<String>> articleSlugOfUrl) {
        this.html = new HtmlReader(articleSlugOfUrl);
    }

    /** As {@link #read(String, String)}, if the source's address is not known. */
    public ParsedBody read(String markdown) {
        return read(markdown, null);
    }

    /**
     * Reads a body, in which references are slugs.
     *
     * @param base the address that relative ones are resolved against; null if it is not known
     * @throws InvalidBodyException with an empty pointer if the body exceeds {@link BodyLimits} or must not be published
     */
    public ParsedBody read(String markdown, String base) {
        if (startsWithFrontMatter(markdown)) {
            throw InvalidBodyException.at(
                    "",
                    "Begins with front matter, which is not the body: send its fields as fields of the article, and the"
                            + " text after it as the body");
        }
        Node document = PARSER.parse(markdown);
        MarkdownExtras.rewrite(document);
        return html.read(RENDERER.render(document), base);
    }

    private static boolean startsWithFrontMatter(String markdown) {
        if (!markdown.startsWith("---") && !markdown.startsWith("+++") && !markdown.startsWith("\uFEFF")) {
            return false;
        }
        Matcher matter = FRONT_MATTER.matcher(markdown);
        return matter.find() && FIELD.matcher(matter.group()).find();
    }
}
