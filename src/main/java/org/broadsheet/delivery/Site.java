package org.broadsheet.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the public site has its pages: the addresses that views, feeds and links in bodies carry. */
@ApplicationScoped
public class Site {

    /** {@code broadsheet.site.*}: the public site's addresses. */
    @ConfigMapping(prefix = "broadsheet.site")
    public interface Config {

        /** The public site's root, without a slash at the end. Root-relative addresses in content are resolved against it. */
        @WithDefault("http://localhost:${quarkus.http.port:8080}")
        String url();

        /** An article's path; {slug} stands for its slug. */
        @WithDefault("/articles/{slug}")
        String article();

        /** A section's path; {slug} stands for its slug. */
        @WithDefault("/sections/{slug}")
        String section();

        /** An author's path; {slug} stands for the slug. */
        @WithDefault("/authors/{slug}")
        String author();

        /** A tag's path; {slug} stands for its slug. */
        @WithDefault("/tags/{slug}")
        String tag();

        /** A summary's path; {slug} stands for its slug. */
        @WithDefault("/summaries/{slug}")
        String summary();
    }

    private final Config config;
    private final String root;

    Site(Config config) {
        this.config = config;
        this.root = config.url().replaceAll("/+$", "");
    }

    /** The site's front page. */
    public URI home() {
        return URI.create(root + "/");
    }

    public URI article(String slug) {
        return page(config.article(), slug);
    }

    public URI section(String slug) {
        return page(config.section(), slug);
    }

    public URI author(String slug) {
        return page(config.author(), slug);
    }

    public URI tag(String slug) {
        return page(config.tag(), slug);
    }

    public URI summary(String slug) {
        return page(config.summary(), slug);
    }

    /** An absolute address: a root-relative one is the site's. */
    public String absolute(String url) {
        return url.startsWith("/") && !url.startsWith("//") ? root + url : url;
    }

    /** The slug that an address of the site names, where it is an article's: the inverse of {@link #article}. */
    public Optional<String> articleSlug(String url) {
        return slug(config.article(), url);
    }

    private Optional<String> slug(String path, String url) {
        String pattern = root + path;
        int place = pattern.indexOf("{slug}");
        String before = pattern.substring(0, place);
        String after = pattern.substring(place + "{slug}".length());
        String absolute = absolute(url);
        if (!absolute.startsWith(before)
                || !absolute.endsWith(after)
                || absolute.length() < before.length() + after.length()) {
            return Optional.empty();
        }
        String slug = absolute.substring(before.length(), absolute.length() - after.length());
        return Slugs.isSlug(slug) ? Optional.of(slug) : Optional.empty();
    }

    /**
     * A page of the site.
     *
     * @param kind the word for what it shows: article, section, author, tag or summary
     */
    public record Place(String kind, String slug) {}

    /** What an address or path of the site shows, by the configured patterns; nothing for other addresses. */
    public Optional<Place> place(String address) {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("article", config.article());
        patterns.put("section", config.section());
        patterns.put("author", config.author());
        patterns.put("tag", config.tag());
        patterns.put("summary", config.summary());
        for (Map.Entry<String, String> pattern : patterns.entrySet()) {
            Optional<String> slug = slug(pattern.getValue(), address);
            if (slug.isPresent()) {
                return Optional.of(new Place(pattern.getKey(), slug.get()));
            }
        }
        return Optional.empty();
    }

    /** The path on the site of an address of the site. */
    public String path(URI page) {
        return page.toString().substring(root.length());
    }

    private URI page(String pattern, String slug) {
        return URI.create(root + pattern.replace("{slug}", slug));
    }
}
