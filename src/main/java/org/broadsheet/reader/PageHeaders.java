package org.broadsheet.reader;

import io.vertx.core.MultiMap;
import java.util.Map;

/** The header fields of every page, whatever made it. */
final class PageHeaders {

    /**
     * Only the pages' own script may run, and it can insert markup only through the trusted-types policy that it makes
     * for pages of this program. Images, videos and audios may come from anywhere, players only from the hosts that the
     * script knows.
     */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' https: http: data:",
            "media-src 'self' https: http:",
            "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types own-pages");

    private static final Map<String, String> FIELDS = Map.of(
            "Content-Security-Policy",
            POLICY,
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private static final String CACHE_CONTROL = "Cache-Control";

    private PageHeaders() {}

    /** Adds the fields to an answer. */
    static void complete(MultiMap headers, boolean isPreview) {
        FIELDS.forEach(headers::set);
        if (isPreview) {
            // The address has a token in it.
            headers.set("Referrer-Policy", "no-referrer");
        }
        String lifetime = headers.get(CACHE_CONTROL);
        if (lifetime != null && lifetime.startsWith("public")) {
            // A CDN is purged by tag when a story is withdrawn. A browser is not, and must ask again.
            headers.set(CACHE_CONTROL, "no-cache");
        }
    }
}
