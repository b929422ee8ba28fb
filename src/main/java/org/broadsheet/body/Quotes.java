package org.broadsheet.body;

import java.util.List;
import java.util.regex.Pattern;

/** Makes quotes, finding the citation in the text if it is not given. */
final class Quotes {

    private static final Pattern DASH = Pattern.compile("^(?:[—–-] *)+");
    private static final String CITE = "<cite>";
    private static final String CITE_END = "</cite>";
    private static final String BREAK = "<br>";

    private Quotes() {}

    /** A quote without an id yet, of paragraphs only. */
    static Block.Quote quote(String html, String citation) {
        return quote(null, null, html, citation, null, List.of());
    }

    /**
     * A quote. Without a citation, its last paragraph or last line becomes the citation if it is one {@code <cite>}, with
     * or without a dash before it.
     */
    static Block.Quote quote(String id, String anchor, String html, String citation, String url, List<Block> blocks) {
        if (citation == null && blocks.isEmpty()) {
            int start = startOfCitation(html);
            if (start > 0) {
                return quote(id, anchor, withoutBreaks(html.substring(0, start)), html.substring(start), url, blocks);
            }
        }
        if (citation == null && !blocks.isEmpty()) {
            int last = blocks.size() - 1;
            boolean cite = blocks.get(last) instanceof Block.Paragraph text
                    && text.anchor() == null
                    && isCitation(text.html());
            if (cite && (last > 0 || !html.isEmpty())) {
                String from = ((Block.Paragraph) blocks.get(last)).html();
                return quote(id, anchor, html, from, url, blocks.subList(0, last));
            }
        }
        String from = citation == null ? "" : bare(citation);
        return new Block.Quote(id, anchor, html, from.isEmpty() ? null : from, url, blocks);
    }

    /** Where the last line begins, if it is a citation and something comes before it; else 0. */
    private static int startOfCitation(String html) {
        if (!html.endsWith(CITE_END)) {
            return 0;
        }
        int start = html.lastIndexOf(BREAK);
        return start > 0 && isCitation(html.substring(start + BREAK.length())) ? start + BREAK.length() : 0;
    }

    private static boolean isCitation(String html) {
        String line = DASH.matcher(html).replaceFirst("");
        return line.startsWith(CITE) && line.indexOf(CITE_END) == line.length() - CITE_END.length();
    }

    private static String withoutBreaks(String html) {
        String text = html;
        while (text.endsWith(BREAK)) {
            text = text.substring(0, text.length() - BREAK.length()).stripTrailing();
        }
        return text;
    }

    /** A pull quote; its citation is found as that of a quote. */
    static Pullquote pullquote(String id, String anchor, String html, String citation) {
        Block.Quote quote = quote(id, anchor, html, citation, null, List.of());
        return new Pullquote(id, anchor, quote.html(), quote.citation());
    }

    /** The citation without a leading dash and a surrounding {@code <cite>}; our writers add them back. */
    private static String bare(String citation) {
        String bare = DASH.matcher(citation).replaceFirst("");
        if (bare.startsWith(CITE) && bare.indexOf(CITE_END) == bare.length() - CITE_END.length()) {
            bare = bare(bare.substring(CITE.length(), bare.length() - CITE_END.length()));
        }
        return bare;
    }
}
