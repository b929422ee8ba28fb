package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.Fitting;
import org.broadsheet.request.WarningCode;

/** The text of a page: its tags, links and pictures as a body has them. */
final class PageText {

    private static final Pattern MORE = Pattern.compile(
            "(?m)^[ \\t]*<!--\\s*(?:more|excerpt|end[-_ ]?excerpt|excerpt[-_ ]?end|summary)\\s*-->[ \\t]*\\n?|<!--\\s*more\\s*-->");
    private static final Pattern ATTRIBUTES = Pattern.compile("(?m)^[ \\t>]*\\{:[^}\\n]*\\}[ \\t]*(?:\\n|\\z)");
    private static final Pattern INLINE_ATTRIBUTES = Pattern.compile("(?<=[)*_`\\]>])\\{:(?!/)[^}\\n]*\\}");
    private static final Pattern CONTENTS = Pattern.compile(
            "(?m)^[ \\t]*(?:[-*+]|\\d+\\.)[ \\t]+\\S[^\\n]*\\n[ \\t]*\\{:[ \\t]*toc[^}\\n]*\\}[ \\t]*(?:\\n|\\z)");
    private static final Pattern OPTIONS =
            Pattern.compile("\\{::(?:comment\\}(?s:.*?)\\{:/(?:comment)?\\}|[^}\\n]*/?\\})|\\{:/\\w*\\}");
    private static final Pattern BLOCK_CLASSES =
            Pattern.compile("(?m)^[ \\t]*\\{[.#][\\w-][^{}\\n]*\\}[ \\t]*(?:\\n|\\z)");
    private static final Pattern LINK = Pattern.compile(
            "(!?)\\[((?:[^\\[\\]]++|\\[[^\\[\\]]*\\]){0,100})\\]\\(\\s*(?:<([^<>\\n]*)>|([^()\\s<>]+(?:\\([^()\\s]*\\)[^()\\s]*)?))");
    private static final Pattern REFERENCE =
            Pattern.compile("(?m)^( {0,3}\\[[^\\]^][^\\]\\n]*\\]:\\s+)<?([^\\s<>]+)>?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(<(?:img|a|source|video|audio)\\b[^<>]*?\\s(?:src|href)\\s*=\\s*[\"'])([^\"']+)");

    private final MarkdownItems site;
    private final Place place;
    private final ObjectNode fields;
    private final String path;
    private final ArchiveArticle article;

    /**
     * The text of one page.
     *
     * @param fields its front matter
     * @param path its address; null if nobody knows it
     * @param article gets the body, and what is lost
     */
    PageText(MarkdownItems site, Place place, ObjectNode fields, String path, ArchiveArticle article) {
        this.site = site;
        this.place = place;
        this.fields = fields;
        this.path = path;
        this.article = article;
    }

    /** The tags and shortcodes that it may have. */
    Templates templates() {
        return new Templates(site.layout(), fields, written -> site.address(place, written), path, article);
    }

    /** Puts the text as the body, in Markdown or HTML. */
    void put(String written, String extension) {
        boolean html = extension.startsWith("htm");
        String text = written.replaceFirst("\\A\\n+", "");
        String separator = Values.text(fields, "excerpt_separator");
        separator = separator == null ? Values.text(site.layout().configuration, "excerpt_separator") : separator;
        if (separator != null && !separator.isBlank()) {
            text = text.replace(separator, "");
        }
        text = MORE.matcher(text).replaceAll("");
        if (extension.equals("mdx")) {
            text = new Components(article).run(text);
        } else {
            text = templates().run(text);
        }
        if (!html) {
            text = Segments.outsideCode(text, this::rewritten);
        }
        String front = text.stripLeading();
        if (front.startsWith("---") || front.startsWith("+++")) {
            // A rule at the beginning would be taken for front matter once more.
            text = front.replaceFirst("^(?:---|\\+\\+\\+)[^\\n]*\\n?", "* * *\n");
        }
        ObjectNode into = article.fields().putObject("body");
        into.put(html ? "html" : "markdown", text.strip());
        String root = site.layout().site();
        if (Fitting.isWeb(path)) {
            into.put("base", path);
        } else if (root != null && path != null) {
            into.put("base", root + path.replace(" ", "%20"));
        }
    }

    private String rewritten(String written) {
        String text = written;
        if (site.layout().flavour == Flavour.JEKYLL || site.layout().flavour == Flavour.PLAIN) {
            text = OPTIONS.matcher(text).replaceAll("");
            text = CONTENTS.matcher(text).replaceAll("");
            text = ATTRIBUTES.matcher(text).replaceAll("");
            text = INLINE_ATTRIBUTES.matcher(text).replaceAll("");
        } else if (site.layout().flavour == Flavour.HUGO) {
            text = BLOCK_CLASSES.matcher(text).replaceAll("");
        }
        if (text.length() < written.length()) {
            article.lost(
                    WarningCode.MARKUP_IGNORED,
                    "Left out attributes such as classes, and generated tables of contents");
        }
        text = LINK.matcher(text).replaceAll(match -> {
            String address = match.group(3) == null ? match.group(4) : match.group(3);
            String other = match.group(1).isEmpty() ? link(address) : picture(address);
            // The text of a link may be a picture with an address of its own.
            String inner = LINK.matcher(match.group(2)).replaceAll(image -> {
                String src = image.group(3) == null ? image.group(4) : image.group(3);
                return Matcher.quoteReplacement("![" + image.group(2) + "](" + bracketed(picture(src)));
            });
            return Matcher.quoteReplacement(match.group(1) + "[" + inner + "](" + bracketed(other));
        });
        text = REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + bracketed(link(match.group(2)))));
        return ATTRIBUTE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1)
                        + (match.group(1).startsWith("<a") ? link(match.group(2)) : picture(match.group(2)))));
    }

    private static String bracketed(String address) {
        return address.matches(".*[\\s()].*") ? "<" + address + ">" : address;
    }

    /** Where a link leads: to the address of a page where it names its file, and to a file beside this one. */
    private String link(String written) {
        if (written.matches("(?i)(?:[a-z][a-z0-9+.-]*:|//|#|\\{).*")) {
            return written;
        }
        String target = written.replaceFirst("[?#].*$", "");
        if (target.matches("(?i).*\\.(?:md|mdx|markdown)")) {
            String address = site.address(place, target);
            return address == null ? written : address + written.substring(target.length());
        }
        return written.startsWith("/") || !target.matches(".*\\.\\w{2,5}") ? written : picture(written);
    }

    /** The path of a picture from the root of all content, if its file is in the archive, beside the page or below it. */
    String picture(String written) {
        if (written.matches("(?i)(?:[a-z][a-z0-9+.-]*:|//|/|#|\\{).*")) {
            return written;
        }
        String target = written.replaceFirst("^[~@]/", "/src/").replaceFirst("[?#].*$", "");
        String beside = Paths.resolve(place.path(), decoded(target));
        if (beside != null && site.layout().has(site.layout().root + beside)) {
            return "/" + beside;
        }
        if (path == null || Fitting.isWeb(path)) {
            return site.archive().isZip() ? "/" + target.replaceFirst("^(?:\\.{0,2}/)+", "") : written;
        }
        String seen = Paths.resolve(path.replaceFirst("^/", ""), target);
        return "/" + (seen == null ? target.replaceFirst("^(?:\\.{0,2}/)+", "") : seen);
    }

    private static String decoded(String path) {
        return path.replace("%20", " ");
    }
}
