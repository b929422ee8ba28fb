package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.attribute;
import static org.broadsheet.archive.ghost.Html.escape;
import static org.broadsheet.archive.ghost.Html.isTrue;
import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;

/** Writes a document of Lexical, Ghost's format since version 5, as the HTML that Ghost shows. */
final class LexicalHtml {

    /** The formats of a text by their bits, from the lowest. The bits above them only say how the text looks. */
    private static final List<String> FORMATS = List.of("strong", "em", "s", "u", "code", "sub", "sup", "mark");

    private static final Set<String> TEXTS = Set.of("text", "extended-text", "tk", "code-highlight");
    private static final Set<String> LINKS = Set.of("link", "autolink");
    private static final Set<String> BREAKS = Set.of("linebreak", "tab");
    /** What the editor keeps for itself. */
    private static final Set<String> NOTHING = Set.of("at-link", "at-link-search", "zwnj");

    private final Cards cards;
    private final Losses losses;
    private final Html.Ids ids = new Html.Ids();

    private LexicalHtml(Losses losses) {
        this.cards = new Cards(losses);
        this.losses = losses;
    }

    /**
     * A document as HTML.
     *
     * @param document an object with {@code root}
     * @param losses is told what does not come along
     */
    static String of(JsonNode document, Losses losses) {
        String html = new LexicalHtml(losses).blocks(document.path("root").path("children"));
        return html.replaceFirst("<p>\\s*</p>$", "");
    }

    private static String type(JsonNode node) {
        return text(node, "type");
    }

    private static boolean isInline(JsonNode node) {
        String type = type(node);
        return TEXTS.contains(type) || LINKS.contains(type) || BREAKS.contains(type) || NOTHING.contains(type);
    }

