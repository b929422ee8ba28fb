package org.broadsheet.archive;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links in the source of a body: those to articles of the same archive become references. */
final class BodyLinks {

    private static final Pattern HTML =
            Pattern.compile("(<a\\b[^<>]*?\\bhref\\s*=\\s*)(?:\"([^\"<>]*)\"|'([^'<>]*)')", Pattern.CASE_INSENSITIVE);
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
        if (html.indexOf('<') < 0) {
            return html;
        }
        return HTML.matcher(html).replaceAll(match -> {
            String sent = match.group(2) == null ? match.group(3) : match.group(2);
            return Matcher.quoteReplacement(reference(sent.replace("&amp;", "&"), base)
                    .map(reference -> match.group(1) + '"' + reference + '"')
                    .orElse(match.group()));
        });
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
