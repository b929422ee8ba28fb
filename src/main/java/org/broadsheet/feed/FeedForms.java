package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Criterion;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Accept;
import org.broadsheet.request.Address;
import org.broadsheet.request.Fields;
import org.broadsheet.request.QueryType;
import org.broadsheet.response.Forms;

/** The forms that the JSON at an address is also available in, by suffix and by media type. */
@ApplicationScoped
class FeedForms implements Forms {

    /** The suffixes as a regular expression for JAX-RS paths. Anything else after a dot belongs to a slug. */
    static final String LISTS = "rss|atom|jsonfeed|newssitemap|ndjson|csv";

    static final String DIGESTS = "rss|atom|jsonfeed";
    static final String ARTICLES = "jsonld|ninjs|md|html";
    static final String NAMED = LISTS + "|jsonld";
    private static final String LINES = "txt";

    /** A slug and the dot after it: the last dot, since slugs may contain others. */
    static final String SLUG_DOT = "{slug:[^/]+}.";

    /** With suffixes and {@link #END}, matches the end of a path, so that a longer path does not match. */
    static final String FORM = "{form:(?:";

    static final String END = ")$}";

    private static final String SLUG = "[^/]+";

    /** The media types of {@code Accept} and of links, without parameters. */
    static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("rss", "application/rss+xml"),
            Map.entry("atom", "application/atom+xml"),
            Map.entry("jsonfeed", "application/feed+json"),
            Map.entry("newssitemap", "application/xml"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("csv", "text/csv"),
            Map.entry("jsonld", "application/ld+json"),
            Map.entry("ninjs", "application/vnd.iptc.ninjs+json"),
            Map.entry("md", "text/markdown"),
            Map.entry("html", "text/html"),
            Map.entry("txt", "text/plain"));

    /** Never chosen by {@code Accept}: its media type is that of any XML. */
    private static final Set<String> BY_SUFFIX_ALONE = Set.of("newssitemap");

    /** The forms of which {@code fields} chooses a part; see {@link Feed#fields}. */
    static final Set<String> WITH_FIELDS = Set.of("ndjson", "csv");

    /** The forms that carry bodies; see {@link Feed#carriesBodies}. */
    static final Set<String> WITH_BODIES = Set.of("rss", "atom", "jsonfeed");

    /** The parameters that a news sitemap sets itself. */
    static final Set<String> NOT_OF_NEWS = union(
            union(QueryType.of(PageRequest.class).names(), ArticleSelection.OF_TIME),
            Set.of(Criterion.NOINDEX.parameter()));

    /**
     * An address that has other forms.
     *
     * @param taken the parameters that the forms share with the JSON
     */
    private record Place(Pattern path, String suffixes, boolean list, Set<String> taken) {}

    private static final List<Place> PLACES = List.of(
            new Place(Pattern.compile("/v1/articles"), LISTS, true, taken(ArticleFeedRequest.class)),
            new Place(Pattern.compile("/v1/summaries"), DIGESTS, true, taken(SummaryFeedRequest.class)),
            new Place(Pattern.compile("/v1/corrections"), DIGESTS, true, taken(CorrectionFeedRequest.class)),
            new Place(Pattern.compile("/v1/redirects"), LINES, true, Set.of()),
            new Place(Pattern.compile("/v1/articles/" + SLUG), ARTICLES, false, Set.of()),
            new Place(Pattern.compile("/v1/(authors|sections)/" + SLUG), NAMED, false, Set.of()),
            new Place(Pattern.compile("/v1/tags/" + SLUG), LISTS, false, Set.of()));

    /** Feeds have no place for a total; bodies and fields mean something different in each form. */
    private static Set<String> taken(Class<? extends Record> query) {
        Set<String> names = new HashSet<>(QueryType.of(query).names());
        names.removeAll(Set.of(PageRequest.TOTAL, BodyRequest.BODY, Fields.NAME));
        return names;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    @Override
    public List<Form> of(Address address) {
        String path = address.path();
        Address shared = address.first().only(place(path).map(Place::taken).orElse(Set.of()));
        return suffixes(path).stream()
                .map(suffix -> {
                    Address form = shared.under(path + '.' + suffix);
                    return new Form(
                            MEDIA_TYPES.get(suffix), suffix.equals("newssitemap") ? form.without(NOT_OF_NEWS) : form);
                })
                .toList();
    }

    /** The suffix of the form that a client prefers at this path; empty if that is JSON, or nothing there is. */
    Optional<String> suffix(String path, Accept accept) {
        Map<String, String> offers = new LinkedHashMap<>();
        offers.put(MediaType.APPLICATION_JSON, null);
        suffixes(path).stream()
                .filter(suffix -> !BY_SUFFIX_ALONE.contains(suffix))
                .forEach(suffix -> offers.put(MEDIA_TYPES.get(suffix), suffix));
        return offers.size() == 1
                ? Optional.empty()
                : accept.best(offers.keySet()).map(offers::get);
    }

    private static Optional<Place> place(String path) {
        return PLACES.stream()
                .filter(place -> place.path().matcher(path).matches())
                .findFirst();
    }

    private static List<String> suffixes(String path) {
        return place(path)
                .map(place -> {
                    List<String> suffixes = List.of(place.suffixes().split("\\|"));
                    // An address with a suffix is a form already, not the JSON that has forms.
                    return place.list() || suffixes.stream().noneMatch(suffix -> path.endsWith('.' + suffix))
                            ? suffixes
                            : List.<String>of();
                })
                .orElse(List.of());
    }
}
