package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.markup.HtmlAllowlist;

/**
 * Writes blocks as HTML that {@link HtmlReader} reads back to the same blocks. The result is safe: inline HTML was
 * cleaned when it was read, and everything else is escaped here. No script, no player: an embed is a link with what a
 * player needs in data attributes.
 */
public final class HtmlWriter implements Block.Visitor<StringBuilder> {

    /** A column of text on a large screen, all of a small one. Whoever shows it otherwise has the sizes in the blocks. */
    private static final String SIZES = "(min-width: 45rem) 45rem, 100vw";

    private static final String PARAGRAPH = "<br><br>";

    private final StringBuilder out = new StringBuilder();
    private final ReferenceResolver references;

    private HtmlWriter(ReferenceResolver references) {
        this.references = references;
    }

    /** Writes each block on its own line; teasers of articles that are not public are left out. */
    public static String write(List<Block> blocks, ReferenceResolver references) {
        HtmlWriter writer = new HtmlWriter(references);
        for (Block block : BlockMapper.resolving(references).map(blocks)) {
            int start = writer.out.length();
            block.accept(writer);
            if (writer.out.length() > start) {
                writer.out.append('\n');
            }
        }
        StringBuilder out = writer.out;
        out.setLength(Math.max(0, out.length() - 1));
        return out.toString();
    }

    @Override
    public StringBuilder paragraph(Block.Paragraph block) {
        return open("p", block).append('>').append(block.html()).append("</p>");
    }

    @Override
    public StringBuilder heading(Block.Heading block) {
        String tag = "h" + block.level();
        return open(tag, block)
                .append('>')
                .append(block.html())
                .append("</")
                .append(tag)
                .append('>');
    }

    @Override
    public StringBuilder image(Block.ImageBlock block) {
        open("figure", block).append('>');
        picture(block.image());
        figcaption(block.image().caption(), block.image().credit());
        return out.append("</figure>");
    }

    @Override
    public StringBuilder gallery(Gallery block) {
        open("figure", block).append(" class=\"gallery\">");
        for (Image image : block.images()) {
            boolean words = image.caption() != null || image.credit() != null;
            out.append(words ? "<figure>" : "");
            picture(image);
            figcaption(image.caption(), image.credit());
            out.append(words ? "</figure>" : "");
        }
        figcaption(block.caption(), null);
        return out.append("</figure>");
    }

    @Override
    public StringBuilder quote(Block.Quote block) {
        open("blockquote", block);
        attribute("cite", block.url());
        out.append('>');
        texts(block.html());
        each(block.blocks());
        return quoted(block.citation());
    }

    @Override
    public StringBuilder pullquote(Pullquote block) {
        open("blockquote", block).append(" class=\"pullquote\">");
        texts(block.html());
        return quoted(block.citation());
    }

    private void texts(String html) {
        for (String paragraph : paragraphs(html)) {
            if (!paragraph.isEmpty()) {
                out.append("<p>").append(paragraph).append("</p>");
            }
        }
    }

    private StringBuilder quoted(String citation) {
        if (citation != null) {
            out.append("<footer>").append(citation).append("</footer>");
        }
        return out.append("</blockquote>");
    }

    @Override
    public StringBuilder list(Block.ListBlock block) {
        String tag = block.ordered() ? "ol" : "ul";
        open(tag, block);
        attribute("start", block.start());
        out.append(block.reversed() ? " reversed>" : ">");
        for (int i = 0; i < block.items().size(); i++) {
            String task = Tasks.mark(block.task(i));
            out.append(task.isEmpty() ? "<li>" : "<li class=\"task\">").append(task);
            // Two line breaks in text without an element of its own would begin a paragraph.
            boolean lines = block.items().get(i).contains(PARAGRAPH);
            out.append(lines ? "<p>" : "").append(block.items().get(i)).append(lines ? "</p>" : "");
            each(block.blocksOf(i));
            out.append("</li>");
        }
        return out.append("</").append(tag).append('>');
    }

    @Override
    public StringBuilder table(Block.Table block) {
        open("table", block).append('>');
        if (block.caption() != null) {
            out.append("<caption>").append(block.caption()).append("</caption>");
        }
        TableGrid grid = new TableGrid(block);
        List<List<String>> rows = TableGrid.rows(block);
        String section = null;
        for (int row = 0; row < rows.size(); row++) {
            String in = grid.isHead(row) ? "thead" : grid.isFoot(row) ? "tfoot" : "tbody";
            if (!in.equals(section)) {
                out.append(section == null ? "" : "</" + section + ">")
                        .append('<')
                        .append(in)
                        .append('>');
                section = in;
            }
            row(block, grid, rows.get(row), row);
        }
        return out.append(section == null ? "" : "</" + section + ">").append("</table>");
    }

