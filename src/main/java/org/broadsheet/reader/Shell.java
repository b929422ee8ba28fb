package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.response.Delivered;
import org.broadsheet.response.Publication;
import org.jsoup.nodes.Entities;

/** The document of the reading pages, one for every address, and the files it loads. */
@ApplicationScoped
class Shell {

    static final String HTML = "text/html;charset=UTF-8";

    /**
     * Only the build's own files may run. Markup from the API can be inserted only through the trusted-types policy
     * that {@code Html.tsx} creates. Images, videos and audios may come from anywhere, placeholders of images from the
     * answers that name them ({@code data:}), players only from the hosts that {@code Embed.tsx} knows.
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
            "trusted-types sanitised-by-the-api");

    private static final Map<String, String> HEADERS = headers();

    /** The build puts a hash of the content into each file name. */
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9]+-[A-Za-z0-9_-]{8}\\.(js|css|svg)");

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "svg", "image/svg+xml");

    /** The title in the document that the build produces. */
    private static final String TITLE = "<title>Broadsheet</title>";

    private final byte[] page;
    private final Map<String, Delivered> files = new ConcurrentHashMap<>();

    Shell(Publication publication) {
        page = page(publication.name());
    }

    /**
     * The document of a publication.
     *
     * @param title its name, the same as in feeds
     */
    static byte[] page(String title) {
        return load("index.html")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> text.contains(TITLE))
                .map(text -> text.replace(TITLE, "<title>" + Entities.escape(title) + "</title>"))
                .orElseThrow(() -> new IllegalStateException("No reading page"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        return headers;
    }

    /** The document of every page. */
    byte[] page() {
        return page;
    }

    /** The security headers of a page. */
    Map<String, String> pageHeaders() {
        return HEADERS;
    }

    /** A file of the build by its name. Its content never changes. */
    Optional<Delivered> file(String name) {
        Matcher known = FILE.matcher(name);
        if (!known.matches()) {
            return Optional.empty();
        }
        // Only existing files are cached, so that nobody can fill the memory with names.
        return Optional.ofNullable(files.computeIfAbsent(name, absent -> load(absent)
                .map(bytes -> new Delivered(
                        bytes,
                        TYPES.get(known.group(1)),
                        null,
                        "Accept-Encoding",
                        null,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()))
                .orElse(null)));
    }

    private static Optional<byte[]> load(String name) {
        try (InputStream file = Shell.class.getResourceAsStream("/reader/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
