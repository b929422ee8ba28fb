package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads and changes canonical inline HTML (see {@link Block}) by scanning it: since this package wrote it, a reference
 * is exactly {@code <a href="article:KEY">}, {@code <} begins a tag wherever it stands and the next {@code >} ends it.
 */
public final class Inline {

    static final String REFERENCE = "<a href=\"article:";
    private static final String ROOTED = "<a href=\"/";
    private static final String LINK_END = "</a>";
    private static final String BREAK = "<br>";

    private Inline() {}

    /** The block with references turned into links; those to articles that are not public leave their text. */
    public static Block resolve(Block block, References references) {
        return map(block, html -> resolve(html, references), UnaryOperator.identity());
    }

    /** Canonical inline HTML with references turned into links; null for null. */
    static String resolve(String html, References references) {
        int at = html == null ? -1 : html.indexOf(REFERENCE);
        if (at < 0) {
            return html;
        }
        StringBuilder resolved = new StringBuilder(html.length() + 64);
        int from = 0;
        while (at >= 0) {
            int keyStart = at + REFERENCE.length();
            int keyEnd = html.indexOf('"', keyStart);
            int textStart = keyEnd + 2;
            int textEnd = html.indexOf(LINK_END, textStart);
            Optional<References.Target> target = references.article(html.substring(keyStart, keyEnd));
            resolved.append(html, from, at);
            if (target.isPresent()) {
                resolved.append("<a href=\"").append(escape(target.get().url())).append("\">");
                resolved.append(html, textStart, textEnd).append(LINK_END);
            } else {
                resolved.append(html, textStart, textEnd);
            }
            from = textEnd + LINK_END.length();
            at = html.indexOf(REFERENCE, from);
        }
        return resolved.append(html, from, html.length()).toString();
    }

    /** Shows the key of each reference. */
    static void references(String html, Consumer<String> keys) {
        int at = html.indexOf(REFERENCE);
        while (at >= 0) {
            int start = at + REFERENCE.length();
            int end = html.indexOf('"', start);
            keys.accept(html.substring(start, end));
            at = html.indexOf(REFERENCE, end);
        }
    }

    /** The same with other keys. */
    static String mapReferences(String html, UnaryOperator<String> key) {
        return mapLinks(html, REFERENCE, key, REFERENCE);
    }

    /** The same with root-relative links made absolute; null for null. */
    static String atSite(String html, UnaryOperator<String> absolute) {
        return mapLinks(html, ROOTED, path -> escape(absolute.apply("/" + unescape(path))), "<a href=\"");
    }

    private static String mapLinks(String html, String start, UnaryOperator<String> rest, String newStart) {
        int at = html == null ? -1 : html.indexOf(start);
        if (at < 0) {
            return html;
        }
        StringBuilder mapped = new StringBuilder(html.length() + 64);
        int from = 0;
        while (at >= 0) {
            int valueStart = at + start.length();
            int valueEnd = html.indexOf('"', valueStart);
            mapped.append(html, from, at).append(newStart);
            mapped.append(rest.apply(html.substring(valueStart, valueEnd)));
            from = valueEnd;
            at = html.indexOf(start, from);
        }
        return mapped.append(html, from, html.length()).toString();
    }

    /** What a reader sees of it: line breaks as LF, other tags gone. */
    static String text(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        StringBuilder text = new StringBuilder(html.length());
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                if (html.startsWith(BREAK, i)) {
                    text.append('\n');
                }
                i = html.indexOf('>', i) + 1;
            } else if (c == '&') {
                int end = html.indexOf(';', i);
                text.append(character(html.substring(i + 1, end)));
                i = end + 1;
            } else {
                text.append(c);
                i++;
            }
        }
        return text.toString();
    }

    private static char character(String entity) {
        return switch (entity) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "#824" -> '\u0338';
            default -> '&';
        };
    }

    /** Text of canonical HTML between tags, or of an attribute, as plain text. */
    static String unescape(String html) {
        return html.indexOf('&') < 0 ? html : text(html);
    }

    /** Plain text as it stands in canonical HTML between tags. */
    static String escapeText(String text) {
        return escape(text).replace("&quot;", "\"");
    }

    /** Plain text as it stands in HTML in double quotes, and may between tags. */
    static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                if (entity == null) {
                    escaped.append(text.charAt(i));
                } else {
                    escaped.append(entity);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\u0338' -> "&#824;";
            default -> null;
        };
    }

    /** Shows each inline HTML of a block. */
    static void each(Block block, Consumer<String> html) {
        if (block instanceof Block.Paragraph b) {
            html.accept(b.html());
        } else if (block instanceof Block.Heading b) {
            html.accept(b.html());
        } else if (block instanceof Block.Quote b) {
            html.accept(b.html());
            if (b.citation() != null) {
                html.accept(b.citation());
            }
        } else if (block instanceof Block.ListBlock b) {
            b.items().forEach(html);
        } else if (block instanceof Block.Table b) {
            b.header().forEach(html);
            b.rows().forEach(row -> row.forEach(html));
        } else if (block instanceof Block.ImageBlock b && b.image().caption() != null) {
            html.accept(b.image().caption());
        }
    }

    /** The block with each of its inline HTMLs, null ones included, and its image replaced; itself where all stay. */
    static Block map(Block block, UnaryOperator<String> html, UnaryOperator<Image> image) {
        if (block instanceof Block.Paragraph b) {
            String mapped = html.apply(b.html());
            return mapped.equals(b.html()) ? b : new Block.Paragraph(b.id(), mapped);
        } else if (block instanceof Block.Heading b) {
            String mapped = html.apply(b.html());
            return mapped.equals(b.html()) ? b : new Block.Heading(b.id(), b.level(), mapped);
        } else if (block instanceof Block.Quote b) {
            return new Block.Quote(b.id(), html.apply(b.html()), html.apply(b.citation()));
        } else if (block instanceof Block.ListBlock b) {
            List<String> items = map(b.items(), html);
            return items == b.items() ? b : new Block.ListBlock(b.id(), b.ordered(), items);
        } else if (block instanceof Block.Table b) {
            return new Block.Table(
                    b.id(),
                    map(b.header(), html),
                    b.rows().stream().map(row -> map(row, html)).toList());
        } else if (block instanceof Block.ImageBlock b) {
            Image mapped = image.apply(b.image());
            return new Block.ImageBlock(b.id(), mapped.captioned(html.apply(mapped.caption()), mapped.credit()));
        }
        return block;
    }

    private static List<String> map(List<String> all, UnaryOperator<String> html) {
        List<String> mapped = null;
        for (int i = 0; i < all.size(); i++) {
            String one = html.apply(all.get(i));
            if (mapped == null && !one.equals(all.get(i))) {
                mapped = new ArrayList<>(all);
            }
            if (mapped != null) {
                mapped.set(i, one);
            }
        }
        return mapped == null ? all : mapped;
    }
}