    private void row(Block.Table block, TableGrid grid, List<String> cells, int row) {
        out.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            if (grid.isCovered(row, column)) {
                continue;
            }
            TableCell special = grid.special(row, column);
            boolean heading = special != null && special.heading();
            String tag = grid.isHead(row) || heading ? "th" : "td";
            out.append('<').append(tag);
            if (heading) {
                out.append(" scope=\"row\"");
            }
            if (special != null && special.rowSpan() > 1) {
                attribute("rowspan", special.rowSpan());
            }
            if (special != null && special.columnSpan() > 1) {
                attribute("colspan", special.columnSpan());
            }
            if (!block.alignments().isEmpty()) {
                attribute("align", alignment(block.alignments().get(column)));
            }
            out.append('>').append(cells.get(column)).append("</").append(tag).append('>');
        }
        out.append("</tr>");
    }

    private static String alignment(String named) {
        return named.equals(Block.Table.UNALIGNED) ? null : named;
    }

    @Override
    public StringBuilder code(Block.Code block) {
        boolean figure = block.caption() != null;
        if (figure) {
            open("figure", block).append(" class=\"code\"><pre><code");
        } else {
            open("pre", block).append("><code");
        }
        attribute("class", block.language() == null ? null : "language-" + block.language());
        out.append('>').append(InlineHtml.escape(block.text())).append("</code></pre>");
        figcaption(block.caption(), null);
        return figure ? out.append("</figure>") : out;
    }

    @Override
    public StringBuilder embed(Block.Embed block) {
        open("figure", block).append(" class=\"embed\"");
        attribute("data-provider", block.provider());
        attribute("data-width", block.width());
        attribute("data-height", block.height());
        attribute("data-ratio", block.ratio());
        attribute("data-thumbnail", block.thumbnail());
        out.append('>');
        link("", block.url(), block.title() == null ? block.url() : block.title());
        if (block.text() != null) {
            out.append("<blockquote>").append(lines(block.text())).append("</blockquote>");
        }
        figcaption(block.caption(), null);
        return out.append("</figure>");
    }

    @Override
    public StringBuilder video(Video block) {
        open("figure", block).append(" class=\"video\"><video controls preload=\"none\"");
        attribute("src", block.url());
        attribute("title", block.title());
        attribute("data-type", block.mediaType());
        attribute("poster", block.poster());
        attribute("width", block.width());
        attribute("height", block.height());
        return media("video", block.sources(), block.captions(), block.transcript(), block.caption());
    }

    @Override
    public StringBuilder audio(Audio block) {
        open("figure", block).append(" class=\"audio\"><audio controls preload=\"none\"");
        attribute("src", block.url());
        attribute("title", block.title());
        attribute("data-type", block.mediaType());
        attribute("data-poster", block.poster());
        return media("audio", block.sources(), block.captions(), block.transcript(), block.caption());
    }

    private StringBuilder media(
            String tag, List<MediaSource> sources, List<TextTrack> captions, String transcript, String caption) {
        attribute("data-transcript", transcript);
        out.append('>');
        for (MediaSource source : sources) {
            out.append("<source");
            attribute("src", source.url());
            attribute("type", source.mediaType());
            out.append('>');
        }
        for (TextTrack track : captions) {
            out.append("<track");
            attribute("kind", track.kind());
            attribute("src", track.url());
            attribute("srclang", track.language());
            attribute("label", track.label());
            out.append('>');
        }
        out.append("</").append(tag).append('>');
        figcaption(caption, null);
        return out.append("</figure>");
    }

    @Override
    public StringBuilder file(FileBlock block) {
        open("figure", block).append(" class=\"file\"><a download");
        attribute("href", block.url());
        attribute("type", block.mediaType());
        attribute("data-size", block.size());
        out.append('>').append(InlineHtml.escape(block.title())).append("</a>");
        figcaption(block.caption(), null);
        return out.append("</figure>");
    }

    @Override
    public StringBuilder link(LinkBlock block) {
        open("aside", block).append(" class=\"link\"");
        attribute("data-publisher", block.publisher());
        attribute("data-thumbnail", block.thumbnail());
        out.append('>');
        link("", block.url(), block.title());
        if (block.description() != null) {
            out.append("<p>").append(InlineHtml.escape(block.description())).append("</p>");
        }
        return out.append("</aside>");
    }

    @Override
    public StringBuilder details(Details block) {
        open("details", block).append('>');
        if (block.summary() != null) {
            out.append("<summary>").append(block.summary()).append("</summary>");
        }
        return each(block.blocks()).append("</details>");
    }

    @Override
    public StringBuilder callout(Callout block) {
        open("aside", block).append(" class=\"callout\"");
        attribute("data-kind", block.kind());
        attribute("data-icon", block.icon());
        out.append('>');
        return each(block.blocks()).append("</aside>");
    }

    @Override
    public StringBuilder footnotes(Footnotes block) {
        open("section", block).append(" class=\"footnotes\"><ol>");
        for (Footnotes.Note note : block.notes()) {
            out.append("<li");
            attribute("id", note.anchor());
            out.append('>');
            each(note.blocks());
            out.append("<a class=\"footnote-back\" href=\"#fnref-")
                    .append(note.anchor().substring(note.anchor().indexOf('-') + 1))
                    .append("\">↩</a></li>");
        }
        return out.append("</ol></section>");
    }

    @Override
    public StringBuilder teaser(TeaserBlock block) {
        references.resolve(block.articleKey()).ifPresent(target -> {
            out.append("<aside>");
            link(" class=\"teaser\"", target.url(), target.headline());
            out.append("</aside>");
        });
        return out;
    }

    @Override
    public StringBuilder paywall(Paywall block) {
        return out.append("<!--").append(HtmlAllowlist.PAYWALL).append("-->");
    }

    @Override
    public StringBuilder divider(Block.Divider block) {
        return open("hr", block).append('>');
    }

    private StringBuilder each(List<Block> blocks) {
        blocks.forEach(block -> block.accept(this));
        return out;
    }

    /** Begins a tag, with the block's anchor; further attributes and the {@code >} have to follow. */
    private StringBuilder open(String tag, Block block) {
        out.append('<').append(tag);
        attribute("id", block.anchor());
        return out;
    }

    private void link(String attributes, String url, String text) {
        out.append("<a")
                .append(attributes)
                .append(" href=\"")
                .append(InlineHtml.escape(url))
                .append("\">");
        out.append(InlineHtml.escape(text)).append("</a>");
    }

    private void picture(Image image) {
        if (image.link() != null) {
            out.append("<a");
            attribute("href", image.link());
            out.append('>');
        }
        out.append("<img");
        attribute("src", image.url());
        attribute("srcset", image.srcset());
        attribute("sizes", image.renditions().isEmpty() ? null : SIZES);
        attribute("alt", image.alt());
        attribute("width", image.width());
        attribute("height", image.height());
        out.append(image.link() == null ? ">" : "></a>");
    }

    private void figcaption(String caption, String credit) {
        if (caption == null && credit == null) {
            return;
        }
        out.append("<figcaption>").append(caption == null ? "" : caption);
        if (credit != null) {
            out.append(caption == null ? "" : " ");
            out.append("<small class=\"credit\">")
                    .append(InlineHtml.escape(credit))
                    .append("</small>");
        }
        out.append("</figcaption>");
    }

    private static String lines(String text) {
        return InlineHtml.escape(text).replace("\n", "<br>");
    }

    private void attribute(String name, Object value) {
        if (value != null) {
            out.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(InlineHtml.escape(value.toString()))
                    .append('"');
        }
    }

    /** Splits inline HTML at pairs of line breaks that are outside all elements. */
    static List<String> paragraphs(String html) {
        int at = html.indexOf(PARAGRAPH);
        if (at < 0) {
            return List.of(html);
        }
        List<String> paragraphs = new ArrayList<>();
        int from = 0;
        while (at >= 0) {
            if (isBalanced(html, from, at)) {
                paragraphs.add(html.substring(from, at));
                from = at + PARAGRAPH.length();
            }
            at = html.indexOf(PARAGRAPH, at + PARAGRAPH.length());
        }
        paragraphs.add(html.substring(from));
        return paragraphs;
    }

    private static boolean isBalanced(String html, int from, int to) {
        int depth = 0;
        for (int i = html.indexOf('<', from); i >= 0 && i < to; i = html.indexOf('<', i + 1)) {
            if (html.startsWith("<br>", i)) {
                continue;
            }
            depth += html.charAt(i + 1) == '/' ? -1 : 1;
        }
        return depth == 0;
    }
}
