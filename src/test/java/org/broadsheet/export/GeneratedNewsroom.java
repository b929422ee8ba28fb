package org.broadsheet.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.broadsheet.support.Contract;
import org.broadsheet.support.ContractValues;

/**
 * Records of a newsroom that has everything: every field of every kind of record, as the contract has them, in every state.
 * Each seed makes another one; the first things of each kind have all of their fields, the others some.
 */
final class GeneratedNewsroom {

    static final List<String> ARTICLES = List.of("pier", "quay", "mole", "dock", "jetty", "basin", "lock", "weir");
    static final List<String> SECTIONS = List.of("local", "sport", "culture", "science");
    static final List<String> TAGS = List.of("ferry", "harbour");
    static final List<String> AUTHORS = List.of("ada", "bob", "cyd");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> REFERENCES = Map.ofEntries(
            Map.entry("section", List.of("local", "sport")),
            Map.entry("sections", List.of("culture", "science")),
            Map.entry("parent", List.of("local")),
            Map.entry("tags", TAGS),
            Map.entry("authors", AUTHORS),
            Map.entry("related", ARTICLES),
            Map.entry("articles", ARTICLES),
            Map.entry("article", ARTICLES),
            Map.entry(
                    "to", List.of("/about", "pier", "/articles/quay", "/sections/sport", "https://example.org/x?y=1")),
            Map.entry("primaryTag", TAGS),
            Map.entry("standfirst", List.of("The Ada is back.")),
            Map.entry("standfirstHtml", List.of("The <em>Ada</em> is back.")));

    /** What a record cannot do without. */
    private static final Set<String> NEEDED =
            Set.of("slug", "name", "headline", "section", "body", "publishedAt", "from", "to", "status", "access");

    private final JsonNode document;
    private final ContractValues values;
    private final Random random;

    GeneratedNewsroom(long seed) {
        try {
            document = new YAMLMapper().readTree(Files.readString(Contract.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        values = new ContractValues(document, REFERENCES);
        random = new Random(seed);
        // Where the lists of references begin, and all numbers in texts.
        for (long i = 0; i < seed; i++) {
            values.value("seed", JSON.createObjectNode().put("type", "string"));
        }
    }

    /** All records, each a line. */
    List<ObjectNode> records() {
        List<ObjectNode> records = new ArrayList<>();
        for (String slug : SECTIONS) {
            ObjectNode section = some("section", slug);
            if (slug.equals("local") || random.nextBoolean()) {
                section.remove("parent");
            }
            records.add(section);
        }
        TAGS.forEach(slug -> records.add(some("tag", slug)));
        AUTHORS.forEach(slug -> records.add(some("author", slug)));
        int state = random.nextInt(STATES.size());
        for (String slug : ARTICLES) {
            records.add(article(slug, STATES.get(state++ % STATES.size())));
        }
        records.add(some("summary", "morning"));
        ObjectNode coming = some("summary", "evening");
        coming.put("publishedAt", "2126-01-01T06:00:00Z").put("updatedAt", "2126-01-01T06:00:00Z");
        records.add(coming);
        for (int i = 0; i < 5; i++) {
            records.add(some("redirect", null));
        }
        return records;
    }

    private static final List<String> STATES =
            List.of("published", "draft", "withdrawn", "scheduled", "embargoed", "over", "unpublished", "published");

    private ObjectNode article(String slug, String state) {
        ObjectNode article = some("article", slug);
        remove(article, "related", slug);
        if (article.has("source") && !article.has("externalId")) {
            article.remove("source");
        }
        if (!article.has("tags")) {
            article.remove("primaryTag");
        }
        article.remove(List.of("embargoUntil", "expiresAt", "expiryReason"));
        article.put("status", "published");
        switch (state) {
            case "draft" -> article.put("status", "draft").remove(List.of("publishedAt", "updatedAt"));
            case "unpublished" -> article.put("status", "draft");
            case "withdrawn" -> article.put("status", "withdrawn");
            case "scheduled" ->
                article.put("publishedAt", "2125-01-01T06:00:00.123456Z")
                        .put("expiresAt", "2127-01-01T06:00:00Z")
                        .put("expiryReason", "It is over")
                        .remove("updatedAt");
            case "embargoed" -> article.put("embargoUntil", "2125-01-01T06:00:00Z");
            case "over" ->
                article.put("publishedAt", "2019-01-01T06:00:00Z")
                        .put("updatedAt", "2019-01-01T07:00:00Z")
                        .put("expiresAt", "2020-01-01T06:00:00Z")
                        .put("expiryReason", "It is over");
            default -> {
                if (random.nextBoolean()) {
                    article.put("expiresAt", "2127-01-01T06:00:00Z");
                }
            }
        }
        article.withObject("/extra").put("_desk", "For " + state).put("rating", 4.50);
        return article;
    }

    private static void remove(ObjectNode record, String field, String slug) {
        if (record.get(field) instanceof ArrayNode names) {
            for (int i = names.size() - 1; i >= 0; i--) {
                if (names.get(i).asText().equals(slug)) {
                    names.remove(i);
                }
            }
        }
    }

    /** A record with every field of its kind, or with some. */
    private ObjectNode some(String word, String slug) {
        boolean all = random.nextInt(3) == 0;
        ObjectNode record = JSON.createObjectNode().put("type", word);
        properties(word).forEach((name, schema) -> {
            if (all || NEEDED.contains(name) || random.nextBoolean()) {
                record.set(name, values.value(name, schema));
            }
        });
        if (slug != null) {
            record.put("slug", slug);
        }
        if (word.equals("summary")) {
            withoutPaywall(record);
        }
        if (word.equals("tag") && record.has("latitude") != record.has("longitude")) {
            record.remove(List.of("latitude", "longitude"));
        }
        return record;
    }

    private static void withoutPaywall(ObjectNode content) {
        if (content.at("/body/blocks") instanceof ArrayNode blocks) {
            for (int i = blocks.size() - 1; i >= 0; i--) {
                if (blocks.get(i).path("type").asText().equals("paywall")) {
                    blocks.remove(i);
                }
            }
        }
    }

    private Map<String, ObjectNode> properties(String word) {
        String name = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        Map<String, ObjectNode> input = schemas(name + "Input");
        Map<String, ObjectNode> record = schemas(name + "Record");
        record.remove("type");
        record.replaceAll(
                (field, schema) -> ContractValues.joined(schema, input.getOrDefault(field, JSON.createObjectNode())));
        return record;
    }

    private Map<String, ObjectNode> schemas(String name) {
        Map<String, ObjectNode> properties = new LinkedHashMap<>();
        document.at("/components/schemas/" + name + "/properties")
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), values.resolved(entry.getValue())));
        return properties;
    }
}
