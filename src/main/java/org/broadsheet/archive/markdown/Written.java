package org.broadsheet.archive.markdown;

/** Markdown and HTML for what tags and components stand for. */
final class Written {

    private Written() {}

    /** An address of a film, a post, a snippet, on a line of its own: bodies make an embed of it. */
    static String alone(String address) {
        return "\n\n" + address + "\n\n";
    }

    /** The address of a film of YouTube by its id or any of its addresses. */
    static String youtube(String id) {
        return id.contains("://") ? id : "https://www.youtube.com/watch?v=" + id.replaceFirst("[?&].*$", "");
    }

    /** The address of a film of Vimeo. */
    static String vimeo(String id) {
        return id.contains("://") ? id : "https://vimeo.com/" + id;
    }

    /** A picture, with a caption and a link if it has them. */
    static String figure(String src, String alt, String caption, String credit, String link) {
        String image =
                "<img src=\"" + attribute(src) + "\"" + (alt == null ? "" : " alt=\"" + attribute(alt) + "\"") + ">";
        String linked = link == null ? image : "<a href=\"" + attribute(link) + "\">" + image + "</a>";
        String words = caption == null ? "" : inline(caption);
        String by = credit == null ? "" : (words.isEmpty() ? "" : " ") + "<small>" + attribute(credit) + "</small>";
        return "\n\n<figure>" + linked
                + (words.isEmpty() && by.isEmpty() ? "" : "<figcaption>" + words + by + "</figcaption>")
                + "</figure>\n\n";
    }

    /** Captions have Markdown in them, which is not read within HTML. */
    private static String inline(String caption) {
        return caption.strip()
                .replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("\\[([^\\]]*)\\]\\(([^()\\s]+)\\)", "<a href=\"$2\">$1</a>")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
                .replaceAll("(?<![\\w*])[*_]([^*_]+)[*_](?![\\w*])", "<em>$1</em>");
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Fenced code. */
    static String code(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return "\n\n" + fence + language + "\n" + text.replaceAll("^\\n+|\\s+$", "") + "\n" + fence + "\n\n";
    }
}
