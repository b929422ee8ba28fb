package org.broadsheet.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.broadsheet.request.Slugs;

/** The addresses of the public site's pages, for views, feeds and links in bodies. */
@ApplicationScoped
public class Site {

    /** {@code broadsheet.site.*}: the public site's addresses. */
    @ConfigMapping(prefix = "broadsheet.site")
    public interface Config {

        /** The public site's root, without a trailing slash. Root-relative URLs in content are resolved against it. */
        @WithDefault("http://localhost:${quarkus.http.port:8080}")
        String url();

        /** An article's path; {slug} stands for its slug. */
        @WithDefault("/articles/{slug}")
        String article();

        /** A section's path; {slug} stands for its slug. */
        @WithDefault("/sections/{slug}")
        String section();

        /** An author's path; {slug} stands for its slug. */
        @WithDefault("/authors/{slug}")
        String author();

        /** A tag's path; {slug} stands for its slug. */
        @WithDefault("/tags/{slug}")
        String tag();

        /** A summary's path; {slug} stands for its slug. */
        @WithDefault("/summaries/{slug}")
        String summary();
    }

    private static final String SLUG = "{slug}";

    /** Stands for a slug in a pattern while it is read as a path. */
    private static final String MARK = "slug-goes-here";

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

    /** The same address as {@link #article} as text, which need not be parsed: lists have many. */
    public String articleAddress(String slug) {
        return address(config.article(), slug);
    }

    public URI section(String slug) {
        return page(config.section(), slug);
    }

    public URI author(String slug) {
        return page(config.author(), slug);
    }

    /** The same address as {@link #author} as text, for the same reason. */
    public String authorAddress(String slug) {
        return address(config.author(), slug);
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

    /** The slug that an address of the site names, if it is an article's: the inverse of {@link #article}. */
    public Optional<String> articleSlug(String url) {
        return slug(config.article(), url);
    }

    private Optional<String> slug(String path, String url) {
        return slug(root + path, absolute(url), Slugs::isSlug);
    }

    private static Optional<String> slug(String pattern, String address, Predicate<String> isSlug) {
        int place = pattern.indexOf(SLUG);
        String before = pattern.substring(0, place);
        String after = pattern.substring(place + SLUG.length());
        return Optional.of(address)
                .filter(text -> text.length() >= before.length() + after.length())
                .filter(text -> text.startsWith(before) && text.endsWith(after))
                .map(text -> text.substring(before.length(), text.length() - after.length()))
                .filter(isSlug);
    }

    /**
     * A page of the site.
     *
     * @param kind the word for what it shows: article, section, author, tag or summary
     */
    public record Place(String kind, String slug) {}

    /**
     * What an address or path of the site shows, by the configured patterns; nothing for other addresses. Takes an address
     * as a browser has it; see {@link SitePath}.
     */
    public Optional<Place> place(String address) {
        return kinds().entrySet().stream()
                .flatMap(kind -> slug(kind.getValue(), address).map(slug -> new Place(kind.getKey(), slug)).stream())
                .findFirst()
                .or(() -> SitePath.of(address, root).flatMap(this::place));
    }

    private Optional<Place> place(SitePath path) {
        return kinds().entrySet().stream()
                .flatMap(kind -> SitePath.of(kind.getValue().replace(SLUG, MARK), root)
                        .filter(pattern -> pattern.text().contains(MARK))
                        .flatMap(pattern -> slug(pattern.folded().replace(MARK, SLUG), path.folded(), Slugs::isSlug))
                        .map(slug -> new Place(kind.getKey(), slug))
                        .stream())
                .findFirst();
    }

    /** The patterns of the site's paths by the kinds of their pages. */
    private Map<String, String> kinds() {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("article", config.article());
        patterns.put("section", config.section());
        patterns.put("author", config.author());
        patterns.put("tag", config.tag());
        patterns.put("summary", config.summary());
        return patterns;
    }

    /** The address of a page of the site. */
    public URI page(Place place) {
        return page(kinds().get(place.kind()), place.slug());
    }

    /**
     * The paths of one kind of page.
     *
     * @param before the text before the slug
     * @param after the text after it
     */
    public record Pattern(String before, String after) {

        /** A regular expression of PostgreSQL that finds the slug in a path of this kind without a trailing slash. */
        public String regex() {
            return "^" + quoted(before) + "([a-z0-9][a-z0-9._-]*)" + quoted(after.replaceAll("/+$", "")) + "$";
        }

        private static String quoted(String text) {
            return text.replaceAll("([^A-Za-z0-9/])", "\\\\$1");
        }
    }

    /** The paths of a kind of page; see {@link Place}. */
    public Pattern pattern(String kind) {
        String[] parts = kinds().get(kind).split(java.util.regex.Pattern.quote(SLUG), 2);
        return new Pattern(parts[0], parts[1]);
    }

    /** The path of an address of the site from its first slash, or a path as it is; nothing for other addresses. */
    public Optional<String> local(String address) {
        if (address.startsWith("/")) {
            return address.startsWith("//") ? Optional.empty() : Optional.of(address);
        }
        boolean ours = address.equals(root) || address.startsWith(root + "/");
        return ours ? Optional.of(address.equals(root) ? "/" : address.substring(root.length())) : Optional.empty();
    }

    /** The path on the site of an address of the site. */
    public String path(URI page) {
        return page.toString().substring(root.length());
    }

    private URI page(String pattern, String slug) {
        return URI.create(address(pattern, slug));
    }

    private String address(String pattern, String slug) {
        return root + pattern.replace(SLUG, slug);
    }
}
