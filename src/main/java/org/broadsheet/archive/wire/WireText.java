package org.broadsheet.archive.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/** Texts of wires: without mark-up, as HTML, and as bodies. */
final class WireText {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{2,7}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});");
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");

    /** Longer single paragraphs with lines are texts of teleprinters, whose paragraphs begin with spaces. */
    private static final int LONG = 300;

    private static final Pattern INDENTED = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n\\s*|\\r?\\n[ \\t]{2,}");

    private WireText() {}

    /** The words on one line, without mark-up; null if there are none. */
    static String plain(String text) {
        if (text == null) {
            return null;
        }
        boolean html = TAG.matcher(text).find() || ENTITY.matcher(text).find();
        String words = html ? Jsoup.parse(text).text() : text;
        String stripped = words.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Whether a text has mark-up. */
    static boolean isHtml(String text) {
        return text != null && TAG.matcher(text).find();
    }

    static String escape(String text) {
        return Entities.escape(text);
    }

    /** Plain text as HTML: a paragraph between blank lines, or per line where no line is blank. */
    static String paragraphs(String text) {
        boolean indented = Pattern.compile("\\n[ \\t]{2,}\\S").matcher(text).find();
        String[] parts = indented
                ? INDENTED.split(text)
                : BLANK_LINE.matcher(text.strip()).find() ? BLANK_LINE.split(text) : text.split("\\r?\\n");
        StringBuilder html = new StringBuilder();
        for (String part : parts) {
            if (!part.isBlank()) {
                html.append("<p>")
                        .append(escape(part.strip().replaceAll("\\s+", " ")))
                        .append("</p>");
            }
        }
        return html.toString();
    }

    /**
     * A body as a page of its own or a part of one, without what the item says elsewhere: a header with the headline, a
     * first heading that is the headline, a teaser that is the standfirst.
     */
    static String body(String html, String headline, String standfirst) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        Element body = page.body();
        for (Element header : List.copyOf(body.select("header"))) {
            if (header.closest("section.main, blockquote, figure") == null
                    && (header.selectFirst("h1") != null || header.selectFirst(".slugline") != null)) {
                header.remove();
            }
        }
        dropRepeated(body.selectFirst("h1"), headline);
        dropRepeated(body.selectFirst("p.teaser, p.lead, p.abstract"), standfirst);
        embeds(body);
        split(body);
        return body.html().strip();
    }

    /** Elements of an agency's own that show a page: {@code <dnl-youtubeembed src="…"/>}. */
    private static void embeds(Element body) {
        for (Element own : List.copyOf(body.getElementsByAttribute("src"))) {
            if (own.tagName().contains("-") && !own.hasText() && own.attr("src").matches("https?://\\S+")) {
                own.replaceWith(new Element("iframe").attr("src", own.attr("src")));
            }
        }
    }

    private static void dropRepeated(Element element, String said) {
        if (element != null && said != null && fold(element.text()).equals(fold(said))) {
            element.remove();
        }
    }

    private static String fold(String text) {
        return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** A text that is one paragraph only because a machine wrapped it as one. */
    private static void split(Element body) {
        List<Element> paragraphs = body.select("p");
        if (paragraphs.size() != 1 || !paragraphs.get(0).children().isEmpty()) {
            return;
        }
        Element only = paragraphs.get(0);
        String whole = only.textNodes().stream().map(TextNode::getWholeText).reduce("", String::concat);
        if (whole.length() > LONG && INDENTED.matcher(whole.strip()).find()) {
            only.before(paragraphs(whole));
            only.remove();
        }
    }

    /** The words of a standfirst in HTML, with links and emphasis; null if it has none. */
    static String inline(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        if (body.select("a[href], em, strong, i, b, sub, sup").isEmpty()) {
            return null;
        }
        List<Element> paragraphs = body.select("> p");
        String inner = paragraphs.isEmpty()
                ? body.html()
                : String.join(
                        " ",
                        paragraphs.stream()
                                .map(Element::html)
                                .map(String::strip)
                                .toList());
        return inner.isBlank() ? null : inner.strip();
    }

    /** A short name for something that has none of its own: the same for the same words. */
    static String digest(String... words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                digest.update((word == null ? "" : word).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
