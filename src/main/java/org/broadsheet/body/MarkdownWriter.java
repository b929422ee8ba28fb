package org.broadsheet.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
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
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Writes blocks as Markdown that {@link MarkdownReader} reads back to the same blocks: CommonMark with GitHub's tables,
 * strikethrough, task lists and footnotes, using commonmark-java's renderer. What Markdown cannot express is written as
 * the HTML of {@link HtmlWriter}: inline elements such as {@code <sub>}, and blocks such as a video or a table with
 * spans.
 */
public final class MarkdownWriter implements Block.Visitor<Optional<Node>> {

    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(MarkdownReader.EXTENSIONS).build();

    private static final int MOST_START = 999_999_999;
    private static final Pattern BRACES = Pattern.compile("[{}\\\\<>\"&`*_\\[\\]|~!]");
    private static final Pattern MARK = Pattern.compile(
            "<sup class=\"footnote\" id=\"fnref-(\\d+)(-\\d+)?\"><a href=\"#fn-(\\d+)\">(\\d+)</a></sup>");
    private static final String MARK_START = "<sup class=\"footnote\"";

    private final ReferenceResolver references;
    private final Node parent;
    /** Whether footnotes are written in Markdown's own way. */
    private final boolean notes;

    private MarkdownWriter(ReferenceResolver references, Node parent, boolean notes) {
        this.references = references;
        this.parent = parent;
        this.notes = notes;
    }

    /** Writes blocks separated by blank lines; teasers of articles that are not public are left out. */
    public static String write(List<Block> blocks, ReferenceResolver references) {
        Document document = new Document();
        List<Block> resolved = BlockMapper.resolving(references).map(blocks);
        new MarkdownWriter(references, document, hasPlainNotes(resolved)).append(resolved);
        return RENDERER.render(document).stripTrailing();
    }

    /**
     * Whether Markdown's own footnotes read back as these: one block of them, at the end, with a mark for each in order,
     * and all marks in texts that are written as Markdown.
     */
    private static boolean hasPlainNotes(List<Block> blocks) {
        int last = blocks.size() - 1;
        if (last < 0 || !(blocks.get(last) instanceof Footnotes notes) || notes.anchor() != null) {
            return false;
        }
        List<String> numbers = new ArrayList<>();
        boolean[] plain = {true};
        collect(blocks.subList(0, last), false, numbers, plain);
        boolean inNotes = notes.notes().stream().anyMatch(note -> hasMark(note.blocks()));
        for (int i = 0; i < notes.notes().size(); i++) {
            List<Block> inner = notes.notes().get(i).blocks();
            plain[0] &= notes.notes().get(i).anchor().equals("fn-" + (i + 1)) && startsWithText(inner);
        }
        return plain[0]
                && !inNotes
                && numbers.stream()
                        .distinct()
                        .toList()
                        .equals(firstNumbers(notes.notes().size()));
    }

    /** Whether the first line of a note is plain: the renderer does not escape what would begin a block there. */
    /** Whether the first line of a note is plain: the renderer does not escape what would begin a block there. */
    private static boolean startsWithText(List<Block> blocks) {
        return !blocks.isEmpty()
                && blocks.get(0) instanceof Block.Paragraph text
                && text.anchor() == null
                && Character.isLetter(text.html().codePointAt(0));
    }

    private static boolean hasMark(List<Block> blocks) {
        boolean[] found = new boolean[1];
        BlockParts.walk(blocks, block -> block.parts().html().forEach(html -> found[0] |= html.contains(MARK_START)));
        return found[0];
    }

    private static List<String> firstNumbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static void collect(List<Block> blocks, boolean inHtml, List<String> numbers, boolean[] plain) {
        for (Block block : blocks) {
            boolean asHtml = inHtml || !MarkdownForm.isPlain(block);
            for (String html : block.parts().html()) {
                Matcher mark = MARK.matcher(html);
                int marks = 0;
                while (mark.find()) {
                    marks++;
                    String time = mark.group(2) == null ? "-1" : mark.group(2);
                    String number = mark.group(1);
                    long before = numbers.stream().filter(number::equals).count();
                    plain[0] &= number.equals(mark.group(3))
                            && number.equals(mark.group(4))
                            && time.equals("-" + (before + 1));
                    numbers.add(number);
                }
                boolean all = html.split(MARK_START, -1).length - 1 == marks;
                plain[0] &= all && (marks == 0 || !asHtml);
            }
            block.parts().inside().forEach(inside -> collect(inside.blocks(), asHtml, numbers, plain));
        }
    }

