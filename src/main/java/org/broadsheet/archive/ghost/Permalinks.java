package org.broadsheet.archive.ghost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.request.WarningCode;

/**
 * The paths that posts had. An export does not say them; they are {@code /slug/} unless a {@code routes.yaml} lies beside it
 * in the zip, or the settings of a version before 2 say otherwise.
 *
 * @param collections in the order in which a post is looked for in them
 * @param leftOut what the file says beyond them
 * @see <a href="https://docs.ghost.org/themes/routing">Ghost's documentation of routing</a>
 */
record Permalinks(List<Collection> collections, List<ArchiveItem> leftOut) {

    private static final String FILE = "routes.yaml";
    private static final String USUAL = "/{slug}/";

    private static final Pattern NAME = Pattern.compile("[{:](\\w+)\\}?");
    private static final Pattern CONDITION = Pattern.compile("(-?)(\\w+):(-?)(\\[[^\\]]*\\]|[^\\[\\]()]+)");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** The paths of the posts that a filter finds; null finds all. */
    private record Collection(String permalink, String filter) {}

    /** What a post is found by, and what its path is made of. */
    record Post(String id, String slug, Instant published, boolean featured, List<String> tags, List<String> authors) {}

    /** Those of a zip; the usual ones if it says nothing. */
    static Permalinks of(Archive archive) throws IOException {
        if (archive.isZip()) {
            for (Archive.Entry entry : archive.entries("yaml", "yml")) {
                if (entry.name().matches("(?:.*/)?routes\\.ya?ml")) {
                    return read(entry);
                }
            }
        }
        return new Permalinks(List.of(), List.of());
    }

    private static Permalinks read(Archive.Entry entry) throws IOException {
        try (Reader reader = entry.text()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return of(text.toString());
        } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
            return new Permalinks(
                    List.of(),
                    List.of(new ArchiveItem.LeftOut(
                            entry.name(),
                            WarningCode.ITEM_LEFT_OUT,
                            "The file cannot be read, so that posts are taken to have been at /slug/: mend it, or import"
                                    + " redirects for them")));
        }
    }

    private static Permalinks of(String yaml) throws JsonProcessingException {
        JsonNode routes = YAML.readTree(yaml);
        List<Collection> collections = new ArrayList<>();
        for (Map.Entry<String, JsonNode> collection : routes.path("collections").properties()) {
            String permalink = Html.text(collection.getValue(), "permalink");
            String filter = Html.text(collection.getValue(), "filter");
            if (!permalink.isBlank()) {
                collections.add(new Collection(permalink, filter.isBlank() ? null : filter));
            }
        }
        List<ArchiveItem> leftOut = new ArrayList<>();
        int own = routes.path("routes").size();
        if (own > 0) {
            leftOut.add(new ArchiveItem.LeftOut(
                    FILE,
                    WarningCode.ITEM_LEFT_OUT,
                    "%,d routes of the site's own, such as %s, are not content"
                            .formatted(own, routes.path("routes").fieldNames().next())));
        }
        return new Permalinks(List.copyOf(collections), List.copyOf(leftOut));
    }

    /**
     * The paths of a post, the one that it was at first, and {@code /slug/} last, which others link to after a change.
     *
     * @param byDefault the permalink of an old version's settings; null for the usual one
     * @param timezone of the site; null for UTC
     */
    Set<String> paths(Post post, String byDefault, String timezone) {
        Set<String> paths = new LinkedHashSet<>();
        Function<String, String> path = permalink -> path(permalink, post, timezone);
        for (Collection collection : collections) {
            Boolean found = collection.filter == null ? Boolean.TRUE : finds(collection.filter, post);
            if (!Boolean.FALSE.equals(found)) {
                paths.add(path.apply(collection.permalink));
            }
            if (Boolean.TRUE.equals(found)) {
                break;
            }
        }
        if (paths.isEmpty() && byDefault != null) {
            paths.add(path.apply(byDefault));
        }
        paths.add(path.apply(USUAL));
        paths.remove(null);
        return paths;
    }

    /** A path; null if the post lacks something of it. */
    private static String path(String permalink, Post post, String timezone) {
        StringBuilder path = new StringBuilder();
        Matcher names = NAME.matcher(permalink);
        while (names.find()) {
            String value = value(names.group(1), post, timezone);
            if (value == null || value.isEmpty()) {
                return null;
            }
            names.appendReplacement(path, Matcher.quoteReplacement(value));
        }
        names.appendTail(path);
        return path.toString();
    }

    private static String value(String name, Post post, String timezone) {
        ZonedDateTime time = post.published == null ? null : post.published.atZone(zone(timezone));
        return switch (name) {
            case "slug" -> post.slug;
            case "id" -> post.id;
            case "year" -> time == null ? null : "%04d".formatted(time.getYear());
            case "month" -> time == null ? null : "%02d".formatted(time.getMonthValue());
            case "day" -> time == null ? null : "%02d".formatted(time.getDayOfMonth());
            case "author", "primary_author" -> post.authors.stream().findFirst().orElse("all");
            case "tag", "primary_tag" -> post.tags.stream().findFirst().orElse("all");
            default -> null;
        };
    }

    private static ZoneId zone(String timezone) {
        try {
            return timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Whether a filter finds a post; null if it says more than can be understood here. */
    private static Boolean finds(String filter, Post post) {
        boolean unsure = false;
        for (String all : filter.split(",(?![^\\[]*\\])")) {
            Boolean found = true;
            for (String one : all.split("\\+(?![^\\[]*\\])")) {
                Boolean holds = holds(one.strip(), post);
                found = holds == null ? null : found == null || found && holds ? found : Boolean.FALSE;
                if (found == null || !found) {
                    break;
                }
            }
            if (Boolean.TRUE.equals(found)) {
                return true;
            }
            unsure = unsure || found == null;
        }
        return unsure ? null : false;
    }

    private static Boolean holds(String condition, Post post) {
        Matcher parts = CONDITION.matcher(condition);
        if (!parts.matches()) {
            return null;
        }
        List<String> has =
                switch (parts.group(2)) {
                    case "tag", "tags" -> post.tags;
                    case "primary_tag" -> post.tags.stream().limit(1).toList();
                    case "author", "authors" -> post.authors;
                    case "primary_author" -> post.authors.stream().limit(1).toList();
                    case "featured" -> List.of(String.valueOf(post.featured));
                    case "slug" -> List.of(post.slug);
                    case "id" -> List.of(post.id);
                    case "page" -> List.of("false");
                    case "type" -> List.of("post");
                    default -> null;
                };
        if (has == null) {
            return null;
        }
        boolean not = parts.group(1).isEmpty() != parts.group(3).isEmpty();
        boolean any = Arrays.stream(parts.group(4).replaceAll("[\\[\\]'\"]", "").split(","))
                .anyMatch(value -> has.contains(value.strip()));
        return any != not;
    }
}
