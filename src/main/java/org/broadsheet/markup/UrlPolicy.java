package org.broadsheet.markup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.request.Slugs;

/**
 * Which URLs a body may contain. An allowed URL is returned in canonical form: scheme in lower case, no white space,
 * and percent-encoding for characters that HTML or Markdown would have to escape.
 */
public final class UrlPolicy {

    /** The scheme of references to articles, with its colon. */
    public static final String ARTICLE = "article:";

    /** What a link may point to, for messages. */
    public static final String LINKS =
            "only http, https, mailto and tel URLs, paths on the site, #fragments and article:slug";

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> CONTACT = Set.of("mailto", "tel");
    private static final String ENCODED = "\"<>\\`|";

    /** Maximum length of a URL, in UTF-16 units. */
    public static final int LONGEST = 2_000;

    private UrlPolicy() {}

    /** The canonical form of a URL to link to; null if it is not allowed. */
    public static String link(String raw) {
        String url = tidy(raw);
        if (url == null) {
            return null;
        }
        if (url.charAt(0) == '#') {
            return encoded(url);
        }
        String web = image(url);
        if (web != null) {
            return web;
        }
        int colon = url.indexOf(':');
        if (colon <= 0 || colon == url.length() - 1) {
            return null;
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (CONTACT.contains(scheme)) {
            return encoded(scheme + url.substring(colon));
        }
        String key = url.substring(colon + 1);
        return ARTICLE.startsWith(scheme + ":") && scheme.length() == ARTICLE.length() - 1 && Slugs.isSlug(key)
                ? ARTICLE + key
                : null;
    }

    /** The canonical form of an http or https URL or a path from the site's root; null for anything else. */
    public static String image(String raw) {
        String url = tidy(raw);
        if (url == null) {
            return null;
        }
        if (url.charAt(0) == '/' && (url.length() == 1 || url.charAt(1) != '/')) {
            // Browsers read a backslash as a slash, so this would be a URL on another host.
            return url.length() > 1 && url.charAt(1) == '\\' ? null : encoded(url);
        }
        return web(url);
    }

    /** The canonical form of an http or https URL, https if it is scheme-relative; null for anything else. */
    public static String web(String raw) {
        String url = tidy(raw);
        if (url == null) {
            return null;
        }
        if (url.startsWith("//")) {
            url = "https:" + url;
        }
        int colon = url.indexOf("://");
        if (colon <= 0 || colon + 3 >= url.length()) {
            return null;
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        return WEB.contains(scheme) && "/\\?#:@".indexOf(url.charAt(colon + 3)) < 0
                ? encoded(scheme + url.substring(colon))
                : null;
    }

    /** The last part of a URL's path, as a name for its target; the URL itself if it has none. */
    public static String fileName(String url) {
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? url : name;
    }

    /** The URL as a browser parses it: trimmed, and without line breaks and tabs; null if it is empty or too long. */
    private static String tidy(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && raw.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && raw.charAt(to - 1) <= ' ') {
            to--;
        }
        if (from == to || to - from > LONGEST) {
            return null;
        }
        String url = raw.substring(from, to);
        return url.indexOf('\t') < 0 && url.indexOf('\n') < 0 && url.indexOf('\r') < 0
                ? url
                : tidy(url.replaceAll("[\\t\\n\\r]", ""));
    }

    private static String encoded(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c >= 0x7F || !isPlain(c)) {
                StringBuilder encoded = new StringBuilder(url.length() + 16);
                PlainText.normalize(url).codePoints().forEach(point -> encode(point, encoded));
                return encoded.length() > LONGEST ? null : encoded.toString();
            }
        }
        return url;
    }

    private static void encode(int c, StringBuilder encoded) {
        if (isPlain(c)) {
            encoded.appendCodePoint(c);
            return;
        }
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", b & 0xFF));
        }
    }

    /** Whether a character stays unencoded. Letters of all scripts do, so that URLs remain readable. */
    private static boolean isPlain(int c) {
        return c < 0x7F ? c > ' ' && ENCODED.indexOf(c) < 0 : Character.isLetterOrDigit(c);
    }
}
