package org.broadsheet.archive;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links in the source of a body: those to articles of the same archive become references. */
final class BodyLinks {

    private static final Pattern HTML =
            Pattern.compile("(<a\\b[^<>]*?\\bhref\\s*=\\s*)(?:\"([^\"<>]*)\"|'([^'<>]*)')", Pattern.CASE_INSENSITIVE);
    private static final String TAG = "<a";
    private static final Pattern MARKDOWN = Pattern.compile(
            "(?<!!)(\\[(?:[^\\[\\]]|!?\\[[^\\[\\]]*\\](?:\\([^()]*\\))?)*\\]\\(\\s*)(<[^<>\\s]*>|[^()\\s<>]+)");
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^( {0,3}\\[(?!\\^)[^\\]\\n]+\\]:[ \\t]*)(<[^<>\\s]*>|[^<>\\s]+)");

    private final ArchiveIndex index;

    BodyLinks(ArchiveIndex index) {
        this.index = index;
    }

    /** HTML with references. */
    String inHtml(String html, String base) {
        Matcher link = HTML.matcher(html);
        StringBuilder whole = null;
        int copied = 0;
        for (int tag = tag(html, 0); tag >= 0; tag = tag(html, tag + TAG.length())) {
            int end = html.indexOf('>', tag);
            if (!link.region(tag, end < 0 ? html.length() : end).lookingAt()) {
                continue;
            }
            String sent = link.group(2) == null ? link.group(3) : link.group(2);
            Optional<String> reference = reference(sent.replace("&amp;", "&"), base);
            if (reference.isPresent()) {
                whole = whole == null ? new StringBuilder(html.length()) : whole;
                whole.append(html, copied, link.end(1))
                        .append('"')
                        .append(reference.get())
                        .append('"');
                copied = link.end();
            }
        }
        return whole == null ? html : whole.append(html, copied, html.length()).toString();
    }

    /** Where the next tag of a link may begin; -1 if nowhere. */
    private static int tag(String html, int from) {
        for (int at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
            if (html.regionMatches(true, at, TAG, 0, TAG.length())) {
                return at;
            }
        }
        return -1;
    }

    /** Markdown with references. */
    String inMarkdown(String markdown, String base) {
        UnaryOperator<String> inline = text -> replaced(text, MARKDOWN, base);
        return inHtml(replaced(inline.apply(markdown), DEFINITION, base), base);
    }

    private String replaced(String text, Pattern pattern, String base) {
        return pattern.matcher(text).replaceAll(match -> {
            String sent = match.group(2);
            String address = sent.startsWith("<") ? sent.substring(1, sent.length() - 1) : sent;
            return Matcher.quoteReplacement(reference(address, base)
                    .map(reference -> match.group(1) + reference)
                    .orElse(match.group()));
        });
    }

    private Optional<String> reference(String address, String base) {
        if (address.startsWith("#") || address.startsWith("article:")) {
            return Optional.empty();
        }
        return index.slugAt(resolved(address, base)).map(slug -> "article:" + slug);
    }

    private static String resolved(String address, String base) {
        if (base == null || address.startsWith("/") || address.matches("(?i)^[a-z][a-z0-9+.-]*:.*")) {
            return address;
        }
        try {
            return java.net.URI.create(base).resolve(address).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
