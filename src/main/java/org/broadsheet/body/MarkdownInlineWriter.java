package org.broadsheet.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Converts canonical inline HTML to Markdown nodes. Delimiters such as {@code **} are used only where every parser
 * reads them as such (CommonMark 0.31, "left-flanking" and "right-flanking"); elsewhere the HTML tags are kept.
 */
final class MarkdownInlineWriter {

    private static final String BREAK = "<br>";
    private static final String NOTE = "<sup class=\"footnote\"";
    private static final String NOTE_LINK = "<a href=\"#fn-";
    private static final String NOTE_END = "</sup>";
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");

    private record Open(String name, String tag, Node content, int start) {}

    private final String html;
    private final boolean lines;
    private final boolean cell;
    private final boolean notes;
    private final Deque<Open> open = new ArrayDeque<>();
    private Node content;

    private MarkdownInlineWriter(Node content, String html, boolean lines, boolean notes) {
        this.content = content;
        this.notes = notes;
        this.html = html;
        this.cell = content instanceof TableCell;
        // A vertical bar after a line break could turn the lines into a table.
        this.lines = lines && html.indexOf('|') < 0;
    }

    /**
     * Appends the nodes to a parent and returns it.
     *
     * @param lines whether the parent can have several lines; if not, line breaks are written as {@code <br>}
     * @param notes whether marks of footnotes are written in Markdown's own way
     */
    static Node fill(Node parent, String html, boolean lines, boolean notes) {
        new MarkdownInlineWriter(parent, html, lines, notes).read();
        return parent;
    }

    /** A destination or title of a link, in which the renderer escapes everything but entities. Null for null. */
    static String plain(String text) {
        return text == null ? null : ENTITY.matcher(text).replaceAll("&amp;");
    }

    static Node html(String tag) {
        HtmlInline node = new HtmlInline();
        node.setLiteral(tag);
        return node;
    }

    private void read() {
        int i = 0;
        while (i < html.length()) {
            if (html.charAt(i) != '<') {
                int end = html.indexOf('<', i);
                end = end < 0 ? html.length() : end;
                text(InlineHtml.unescape(html.substring(i, end)), i == 0 || html.startsWith(BREAK, i - BREAK.length()));
                i = end;
                continue;
            }
            int end = html.indexOf('>', i) + 1;
            if (html.startsWith(BREAK, i)) {
                boolean between = i > 0 && html.charAt(i - 1) != '>' && end < html.length() && html.charAt(end) != '<';
                content.appendChild(lines && between ? new HardLineBreak() : html(BREAK));
            } else if (notes && html.startsWith(NOTE, i)) {
                int link = html.indexOf(NOTE_LINK, i) + NOTE_LINK.length();
                content.appendChild(new FootnoteReference(html.substring(link, html.indexOf('"', link))));
                end = html.indexOf(NOTE_END, i) + NOTE_END.length();
            } else if (html.charAt(i + 1) == '/') {
                close(end);
            } else {
                String tag = html.substring(i, end);
                int nameEnd = tag.indexOf(' ') < 0 ? tag.length() - 1 : tag.indexOf(' ');
                open.push(new Open(tag.substring(1, nameEnd), tag, content, i));
                content = new Paragraph();
            }
            i = end;
        }
    }

    /**
     * Works around the renderer, which escapes neither a plus at the start of a line, nor a caret at the start of a link,
     * where a footnote would begin, nor a backslash in a table cell.
     */
    private void text(String text, boolean atStart) {
        int from = 0;
        boolean note = text.charAt(0) == '^' && content.getFirstChild() == null && !open.isEmpty();
        if (note || atStart && text.charAt(0) == '+') {
            content.appendChild(html("\\" + text.charAt(0)));
            from = 1;
        }
        for (int at = text.indexOf('\\', from); cell && at >= 0; at = text.indexOf('\\', from)) {
            append(text.substring(from, at));
            content.appendChild(html("&#92;"));
            from = at + 1;
        }
        append(text.substring(from));
    }

    private void append(String text) {
        if (!text.isEmpty()) {
            content.appendChild(new Text(text));
        }
    }

    private void close(int end) {
        Open opened = open.pop();
        Node inner = content;
        content = opened.content();
        Node node = sign(opened, inner, end);
        if (node instanceof Code) {
            content.appendChild(node);
        } else if (node != null) {
            move(inner, node);
            content.appendChild(node);
        } else {
            content.appendChild(html(cell ? opened.tag().replace("|", "&#124;").replace("\\", "&#92;") : opened.tag()));
            move(inner, content);
            content.appendChild(html("</" + opened.name() + ">"));
        }
    }

    private static void move(Node from, Node to) {
        Node child = from.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            to.appendChild(child);
            child = next;
        }
    }

    private Node sign(Open opened, Node inner, int end) {
        return switch (opened.name()) {
            case "a" ->
                opened.tag().contains("\" rel=\"")
                        ? null
                        : new Link(
                                plain(InlineHtml.unescape(opened.tag()
                                        .substring(
                                                "<a href=\"".length(),
                                                opened.tag().length() - 2))),
                                null);
            case "code" ->
                inner.getFirstChild() instanceof Text text
                                && text == inner.getLastChild()
                                && !isSplit(text)
                                && !(content.getLastChild() instanceof Code)
                        ? new Code(text.getLiteral())
                        : null;
            case "em" -> isDelimitable(opened, inner, end) ? new Emphasis("*") : null;
            case "strong" -> isDelimitable(opened, inner, end) ? new StrongEmphasis("**") : null;
            case "s" -> isDelimitable(opened, inner, end) ? new Strikethrough("~~") : null;
            default -> null;
        };
    }

    /** Whether code would be split before it is parsed as code, by a table row or a link definition. */
    private boolean isSplit(Text code) {
        return cell && code.getLiteral().indexOf('|') >= 0 || code.getLiteral().contains("]:");
    }

    private boolean isDelimitable(Open opened, Node inner, int end) {
        boolean apart = !isDelimited(content.getLastChild()) && !opensDelimited(end);
        return apart
                && (startsWithLetter(inner.getFirstChild())
                        || startsApart(inner.getFirstChild()) && isGap(opened.start() - 1))
                && (endsWithLetter(inner.getLastChild()) || endsApart(inner.getLastChild()) && isGap(end));
    }

    private boolean isGap(int at) {
        return at < 0 || at >= html.length() || html.charAt(at) == ' ';
    }

    private boolean opensDelimited(int at) {
        return html.startsWith("<em>", at) || html.startsWith("<strong>", at) || html.startsWith("<s>", at);
    }

    private static boolean isDelimited(Node node) {
        return node instanceof Emphasis || node instanceof StrongEmphasis || node instanceof Strikethrough;
    }

    private static boolean startsApart(Node node) {
        return !isDelimited(node)
                && !(node instanceof Text text
                        && Character.isSpaceChar(text.getLiteral().charAt(0)));
    }

    private static boolean endsApart(Node node) {
        return !isDelimited(node)
                && !(node instanceof Text text
                        && Character.isSpaceChar(
                                text.getLiteral().charAt(text.getLiteral().length() - 1)));
    }

    private static boolean startsWithLetter(Node node) {
        return node instanceof Text text
                && Character.isLetterOrDigit(text.getLiteral().codePointAt(0));
    }

    private static boolean endsWithLetter(Node node) {
        return node instanceof Text text
                && Character.isLetterOrDigit(
                        text.getLiteral().codePointBefore(text.getLiteral().length()));
    }
}
