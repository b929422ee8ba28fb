package org.broadsheet.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.problem.Nearest;
import org.broadsheet.request.Door;
import org.broadsheet.request.Slugs;
import org.broadsheet.response.Operations;

/**
 * Finds the address that was probably meant by one that does not exist: with other words (including those of other
 * content APIs), without a typing mistake, or without its last segments. Looks only at the addresses of operations and
 * never at what is stored, so that it cannot tell a draft from nothing.
 */
@ApplicationScoped
class NearestAddress {

    private static final String DELIVERY = Door.DELIVERY.root();
    private static final String EDITORIAL = Door.EDITORIAL.root();
    private static final String ARTICLES = "articles";

    /** The beginnings of other APIs' addresses; the first that fits counts. */
    private static final Map<String, String> ROOTS = roots();

    private static Map<String, String> roots() {
        Map<String, String> roots = new LinkedHashMap<>();
        roots.put(EDITORIAL, EDITORIAL);
        roots.put("/ghost/api/admin", EDITORIAL);
        roots.put("/ghost/api/v3/content", DELIVERY);
        roots.put("/ghost/api/v4/content", DELIVERY);
        roots.put("/ghost/api/content", DELIVERY);
        roots.put("/wp-json/wp/v2", DELIVERY);
        roots.put("/jsonapi/node", DELIVERY);
        roots.put("/api/editorial", EDITORIAL);
        roots.put("/api/v1", DELIVERY);
        roots.put("/api/v2", DELIVERY);
        for (String root : List.of("/wp-json", "/jsonapi", "/items", "/rest", "/api", DELIVERY, "/v2", "/v3")) {
            roots.put(root, DELIVERY);
        }
        return roots;
    }