    @Override
    public Optional<Node> paragraph(Block.Paragraph block) {
        return plainOr(block, () -> inline(new Paragraph(), block.html(), true));
    }

    @Override
    public Optional<Node> heading(Block.Heading block) {
        boolean nameable =
                block.anchor() == null || !BRACES.matcher(block.anchor()).find();
        if (!nameable || block.html().endsWith("}")) {
            return html(block);
        }
        Heading heading = new Heading();
        heading.setLevel(block.level());
        inline(heading, block.html(), false);
        if (block.anchor() != null) {
            heading.appendChild(MarkdownInlineWriter.html(" {#" + block.anchor() + "}"));
        }
        return Optional.of(heading);
    }

    @Override
    public Optional<Node> image(Block.ImageBlock block) {
        return plainOr(block, () -> image(block.image()));
    }

    @Override
    public Optional<Node> gallery(Gallery block) {
        return html(block);
    }

    @Override
    public Optional<Node> quote(Block.Quote block) {
        return plainOr(block, () -> {
            BlockQuote node = new BlockQuote();
            for (String paragraph : HtmlWriter.paragraphs(block.html())) {
                if (!paragraph.isEmpty()) {
                    node.appendChild(inline(new Paragraph(), paragraph, true));
                }
            }
            appendTo(node, block.blocks());
            if (block.citation() != null) {
                node.appendChild(html("<footer>" + block.citation() + "</footer>"));
            }
            return node;
        });
    }

    @Override
    public Optional<Node> pullquote(Pullquote block) {
        return html(block);
    }

    @Override
    public Optional<Node> list(Block.ListBlock block) {
        return plainOr(block, () -> {
            ListBlock node = block.ordered() ? numbers(block.firstNumber()) : bullets();
            boolean loose = block.itemBlocks().stream()
                    .anyMatch(inner -> !inner.stream().allMatch(MarkdownWriter::followsText));
            node.setTight(!loose);
            for (int i = 0; i < block.items().size(); i++) {
                Node item = new ListItem();
                String text = block.items().get(i);
                if (!text.isEmpty()) {
                    item.appendChild(item(text, block.task(i)));
                }
                appendTo(item, block.blocksOf(i));
                node.appendChild(item);
            }
            return node;
        });
    }

    /** Whether Markdown reads the block as such right after a line of text. */
    private static boolean followsText(Block block) {
        return block instanceof Block.ListBlock list && (!list.ordered() || list.start() == null);
    }

    private Node item(String html, String task) {
        Paragraph text = new Paragraph();
        boolean looksLikeTask = html.startsWith("[");
        switch (task) {
            case Block.ListBlock.DONE -> text.appendChild(MarkdownInlineWriter.html("[x] "));
            case Block.ListBlock.OPEN -> text.appendChild(MarkdownInlineWriter.html("[ ] "));
            default -> {
                if (looksLikeTask) {
                    text.appendChild(MarkdownInlineWriter.html("<span></span>"));
                }
            }
        }
        return inline(text, html, true);
    }

    @Override
    public Optional<Node> table(Block.Table block) {
        return plainOr(block, () -> {
            TableBlock node = new TableBlock();
            int width = block.header().isEmpty()
                    ? block.rows().get(0).size()
                    : block.header().size();
            List<String> header = block.header().isEmpty() ? Collections.nCopies(width, "") : block.header();
            node.appendChild(within(new TableHead(), row(header, true, block.alignments())));
            if (!block.rows().isEmpty()) {
                TableBody body = new TableBody();
                block.rows().forEach(row -> body.appendChild(row(row, false, block.alignments())));
                node.appendChild(body);
            }
            return node;
        });
    }

    @Override
    public Optional<Node> code(Block.Code block) {
        return plainOr(block, () -> {
            FencedCodeBlock code = new FencedCodeBlock();
            code.setFenceCharacter("`");
            code.setInfo(block.language());
            code.setLiteral(block.text() + "\n");
            return code;
        });
    }

    @Override
    public Optional<Node> embed(Block.Embed block) {
        return plainOr(block, () -> link(block.url(), "embed", block.title() == null ? block.url() : block.title()));
    }

    @Override
    public Optional<Node> video(Video block) {
        return html(block);
    }

    @Override
    public Optional<Node> audio(Audio block) {
        return html(block);
    }

    @Override
    public Optional<Node> file(FileBlock block) {
        return html(block);
    }

