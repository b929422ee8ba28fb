package org.broadsheet.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the words of an archive are translated. Its file is YAML, and each field of it may be left out; the file that is
 * printed as the default explains them.
 *
 * @param site the earlier site's root, such as {@code https://www.example.org}; null to take it from the archive
 * @param source the sender that records belong to; null for the format and the site's host
 * @param language of articles that do not say theirs, BCP 47; null to take it from the archive, or else {@code en}
 * @param pages whether pages become articles as posts do
 * @param types further types of items that become articles, in the archive's words
 * @param section the slug of the section of articles that have none
 * @param sectionsFrom what the section of an article is made from
 * @param sections slugs of sections by the slugs or names of categories or tags; an empty text for none
 * @param tags likewise for tags
 * @param authors slugs of authors by slugs or names of people
 * @param statuses the meaning of statuses, by the archive's words
 * @param access free, registered, metered or subscribers, by the archive's words for who may read
 * @param fields the field of a record, or {@code extra.NAME}, by the names of fields that have no place; an empty text to
 *     leave a field out without a word
 */
public record ArchiveMap(
        String site,
        String source,
        String language,
        boolean pages,
        Set<String> types,
        String section,
        SectionsFrom sectionsFrom,
        Map<String, String> sections,
        Map<String, String> tags,
        Map<String, String> authors,
        Map<String, Standing> statuses,
        Map<String, String> access,
        Map<String, String> fields) {

    /** What the section of an article is made from. */
    public enum SectionsFrom {
        /** Its categories: the first is its section, the others are further sections. Of formats without, its first tag. */
        @JsonProperty("categories")
        CATEGORIES,
        /** Its first tag; categories become tags. */
        @JsonProperty("first-tag")
        FIRST_TAG,
        /** Nothing: all articles are in the one section, and categories become tags. */
        @JsonProperty("none")
        NONE
    }

    /** The name of a mapping inside a zip. */
    public static final String FILE = "broadsheet-map.yaml";

    private static final String DEFAULTS = "/archive/" + FILE;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public ArchiveMap {
        site = site == null ? null : site.strip().replaceFirst("/+$", "");
        types = types == null ? Set.of() : Set.copyOf(types);
        section = section == null ? "news" : section;
        sectionsFrom = sectionsFrom == null ? SectionsFrom.CATEGORIES : sectionsFrom;
        sections = folded(sections);
        tags = folded(tags);
        authors = folded(authors);
        statuses = folded(statuses);
        access = folded(access);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    private static <V> Map<String, V> folded(Map<String, V> map) {
        Map<String, V> folded = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((key, value) -> folded.put(fold(key), value));
        }
        return folded;
    }

    private static String fold(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    /** The mapping without a file. */
    public static ArchiveMap byDefault() {
        try {
            return parse(text());
        } catch (ArchiveException e) {
            throw new IllegalStateException("The default mapping is part of the program", e);
        }
    }

    /** The file that says what is the default, with an explanation of each field. */
    public static String text() {
        try (InputStream in = ArchiveMap.class.getResourceAsStream(DEFAULTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a mapping.
     *
     * @throws ArchiveException if it is not one
     */
    public static ArchiveMap parse(String yaml) throws ArchiveException {
        try {
            ArchiveMap map = YAML.readValue(yaml, ArchiveMap.class);
            return map == null ? byDefault() : map;
        } catch (UnrecognizedPropertyException e) {
            throw new ArchiveException(
                    "The mapping has no field “" + e.getPropertyName() + "”; it has " + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw new ArchiveException("The mapping cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** What one of these says, by any of the keys; empty if it says nothing. */
    static <V> Optional<V> lookUp(Map<String, V> map, String... keys) {
        for (String key : keys) {
            if (key != null && map.containsKey(fold(key))) {
                return Optional.ofNullable(map.get(fold(key)));
            }
        }
        return Optional.empty();
    }
}
