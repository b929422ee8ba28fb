package org.broadsheet.body;

import java.util.List;
import java.util.regex.Pattern;

/** Makes quotes, with the citation where it belongs. */
final class Quotes {

    private static final Pattern DASH = Pattern.compile("^(?:[—–-] *)+");
    private static final String CITE = "<cite>";
    private static final String CITE_END = "</cite>";

    private Quotes() {}

    /** A quote, whose last paragraph is its citation where it has no other and that is all {@code <cite>}. */
    static Block.Quote quote(String id, String html, String citation) {
        if (citation == null && html.endsWith(CITE_END)) {
            List<String> paragraphs = HtmlWriter.paragraphs(html);
            String last = paragraphs.get(paragraphs.size() - 1);
            boolean all = last.startsWith(CITE) && last.indexOf(CITE_END) == last.length() - CITE_END.length();
            if (all && paragraphs.size() > 1) {
                return quote(id, html.substring(0, html.length() - last.length() - "<br><br>".length()), last);
            }
        }
        String from = citation == null ? "" : bare(citation);
        return new Block.Quote(id, html, from.isEmpty() ? null : from);
    }

    /** A citation without the dash before it and the {@code <cite>} around it, which writers put there. */
    private static String bare(String citation) {
        String bare = DASH.matcher(citation).replaceFirst("");
        if (bare.startsWith(CITE) && bare.indexOf(CITE_END) == bare.length() - CITE_END.length()) {
            bare = bare(bare.substring(CITE.length(), bare.length() - CITE_END.length()));
        }
        return bare;
    }
}
