package org.broadsheet.archive.markdown;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown apart from its code, in which nothing is to be rewritten. */
final class Segments {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:>\\s?)*\\s{0,8}(`{3,}|~{3,})(.*)");

    private Segments() {}

    /** Rewrites what stands outside of fenced code. */
    static String outsideCode(String markdown, UnaryOperator<String> rewriting) {
        StringBuilder whole = new StringBuilder(markdown.length());
        StringBuilder text = new StringBuilder();
        String fence = null;
        int at = 0;
        while (at < markdown.length()) {
            int end = markdown.indexOf('\n', at);
            end = end < 0 ? markdown.length() : end + 1;
            String line = markdown.substring(at, end);
            at = end;
            Matcher match = FENCE.matcher(line.stripTrailing());
            boolean marks = match.matches();
            if (fence == null
                    && marks
                    && !(match.group(1).startsWith("`") && match.group(2).contains("`"))) {
                whole.append(rewriting.apply(text.toString()));
                text.setLength(0);
                fence = match.group(1);
                whole.append(line);
            } else if (fence != null) {
                whole.append(line);
                if (marks && match.group(1).startsWith(fence) && match.group(2).isBlank()) {
                    fence = null;
                }
            } else {
                text.append(line);
            }
        }
        return whole.append(rewriting.apply(text.toString())).toString();
    }
}