    @Override
    public Optional<Node> link(LinkBlock block) {
        return html(block);
    }

    @Override
    public Optional<Node> details(Details block) {
        return html(block);
    }

    @Override
    public Optional<Node> callout(Callout block) {
        return html(block);
    }

    @Override
    public Optional<Node> footnotes(Footnotes block) {
        if (!notes || parent.getParent() != null) {
            return html(block);
        }
        for (int i = 0; i < block.notes().size(); i++) {
            FootnoteDefinition note = new FootnoteDefinition(Integer.toString(i + 1));
            appendTo(note, block.notes().get(i).blocks());
            parent.appendChild(note);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Node> teaser(TeaserBlock block) {
        return references.resolve(block.articleKey()).map(target -> link(target.url(), "teaser", target.headline()));
    }

    @Override
    public Optional<Node> paywall(Paywall block) {
        return html(block);
    }

    @Override
    public Optional<Node> divider(Block.Divider block) {
        return plainOr(block, () -> {
            ThematicBreak divider = new ThematicBreak();
            // As the first line, three hyphens would begin front matter.
            divider.setLiteral(parent instanceof Document && parent.getFirstChild() == null ? "***" : "---");
            return divider;
        });
    }

    private interface Writing {
        Node node();
    }

    private Optional<Node> plainOr(Block block, Writing plain) {
        return MarkdownForm.isPlain(block) ? Optional.of(plain.node()) : html(block);
    }

    private Optional<Node> html(Block block) {
        return Optional.of(html(HtmlWriter.write(List.of(block), references)));
    }

    /** Markdown ends HTML at a blank line, so that it is written on one. */
    private static HtmlBlock html(String html) {
        HtmlBlock node = new HtmlBlock();
        node.setLiteral(html.replace("\n", "&#10;"));
        return node;
    }

    private Node inline(Node node, String html, boolean lines) {
        return MarkdownInlineWriter.fill(node, html, lines, notes);
    }

    private void append(List<Block> blocks) {
        for (Block block : blocks) {
            block.accept(this).ifPresent(parent::appendChild);
        }
    }

    private void appendTo(Node node, List<Block> blocks) {
        new MarkdownWriter(references, node, notes).append(blocks);
    }

    private static Node link(String url, String title, String text) {
        Link link = new Link(MarkdownInlineWriter.plain(url), title);
        link.appendChild(new Text(text));
        return within(new Paragraph(), link);
    }

    private static Node within(Node parent, Node child) {
        parent.appendChild(child);
        return parent;
    }

    private static Node image(org.broadsheet.body.Image image) {
        String caption = image.caption() == null ? null : InlineHtml.unescape(image.caption());
        Image node = new Image(MarkdownInlineWriter.plain(image.url()), MarkdownInlineWriter.plain(caption));
        if (!image.alt().isEmpty()) {
            node.appendChild(new Text(image.alt()));
        }
        return within(
                new Paragraph(),
                image.link() == null ? node : within(new Link(MarkdownInlineWriter.plain(image.link()), null), node));
    }

    /** A numbered list. Adjacent lists alternate their delimiters, because Markdown would read them as one list. */
    private ListBlock numbers(int start) {
        OrderedList numbers = new OrderedList();
        numbers.setMarkerStartNumber(start);
        boolean other = parent.getLastChild() instanceof OrderedList last
                && last.getMarkerDelimiter().equals(".");
        numbers.setMarkerDelimiter(other ? ")" : ".");
        return numbers;
    }

    /** A bullet list. Adjacent lists alternate their markers, because Markdown would read them as one list. */
    private ListBlock bullets() {
        BulletList bullets = new BulletList();
        boolean other = parent.getLastChild() instanceof BulletList last
                && last.getMarker().equals("-");
        bullets.setMarker(other ? "*" : "-");
        return bullets;
    }

    private Node row(List<String> cells, boolean header, List<String> alignments) {
        TableRow row = new TableRow();
        for (int i = 0; i < cells.size(); i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            if (!alignments.isEmpty() && !alignments.get(i).equals(Block.Table.UNALIGNED)) {
                cell.setAlignment(TableCell.Alignment.valueOf(alignments.get(i).toUpperCase(Locale.ROOT)));
            }
            row.appendChild(inline(cell, cells.get(i), false));
        }
        return row;
    }

    /** Whether a number can begin a list in Markdown. */
    static boolean isStart(int number) {
        return number >= 0 && number <= MOST_START;
    }
}
