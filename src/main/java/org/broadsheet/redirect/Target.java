package org.broadsheet.redirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.broadsheet.request.Slugs;
import org.broadsheet.response.Site;

/**
 * Where a redirect leads, as an editor enters it: an article by its slug, a path of the site, or an http or https URL.
 *
 * @param text the path or URL; ASCII
 * @param key the path in the form of {@link RedirectPath#folded}, in which another redirect may have it; the URL itself for
 *     another site
 * @param page the page of the newsroom that it names; null if it names none
 */
public record Target(String text, String key, Site.Place page) {

    /** Printable ASCII that may not occur unescaped in a URL (RFC 3986). */
    private static final String NOT_PLAIN = "\"<>\\^`{|}";

    /** Reads what was sent; nothing if it is none of these. */
    public static Optional<Target> of(String sent, Site site) {
        if (Slugs.isSlug(sent)) {
            return Optional.of(of(new Site.Place("article", sent), site));
        }
        Optional<String> local = site.local(sent);
        if (local.isEmpty()) {
            return elsewhere(encoded(sent));
        }
        return RedirectPath.of(local.get()).flatMap(path -> site.place(local.get())
                .or(() -> site.place(path.text()))
                .map(page -> of(page, site))
                .or(() -> Optional.of(new Target(encoded(local.get()), path.folded(), null))
                        .filter(target -> target.text().length() <= RedirectPath.MAX_LENGTH)));
    }

    /** A page of the newsroom. */
    static Target of(Site.Place page, Site site) {
        String path = site.path(site.page(page));
        return new Target(path, RedirectPath.of(path).orElseThrow().folded(), page);
    }

    private static Optional<Target> elsewhere(String url) {
        try {
            URI address = new URI(url);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && url.length() <= RedirectPath.MAX_LENGTH
                    ? Optional.of(new Target(url, url, null))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            encoded.append(
                    c > ' ' && c < 0x7F && NOT_PLAIN.indexOf(c) < 0
                            ? String.valueOf(c)
                            : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
