package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.attribute;
import static org.broadsheet.archive.ghost.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.WarningCode;

/**
 * Writes a document of Mobiledoc 0.3, Ghost's format up to version 4, as the HTML that Ghost shows.
 *
 * @see <a href="https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md">Mobiledoc</a>
 */
final class MobiledocHtml {

    private static final int MARKUP = 1;
    private static final int IMAGE = 2;
    private static final int LIST = 3;
    private static final int CARD = 10;
    private static final int ATOM_MARKER = 1;

    private static final Set<String> BLOCKS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote");

    private static final Set<String> MARKUPS =
            Set.of("a", "b", "strong", "i", "em", "u", "s", "strike", "del", "code", "sub", "sup", "mark");

    private final JsonNode document;
    private final Cards cards;
    private final Losses losses;
    private final Html.Ids ids = new Html.Ids();

    private MobiledocHtml(JsonNode document, Losses losses) {
        this.document = document;
        this.cards = new Cards(losses);
        this.losses = losses;
    }

    /**
     * A document as HTML.
     *
     * @param document an object with {@code sections}
     * @param losses is told what does not come along
     */
    static String of(JsonNode document, Losses losses) {
        return new MobiledocHtml(document, losses).sections().replaceFirst("<p>\\s*</p>$", "");
    }

    private String sections() {
        StringBuilder html = new StringBuilder();
        for (JsonNode section : document.path("sections")) {
            html.append(
                    switch (section.path(0).asInt(-1)) {
                        case MARKUP -> markup(section);
                        case IMAGE -> image(section.path(1).asText());
                        case LIST -> list(section);
                        case CARD -> card(section.path(1));
                        default -> unknown(section);
                    });
        }
        return html.toString();
    }

    private String unknown(JsonNode section) {
        losses.add(
                WarningCode.CONTENT_REMOVED,
                "Left out a section that Mobiledoc 0.3 does not have: “" + LossCollector.abbreviate(section.toString())
                        + "”");
        return "";
    }

    private String markup(JsonNode section) {
        String tag = section.path(1).asText().toLowerCase(java.util.Locale.ROOT);
        String html = markers(section.path(2));
        if (tag.equals("aside") || tag.equals("pull-quote")) {
            return "<blockquote class=\"kg-blockquote-alt\">" + html + "</blockquote>";
        }
        String name = BLOCKS.contains(tag) ? tag : "p";
        String id = name.startsWith("h") ? ids.attribute(words(section.path(2))) : "";
        return "<" + name + id + ">" + html + "</" + name + ">";
    }

    private static String words(JsonNode markers) {
        StringBuilder words = new StringBuilder();
        markers.forEach(marker -> words.append(
                marker.path(0).asInt() == ATOM_MARKER ? "" : marker.path(3).asText()));
        return words.toString();
    }

    private static String image(String src) {
        return src.isBlank()
                ? ""
                : "<figure class=\"kg-card kg-image-card\"><img class=\"kg-image\"" + attribute("src", src)
                        + "></figure>";
    }

    private String list(JsonNode section) {
        String tag = section.path(1).asText().equals("ol") ? "ol" : "ul";
        StringBuilder html = new StringBuilder();
        section.path(2)
                .forEach(item -> html.append("<li>").append(markers(item)).append("</li>"));
        return "<" + tag + ">" + html + "</" + tag + ">";
    }

    private String card(JsonNode index) {
        JsonNode card = document.path("cards").path(index.asInt(-1));
        return card.isArray() ? cards.html(card.path(0).asText(), card.path(1)) : unknown(index);
    }

    /** Texts: each opens some of the markups, and closes as many of the open ones as it says. */
    private String markers(JsonNode markers) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (JsonNode marker : markers) {
            for (JsonNode index : marker.path(1)) {
                open.push(begin(document.path("markups").path(index.asInt(-1)), html));
            }
            html.append(
                    marker.path(0).asInt() == ATOM_MARKER
                            ? atom(marker.path(3))
                            : escape(marker.path(3).asText()));
            for (int closed = marker.path(2).asInt(); closed > 0 && !open.isEmpty(); closed--) {
                end(open.pop(), html);
            }
        }
        while (!open.isEmpty()) {
            end(open.pop(), html);
        }
        return html.toString();
    }

    /** Begins a markup and returns its name; an empty one for what is no markup, which still counts as open. */
    private static String begin(JsonNode markup, StringBuilder html) {
        String tag = markup.path(0).asText();
        if (!MARKUPS.contains(tag)) {
            return "";
        }
        html.append('<').append(tag);
        JsonNode attributes = markup.path(1);
        for (int i = 0; tag.equals("a") && i + 1 < attributes.size(); i += 2) {
            String name = attributes.path(i).asText();
            if (name.equals("href") || name.equals("rel")) {
                html.append(attribute(name, attributes.path(i + 1).asText()));
            }
        }
        html.append('>');
        return tag;
    }

    private static void end(String tag, StringBuilder html) {
        if (!tag.isEmpty()) {
            html.append("</").append(tag).append('>');
        }
    }

    private String atom(JsonNode index) {
        JsonNode atom = document.path("atoms").path(index.asInt(-1));
        return atom.path(0).asText().equals("soft-return")
                ? "<br>"
                : escape(atom.path(1).asText());
    }
}
