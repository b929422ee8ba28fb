package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads the paragraphs of classic WordPress, and of people who write text: blank lines between texts without an element
 * of their own, as WordPress's {@code wpautop} does. A single line end in such a text is a line break.
 */
final class ClassicParagraphs implements Habit {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        List<TextNode> texts = new ArrayList<>();
        collect(body, texts);
        if (texts.stream().noneMatch(ClassicParagraphs::separates)) {
            return;
        }
        texts.forEach(ClassicParagraphs::breakLines);
        wrap(body);
    }

    /** Makes a paragraph of each run of nodes between blocks and double line breaks. */
    private static void wrap(Element body) {
        List<Node> run = new ArrayList<>();
        for (Node child : List.copyOf(body.childNodes())) {
            boolean end = Tree.isBlock(child) || isBreak(child) && !run.isEmpty() && endsWithBreak(run);
            if (end) {
                paragraph(run);
            } else {
                run.add(child);
            }
        }
        paragraph(run);
    }

    private static boolean endsWithBreak(List<Node> run) {
        int last = run.size() - 1;
        while (last > 0 && run.get(last) instanceof TextNode text && text.isBlank()) {
            last--;
        }
        return isBreak(run.get(last));
    }

    private static void paragraph(List<Node> run) {
        if (!run.stream().allMatch(node -> Tree.isBlank(node) || isBreak(node))) {
            Element paragraph = new Element("p");
            run.get(0).before(paragraph);
            run.forEach(paragraph::appendChild);
        }
        run.clear();
    }

    /** The texts outside all blocks. */
    private static void collect(Element parent, List<TextNode> texts) {
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode text) {
                texts.add(text);
            } else if (child instanceof Element element && !Tree.isBlock(element) && !isRaw(element)) {
                collect(element, texts);
            }
        }
    }

    private static boolean isRaw(Element element) {
        return switch (element.normalName()) {
            case "code", "script", "style", "noscript", "template", "svg", "math", "object", "select", "textarea" ->
                true;
            default -> false;
        };
    }

    /** Whether a blank line separates something that is not a block. */
    private static boolean separates(TextNode text) {
        if (!BLANK_LINE.matcher(text.getWholeText()).find()) {
            return false;
        }
        if (!text.isBlank()) {
            return true;
        }
        Node before = text.previousSibling();
        Node after = text.nextSibling();
        return before != null
                && after != null
                && !Tree.isBlock(before)
                && !Tree.isBlock(after)
                && before instanceof Element
                && after instanceof Element;
    }

    private static void breakLines(TextNode text) {
        String whole = text.getWholeText();
        if (whole.indexOf('\n') < 0) {
            return;
        }
        Node before = text.previousSibling();
        Node after = text.nextSibling();
        boolean inside = !text.parent().normalName().equals("body");
        String[] lines = whole.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean first = i == 0;
            if (!first
                    && !(lines[i].isBlank()
                            && i == lines.length - 1
                            && (after == null && !inside || Tree.isBlock(after)))
                    && !(i == 1
                            && lines[0].isBlank()
                            && (before == null && !inside || Tree.isBlock(before) || isBreak(before)))) {
                text.before(new Element("br"));
            }
            if (!lines[i].isEmpty()) {
                text.before(new TextNode(lines[i]));
            }
        }
        text.remove();
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }
}
