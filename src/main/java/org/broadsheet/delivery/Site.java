package org.broadsheet.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
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
        String pattern = root + config.article();
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

    private URI page(String pattern, String slug) {
        return URI.create(root + pattern.replace("{slug}", slug));
    }
}