    /** Blocks one after another; a run of texts between them is a paragraph. */
    private String blocks(JsonNode nodes) {
        StringBuilder html = new StringBuilder();
        List<JsonNode> run = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (isInline(node)) {
                run.add(node);
                continue;
            }
            html.append(paragraph(run)).append(block(node));
            run.clear();
        }
        return html.append(paragraph(run)).toString();
    }

    private String paragraph(List<JsonNode> run) {
        return run.isEmpty() ? "" : "<p>" + inline(run) + "</p>";
    }

    private String block(JsonNode node) {
        JsonNode children = node.path("children");
        switch (type(node)) {
            case "paragraph" -> {
                return children.isEmpty() ? "<p></p>" : blocks(children);
            }
            case "heading", "extended-heading" -> {
                return heading(node);
            }
            case "quote", "extended-quote" -> {
                return around("<blockquote>", children, "</blockquote>");
            }
            case "aside" -> {
                return around("<blockquote class=\"kg-blockquote-alt\">", children, "</blockquote>");
            }
            case "list" -> {
                return list(node);
            }
            case "listitem" -> {
                return "<ul><li>" + item(node, false) + "</li></ul>";
            }
            default -> {
                if (!children.isArray() || Cards.isCard(type(node))) {
                    return cards.html(type(node), node);
                }
                losses.add(
                        WarningCode.CONTENT_CHANGED,
                        "Kept the text alone of a block of the unknown type “" + LossCollector.abbreviate(type(node))
                                + "”");
                return blocks(children);
            }
        }
    }

    private String heading(JsonNode node) {
        String tag = text(node, "tag").matches("h[1-6]") ? text(node, "tag") : "h2";
        StringBuilder words = new StringBuilder();
        node.findValues("text").forEach(text -> words.append(text.asText()));
        return around("<" + tag + ids.attribute(words.toString()) + ">", node.path("children"), "</" + tag + ">");
    }

    /** An element around texts; around blocks if something other than texts is in it. */
    private String around(String begin, JsonNode children, String end) {
        List<JsonNode> run = new ArrayList<>();
        children.forEach(run::add);
        boolean texts = run.stream().allMatch(LexicalHtml::isInline);
        return begin + (texts ? inline(run) : blocks(children)) + end;
    }

    private String list(JsonNode list) {
        String tag = text(list, "tag").equals("ol") || text(list, "listType").equals("number") ? "ol" : "ul";
        String start = text(list, "start");
        boolean tasks = text(list, "listType").equals("check");
        StringBuilder html = new StringBuilder();
        boolean open = false;
        for (JsonNode item : list.path("children")) {
            boolean nested = type(item).equals("list")
                    || type(item).equals("listitem")
                            && type(item.path("children").path(0)).equals("list");
            // A list within a list is an item of its own in Lexical, and is part of the item before it in HTML.
            if (!(nested && open)) {
                html.append(open ? "</li><li>" : "<li>");
                open = true;
            }
            html.append(type(item).equals("listitem") ? item(item, tasks && !nested) : blocks(item.path("children")));
        }
        return "<" + tag + (tag.equals("ol") && !start.equals("1") ? attribute("start", start) : "") + ">" + html
                + (open ? "</li>" : "") + "</" + tag + ">";
    }

    private String item(JsonNode item, boolean task) {
        StringBuilder html = new StringBuilder();
        if (task) {
            html.append(isTrue(item, "checked") ? "<input type=\"checkbox\" checked>" : "<input type=\"checkbox\">");
        }
        List<JsonNode> run = new ArrayList<>();
        for (JsonNode node : item.path("children")) {
            if (isInline(node)) {
                run.add(node);
            } else {
                html.append(inline(run)).append(block(node));
                run.clear();
            }
        }
        return html.append(inline(run)).toString();
    }

    /** Texts and links in a row. A format that goes on stays open; links are formatted for themselves, as in Ghost. */
    private String inline(List<JsonNode> nodes) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String type = type(node);
            if (TEXTS.contains(type)) {
                reformat(html, open, nodes, i);
                html.append(escape(text(node, "text")));
            } else if (LINKS.contains(type)) {
                close(html, open, 0);
                html.append(link(node));
            } else if (type.equals("linebreak")) {
                html.append("<br>");
            } else if (type.equals("tab")) {
                html.append('\t');
            }
        }
        close(html, open, 0);
        return html.toString();
    }

    private static void reformat(StringBuilder html, Deque<String> open, List<JsonNode> nodes, int at) {
        int bits = nodes.get(at).path("format").asInt();
        List<String> wanted = new ArrayList<>();
        for (int bit = 0; bit < FORMATS.size(); bit++) {
            if ((bits >> bit & 1) != 0) {
                wanted.add(FORMATS.get(bit));
            }
        }
        int kept = 0;
        for (String format : open) {
            if (!wanted.contains(format)) {
                break;
            }
            kept++;
        }
        close(html, open, kept);
        wanted.removeAll(open);
        wanted.sort(Comparator.comparingInt((String format) -> -length(nodes, at, format)));
        for (String format : wanted) {
            html.append('<').append(format).append('>');
            open.addLast(format);
        }
    }

    /** How many nodes a format goes on for. */
    private static int length(List<JsonNode> nodes, int from, String format) {
        int bit = FORMATS.indexOf(format);
        int to = from;
        while (to < nodes.size()
                && (BREAKS.contains(type(nodes.get(to)))
                        || TEXTS.contains(type(nodes.get(to)))
                                && (nodes.get(to).path("format").asInt() >> bit & 1) != 0)) {
            to++;
        }
        return to - from;
    }

    private static void close(StringBuilder html, Deque<String> open, int kept) {
        while (open.size() > kept) {
            html.append("</").append(open.removeLast()).append('>');
        }
    }

    private String link(JsonNode link) {
        List<JsonNode> inside = new ArrayList<>();
        link.path("children").forEach(inside::add);
        String words = inline(inside);
        String url = text(link, "url");
        return url.isBlank()
                ? words
                : "<a" + attribute("href", url) + attribute("rel", text(link, "rel")) + ">" + words + "</a>";
    }
}
