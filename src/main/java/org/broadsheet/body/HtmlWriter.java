package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes blocks as HTML that {@link HtmlReader} reads back. Safe: inline HTML is what cleaning left of it, all else is
 * escaped.
 */
public final class HtmlWriter {

    private static final String PARAGRAPH = "<br><br>";

    private final StringBuilder out = new StringBuilder();
    private final References references;

    private HtmlWriter(References references) {
        this.references = references;
    }

    /** Writes each block on a line of its own; teasers of articles that are not public are left out. */
    public static String write(List<Block> blocks, References references) {
        HtmlWriter writer = new HtmlWriter(references);
        for (Block block : blocks) {
            int start = writer.out.length();
            writer.block(Inline.resolve(block, references));
            if (writer.out.length() > start) {
                writer.out.append('\n');
            }
        }
        StringBuilder out = writer.out;
        out.setLength(Math.max(0, out.length() - 1));
        return out.toString();
    }

    /** One image as a figure on one line. */
    static String figure(Image image) {
        HtmlWriter writer = new HtmlWriter(null);
        writer.image(image);
        return writer.out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph b) {
            out.append("<p>").append(b.html()).append("</p>");
        } else if (block instanceof Block.Heading b) {
            out.append("<h").append(b.level()).append('>').append(b.html());
            out.append("</h").append(b.level()).append('>');
        } else if (block instanceof Block.ImageBlock b) {
            image(b.image());
        } else if (block instanceof Block.Quote b) {
            quote(b);
        } else if (block instanceof Block.ListBlock b) {
            String tag = b.ordered() ? "ol>" : "ul>";
            out.append('<').append(tag);
            b.items().forEach(item -> out.append("<li>").append(item).append("</li>"));
            out.append("</").append(tag);
        } else if (block instanceof Block.Table b) {
            table(b);
        } else if (block instanceof Block.Code b) {
            code(b);
        } else if (block instanceof Block.Embed b) {
            out.append("<figure class=\"embed\">");
            link("", b.url(), b.title() == null ? b.url() : b.title());
            out.append("</figure>");
        } else if (block instanceof TeaserReference b) {
            references.article(b.article()).ifPresent(target -> {
                out.append("<aside>");
                link(" class=\"teaser\"", target.url(), target.headline());
                out.append("</aside>");
            });
        } else if (block instanceof Block.Divider) {
            out.append("<hr>");
        }
    }

    private void link(String attributes, String url, String text) {
        out.append("<a")
                .append(attributes)
                .append(" href=\"")
                .append(Inline.escape(url))
                .append("\">");
        out.append(Inline.escape(text)).append("</a>");
    }

    private void image(Image image) {
        out.append("<figure><img");
        attribute("src", image.url());
        attribute("alt", image.alt() == null ? "" : image.alt());
        attribute("width", image.width());
        attribute("height", image.height());
        out.append('>');
        if (image.caption() != null || image.credit() != null) {
            out.append("<figcaption>").append(image.caption() == null ? "" : image.caption());
            if (image.credit() != null) {
                out.append(image.caption() == null ? "" : " ");
                out.append("<small class=\"credit\">")
                        .append(Inline.escape(image.credit()))
                        .append("</small>");
            }
            out.append("</figcaption>");
        }
        out.append("</figure>");
    }

    private void attribute(String name, Object value) {
        if (value != null) {
            out.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(Inline.escape(value.toString()))
                    .append('"');
        }
    }

    private void quote(Block.Quote quote) {
        out.append("<blockquote>");
        for (String paragraph : paragraphs(quote.html())) {
            out.append("<p>").append(paragraph).append("</p>");
        }
        if (quote.citation() != null) {
            out.append("<footer>").append(quote.citation()).append("</footer>");
        }
        out.append("</blockquote>");
    }

    /** Inline HTML split where two breaks stand outside all elements. */
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

    private void table(Block.Table table) {
        out.append("<table>");
        if (!table.header().isEmpty()) {
            out.append("<thead>");
            row(table.header(), "th>");
            out.append("</thead>");
        }
        if (!table.rows().isEmpty()) {
            out.append("<tbody>");
            table.rows().forEach(row -> row(row, "td>"));
            out.append("</tbody>");
        }
        out.append("</table>");
    }

    private void row(List<String> cells, String tag) {
        out.append("<tr>");
        cells.forEach(
                cell -> out.append('<').append(tag).append(cell).append("</").append(tag));
        out.append("</tr>");
    }

    private void code(Block.Code code) {
        out.append("<pre><code");
        if (code.language() != null) {
            attribute("class", "language-" + code.language());
        }
        out.append('>').append(Inline.escape(code.text())).append("</code></pre>");
    }
}
