package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What Markdown has beyond CommonMark and its extensions, read in the parsed source. */
final class MarkdownExtras {

    private static final Pattern ID = Pattern.compile("\\s*\\{\\s*#([^\\s}]+)\\s*\\}\\s*$");

    private MarkdownExtras() {}

    /** Reads ids of headings and definition lists, and keeps footnotes that nothing refers to. */
    static void rewrite(Node document) {
        List<Heading> headings = new ArrayList<>();
        List<Paragraph> paragraphs = new ArrayList<>();
        List<FootnoteDefinition> notes = new ArrayList<>();
        Set<String> referred = new HashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
                visitChildren(heading);
            }

            @Override
            public void visit(Paragraph paragraph) {
                paragraphs.add(paragraph);
                visitChildren(paragraph);
            }

            @Override
            public void visit(CustomBlock block) {
                if (block instanceof FootnoteDefinition note) {
                    notes.add(note);
                }
                visitChildren(block);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof FootnoteReference reference) {
                    referred.add(normal(reference.getLabel()));
                }
                visitChildren(node);
            }
        });
        headings.forEach(MarkdownExtras::readId);
        paragraphs.forEach(MarkdownExtras::readDefinitions);
        notes.stream()
                .filter(note -> !referred.contains(normal(note.getLabel())))
                .forEach(MarkdownExtras::keep);
    }

    private static String normal(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private static void readId(Heading heading) {
        if (!(heading.getLastChild() instanceof Text text)) {
            return;
        }
        Matcher id = ID.matcher(text.getLiteral());
        if (id.find()) {
            text.setLiteral(text.getLiteral().substring(0, id.start()));
            heading.appendChild(new HeadingId(id.group(1)));
        }
    }

    /** Renders as nothing; tells the heading its id. */
    private static final class HeadingId extends CustomNode {

        private final String id;

        HeadingId(String id) {
            this.id = id;
        }
    }

    /** Adds the id of a heading to its tag. */
    static void addId(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading && node.getLastChild() instanceof HeadingId id) {
            attributes.put("id", id.id);
        }
    }

    /** A line that begins with a colon, below a term: {@code <dl>} as PHP Markdown Extra has it. */
    private static void readDefinitions(Paragraph paragraph) {
        List<List<Node>> lines = lines(paragraph);
        if (lines.size() < 2 || isDefinition(lines.get(0)) || !isDefinition(lines.get(1))) {
            return;
        }
        List<Node> made = new ArrayList<>();
        made.add(html("<dl>"));
        for (List<Node> line : lines) {
            String tag = isDefinition(line) ? "dd" : "dt";
            if (tag.equals("dd")) {
                Text first = (Text) line.get(0);
                first.setLiteral(first.getLiteral().substring(1).stripLeading());
            }
            Paragraph words = new Paragraph();
            line.forEach(words::appendChild);
            made.add(html("<" + tag + ">"));
            made.add(words);
            made.add(html("</" + tag + ">"));
        }
        made.add(html("</dl>"));
        made.forEach(paragraph::insertBefore);
        paragraph.unlink();
    }

    private static List<List<Node>> lines(Paragraph paragraph) {
        List<List<Node>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof SoftLineBreak) {
                lines.add(new ArrayList<>());
            } else {
                lines.get(lines.size() - 1).add(node);
            }
        }
        return lines;
    }

    private static boolean isDefinition(List<Node> line) {
        return !line.isEmpty()
                && line.get(0) instanceof Text text
                && text.getLiteral().matches("(?s):[ \\t].*");
    }

    private static HtmlBlock html(String tag) {
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(tag);
        return block;
    }

    /** A renderer leaves out what nothing refers to; here it stays as text. */
    private static void keep(FootnoteDefinition note) {
        Node first = note.getFirstChild();
        if (first instanceof Paragraph) {
            first.prependChild(new Text("[^" + note.getLabel() + "]: "));
        }
        while (note.getFirstChild() != null) {
            note.insertBefore(note.getFirstChild());
        }
        note.unlink();
    }
}
