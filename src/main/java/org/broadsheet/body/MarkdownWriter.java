package org.broadsheet.body;

import java.util.Collections;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Writes blocks as Markdown that {@link MarkdownReader} reads back: CommonMark with GFM tables and strikethrough, by
 * commonmark-java's own renderer. What Markdown has no sign for stands in it as HTML: inline elements such as
 * {@code <sub>}, and images with a credit, sizes or a caption with markup as a {@code <figure>}.
 */
public final class MarkdownWriter {

    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(MarkdownReader.EXTENSIONS).build();

    private MarkdownWriter() {}

    /** Writes them; teasers of articles that are not public are left out. */
    public static String write(List<Block> blocks, References references) {
        Document document = new Document();
        for (Block block : blocks) {
            Node node = node(Inline.resolve(block, references), references, document.getLastChild());
            if (node != null) {
                document.appendChild(node);
            }
        }
        return RENDERER.render(document).stripTrailing();
    }

    private static Node node(Block block, References references, Node before) {
        if (block instanceof Block.Paragraph b) {
            return MarkdownInline.fill(new Paragraph(), b.html(), true);
        } else if (block instanceof Block.Heading b) {
            Heading heading = new Heading();
            heading.setLevel(b.level());
            return MarkdownInline.fill(heading, b.html(), false);
        } else if (block instanceof Block.ImageBlock b) {
            return image(b.image());
        } else if (block instanceof Block.Quote b) {
            return quote(b);
        } else if (block instanceof Block.ListBlock b) {
            return list(b, before);
        } else if (block instanceof Block.Table b) {
            return table(b);
        } else if (block instanceof Block.Code b) {
            FencedCodeBlock code = new FencedCodeBlock();
            code.setFenceCharacter("`");
            code.setInfo(b.language());
            code.setLiteral(b.text() + "\n");
            return code;
        } else if (block instanceof Block.Embed b) {
            return link(b.url(), "embed", b.title() == null ? b.url() : b.title());
        } else if (block instanceof TeaserReference b) {
            return references
                    .article(b.article())
                    .map(target -> link(target.url(), "teaser", target.headline()))
                    .orElse(null);
        } else if (block instanceof Block.Divider) {
            ThematicBreak divider = new ThematicBreak();
            divider.setLiteral("---");
            return divider;
        }
        return null;
    }

    private static Node link(String url, String title, String text) {
        Link link = new Link(url, title);
        link.appendChild(new Text(text));
        return within(new Paragraph(), link);
    }

    private static Node within(Node parent, Node child) {
        parent.appendChild(child);
        return parent;
    }

    private static Node image(org.broadsheet.body.Image image) {
        boolean plain = image.credit() == null
                && image.width() == null
                && image.height() == null
                && (image.caption() == null || image.caption().indexOf('<') < 0);
        if (!plain) {
            HtmlBlock html = new HtmlBlock();
            html.setLiteral(HtmlWriter.figure(image));
            return html;
        }
        Image node = new Image(image.url(), image.caption() == null ? null : Inline.unescape(image.caption()));
        if (image.alt() != null) {
            node.appendChild(new Text(image.alt()));
        }
        return within(new Paragraph(), node);
    }

    private static Node quote(Block.Quote quote) {
        BlockQuote node = new BlockQuote();
        for (String paragraph : HtmlWriter.paragraphs(quote.html())) {
            node.appendChild(MarkdownInline.fill(new Paragraph(), paragraph, true));
        }
        if (quote.citation() != null) {
            Paragraph citation = new Paragraph();
            citation.appendChild(MarkdownInline.html("<cite>"));
            MarkdownInline.fill(citation, quote.citation(), false);
            citation.appendChild(MarkdownInline.html("</cite>"));
            node.appendChild(citation);
        }
        return node;
    }

    /** Of two lists in a row the second has the other marker: else they would be one. */
    private static Node list(Block.ListBlock list, Node before) {
        Node node;
        if (list.ordered()) {
            OrderedList ordered = new OrderedList();
            ordered.setMarkerStartNumber(1);
            boolean other = before instanceof OrderedList last
                    && last.getMarkerDelimiter().equals(".");
            ordered.setMarkerDelimiter(other ? ")" : ".");
            ordered.setTight(true);
            node = ordered;
        } else {
            BulletList bullets = new BulletList();
            boolean other =
                    before instanceof BulletList last && last.getMarker().equals("-");
            bullets.setMarker(other ? "*" : "-");
            bullets.setTight(true);
            node = bullets;
        }
        for (String item : list.items()) {
            node.appendChild(within(new ListItem(), MarkdownInline.fill(new Paragraph(), item, true)));
        }
        return node;
    }

    private static Node table(Block.Table table) {
        TableBlock node = new TableBlock();
        int width = table.header().isEmpty()
                ? table.rows().get(0).size()
                : table.header().size();
        List<String> header = table.header().isEmpty() ? Collections.nCopies(width, "") : table.header();
        node.appendChild(within(new TableHead(), row(header, true)));
        if (!table.rows().isEmpty()) {
            TableBody body = new TableBody();
            table.rows().forEach(row -> body.appendChild(row(row, false)));
            node.appendChild(body);
        }
        return node;
    }

    private static Node row(List<String> cells, boolean header) {
        TableRow row = new TableRow();
        for (String html : cells) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            row.appendChild(MarkdownInline.fill(cell, html, false));
        }
        return row;
    }
}
