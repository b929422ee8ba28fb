package org.broadsheet.body;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.delivery.Slugs;

/**
 * The addresses that bodies may have. Those that pass come out in one form: the scheme in lower case, without white
 * space, characters that HTML or Markdown would need to escape in percent-encoding.
 */
final class Addresses {

    /** The scheme of references to articles. */
    static final String ARTICLE = "article:";

    /** What links may be, in words. */
    static final String LINKS = "only http, https, mailto, tel, the site's own paths, #fragments and article:slug";

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> CONTACT = Set.of("mailto", "tel");
    private static final String ENCODED = "\"<>\\`|";

    private Addresses() {}

    /** A link's address in canonical form; null where links may not have it. */
    static String link(String raw) {
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

    /** An address on the web, or one from the site's root, in canonical form; null for all others. */
    static String image(String raw) {
        String url = tidy(raw);
        if (url == null) {
            return null;
        }
        if (url.charAt(0) == '/' && (url.length() == 1 || url.charAt(1) != '/')) {
            // Browsers read a backslash as a slash: that would be another host's address.
            return url.length() > 1 && url.charAt(1) == '\\' ? null : encoded(url);
        }
        return web(url);
    }

    /** An address on the web in canonical form, https where it leaves the scheme open; null for all others. */
    static String web(String raw) {
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

    /** As browsers take it: without white space around it, and without line breaks and tabs in it. */
    private static String tidy(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && raw.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && raw.charAt(to - 1) <= ' ') {
            to--;
        }
        if (from == to || to - from > BodyLimits.ADDRESS) {
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
                Texts.normalized(url).codePoints().forEach(point -> encode(point, encoded));
                return encoded.length() > BodyLimits.ADDRESS ? null : encoded.toString();
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

    /** Letters of every script stay readable. */
    private static boolean isPlain(int c) {
        return c < 0x7F ? c > ' ' && ENCODED.indexOf(c) < 0 : Character.isLetterOrDigit(c);
    }
}