    /** Whole addresses, after their root. */
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("/rss", "/v1/articles.rss"),
            Map.entry("/rss.xml", "/v1/articles.rss"),
            Map.entry("/feed", "/v1/articles.rss"),
            Map.entry("/feed.xml", "/v1/articles.rss"),
            Map.entry("/feeds", "/v1/articles.rss"),
            Map.entry("/atom.xml", "/v1/articles.atom"),
            Map.entry("/feed.json", "/v1/articles.jsonfeed"),
            Map.entry("/sitemap", "/v1/sitemap.xml"),
            Map.entry("/sitemap.xml", "/v1/sitemap.xml"),
            Map.entry("/sitemap_index.xml", "/v1/sitemap.xml"),
            Map.entry("/export", "/v1/export.ndjson"),
            Map.entry("/front", "/v1/fronts"),
            Map.entry("/fronts", "/v1/fronts"),
            Map.entry("/openapi", "/q/openapi"),
            Map.entry("/openapi.json", "/q/openapi?format=json"),
            Map.entry("/openapi.yaml", "/q/openapi"),
            Map.entry("/swagger.json", "/q/openapi?format=json"),
            Map.entry("/swagger", SwaggerPolicy.EXPLORER),
            Map.entry("/swagger-ui", SwaggerPolicy.EXPLORER),
            Map.entry("/docs", SwaggerPolicy.EXPLORER),
            Map.entry("/api-docs", "/q/openapi"),
            Map.entry("/health", "/q/health"),
            Map.entry("/healthz", "/q/health"),
            Map.entry("/metrics", "/q/metrics"));

    /** What other APIs call the things that are here. */
    private static final Map<String, String> NOUNS = nouns();

    private static Map<String, String> nouns() {
        Map<String, String> nouns = new HashMap<>();
        Map.of(
                        ARTICLES,
                        "post posts article content contents story stories news item items entry entries everything"
                                + " headlines top-headlines page pages",
                        "sections",
                        "section category categories desk desks channel channels",
                        "authors",
                        "author user users contributor contributors people person writer writers staff",
                        "tags",
                        "tag topic topics keyword keywords",
                        "summaries",
                        "summary digest digests briefing briefings newsletter newsletters",
                        "corrections",
                        "correction notice notices",
                        "changes",
                        "change updates sync events",
                        "imports",
                        "import bulk batch",
                        "suggest",
                        "suggestions autocomplete")
                .forEach((ours, theirs) -> {
                    for (String word : theirs.split(" ")) {
                        nouns.put(word, ours);
                    }
                });
        return Map.copyOf(nouns);
    }

    /** The parameters by which a list of articles takes what other APIs have below a thing. */
    private static final Map<String, String> OWNERS = Map.of("sections", "section", "tags", "tag", "authors", "author");

    /** The names that may follow one another in addresses. */
    private static final class Node {

        private final Map<String, Node> names = new TreeMap<>();
        private Node variable;
    }

    private final Operations operations;
    private final Node root = new Node();

    NearestAddress(Operations operations) {
        this.operations = operations;
        for (Operations.Operation operation : operations.all()) {
            if (Door.of(operation.template()).isPresent()) {
                add(operation.address());
            }
        }
    }

    private void add(String address) {
        Node at = root;
        for (String segment : address.substring(1).split("/")) {
            if (segment.contains("{")) {
                at.variable = at.variable == null ? new Node() : at.variable;
                at = at.variable;
            } else {
                at = at.names.computeIfAbsent(segment, name -> new Node());
            }
        }
    }

    /** The nearest address that can be read from or written to; empty if none is near. */
    Optional<String> to(String path) {
        String sent = path.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        String begin = ROOTS.keySet().stream()
                .filter(one -> sent.equals(one) || sent.startsWith(one + '/'))
                .findFirst()
                .orElse("");
        String rest = sent.substring(begin.length());
        if (WHOLE.containsKey(rest)) {
            return Optional.of(WHOLE.get(rest));
        }
        String door = ROOTS.getOrDefault(begin, DELIVERY);
        List<String> found = new ArrayList<>(List.of(door.substring(1).split("/")));
        Node at = root;
        for (String segment : found) {
            at = at.names.get(segment);
        }
        return rest.isEmpty()
                ? Optional.empty()
                : below(door, at, List.of(rest.substring(1).split("/")));
    }

    private Optional<String> below(String door, Node start, List<String> segments) {
        List<String> names = new ArrayList<>();
        Node at = start;
        for (String segment : segments) {
            Optional<String> name = name(segment, at);
            if (name.isPresent()) {
                names.add(name.get());
                at = at.names.getOrDefault(name.get(), new Node());
            } else if (at.variable != null) {
                names.add(segment);
                at = at.variable;
            } else if (isListBelow(names, segment)) {
                return Optional.of("/v1/articles?" + OWNERS.get(names.get(0)) + '=' + names.get(1));
            } else {
                break;
            }
        }
        while (!names.isEmpty()) {
            String candidate = door + '/' + String.join("/", names);
            if (operations.at(candidate).findAny().isPresent()) {
                return Optional.of(candidate);
            }
            names.remove(names.size() - 1);
        }
        return Optional.empty();
    }

    /** Whether this is a list of articles below a thing that they have, such as {@code /v1/tags/harbour/posts}. */
    private static boolean isListBelow(List<String> names, String segment) {
        return names.size() == 2
                && OWNERS.containsKey(names.get(0))
                && Slugs.isSlug(names.get(1))
                && (segment.equals(ARTICLES) || ARTICLES.equals(NOUNS.get(segment)));
    }

    /** The name in this API that a segment is, paraphrases or misspells; a suffix stays. */
    private static Optional<String> name(String segment, Node at) {
        if (at.names.containsKey(segment)) {
            return Optional.of(segment);
        }
        int dot = segment.indexOf('.');
        String stem = dot < 0 ? segment : segment.substring(0, dot);
        return Optional.ofNullable(NOUNS.get(stem))
                .filter(at.names::containsKey)
                .or(() -> Nearest.to(stem, at.names.keySet()))
                .map(name -> dot < 0 ? name : name + segment.substring(dot));
    }
}
