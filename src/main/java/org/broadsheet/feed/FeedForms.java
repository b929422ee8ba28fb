package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Forms;

/** The forms that there are of what is at an address of JSON, by suffix and by media type. */
@ApplicationScoped
class FeedForms implements Forms {

    /** Suffixes as JAX-RS has them in a path: what else stands behind a dot is a slug's. */
    static final String LISTS = "rss|atom|jsonfeed|newssitemap|ndjson|csv";

    static final String DIGESTS = "rss|atom|jsonfeed";
    static final String ARTICLES = "jsonld|ninjs|md|html";
    static final String NAMED = LISTS + "|jsonld";

    /** A slug and the dot behind it; the last dot, since slugs may have more. */
    static final String SLUG_DOT = "{slug:[^/]+}.";

    /** With a suffix and {@link #END}: the whole end of a path, so that what goes on behind a slug is no form. */
    static final String FORM = "{form:(?:";

    static final String END = ")$}";

    private static final String SLUG = "[^/]+";

    /** Without parameters: what {@code Accept} and links say. */
    static final Map<String, String> MEDIA_TYPES = Map.of(
            "rss", "application/rss+xml",
            "atom", "application/atom+xml",
            "jsonfeed", "application/feed+json",
            "newssitemap", "application/xml",
            "ndjson", "application/x-ndjson",
            "csv", "text/csv",
            "jsonld", "application/ld+json",
            "ninjs", "application/vnd.iptc.ninjs+json",
            "md", "text/markdown",
            "html", "text/html");

    /** Says too little to choose a news sitemap by: any XML is that. */
    private static final Set<String> BY_SUFFIX_ALONE = Set.of("newssitemap");

    private static final List<String> NOT_OF_FORMS =
            List.of("cursor", "total", "fields", "body", "bodyLimit", "include", "moved");
    private static final List<String> NOT_OF_NEWS =
            List.of("cursor", "total", "fields", "limit", "sort", "publishedAfter", "publishedBefore");

    private record Place(Pattern path, String suffixes, boolean list) {}

    private static final List<Place> PLACES = List.of(
            new Place(Pattern.compile("/v1/articles"), LISTS, true),
            new Place(Pattern.compile("/v1/(summaries|corrections)"), DIGESTS, true),
            new Place(Pattern.compile("/v1/articles/" + SLUG), ARTICLES, false),
            new Place(Pattern.compile("/v1/(authors|sections)/" + SLUG), NAMED, false),
            new Place(Pattern.compile("/v1/tags/" + SLUG), LISTS, false));

    @Override
    public List<Form> of(String path, MultivaluedMap<String, String> query) {
        return suffixes(path).stream()
                .map(suffix -> new Form(
                        MEDIA_TYPES.get(suffix),
                        Feeds.address(
                                path + '.' + suffix, query, suffix.equals("newssitemap") ? NOT_OF_NEWS : NOT_OF_FORMS)))
                .toList();
    }

    /** The suffix whose form has this media type at this path; null where none has. */
    String suffix(String path, String mediaType) {
        return suffixes(path).stream()
                .filter(suffix -> !BY_SUFFIX_ALONE.contains(suffix)
                        && MEDIA_TYPES.get(suffix).equals(mediaType))
                .findFirst()
                .orElse(null);
    }

    private static List<String> suffixes(String path) {
        for (Place place : PLACES) {
            Matcher matcher = place.path().matcher(path);
            if (matcher.matches()) {
                List<String> suffixes = List.of(place.suffixes().split("\\|"));
                // What has a suffix already is a form, not the JSON that it is one of.
                return place.list() || suffixes.stream().noneMatch(suffix -> path.endsWith('.' + suffix))
                        ? suffixes
                        : List.of();
            }
        }
        return List.of();
    }
}
