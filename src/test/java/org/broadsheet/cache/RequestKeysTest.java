package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.support.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two requests share a key where they ask for the same, and nowhere else: for every operation of the contract. */
@QuarkusTest
class RequestKeysTest {

    private static final Set<String> ORDERED = Set.of(RequestedNames.SLUG, RequestedNames.ID);

    @Inject
    RequestKeys keys;

    /** A public read and its query parameters, as the contract has them. */
    private record Read(String path, Map<String, JsonNode> parameters) {

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Read> reads() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Contract.FILE.toFile());
        return document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/v1/editorial"))
                .filter(path -> path.getValue().has("get"))
                .map(path -> read(
                        document, path.getKey(), path.getValue().path("get").path("parameters")));
    }

    private static Read read(JsonNode document, String template, JsonNode parameters) {
        Map<String, JsonNode> query = new HashMap<>();
        String path = template;
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asText();
            ObjectNode schema = parameter.path("schema").deepCopy();
            if (schema.at("/items/$ref").isTextual()) {
                schema.set(
                        "items", document.at(schema.at("/items/$ref").asText().substring(1)));
            }
            if (parameter.path("in").asText().equals("query")) {
                query.put(name, schema);
            } else {
                path = path.replace(
                        "{" + name + "}",
                        schema.has("enum") ? schema.at("/enum/0").asText() : "name");
            }
        }
        return new Read(path, query);
    }

    private String key(Read read, String... namesAndValues) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return keys.of(read.path(), query, "");
    }

    private static String byDefault(JsonNode schema) {
        return schema.path("default").asText(null);
    }

    /** Values that a parameter takes: all that can be listed, or the bounds and what is beside them. */
    private static List<String> values(JsonNode schema) {
        JsonNode listed = schema.has("items") ? schema.at("/items/enum") : schema.path("enum");
        if (listed.isArray()) {
            return StreamSupport.stream(listed.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return switch (schema.path("type").asText()) {
            case "integer" ->
                Stream.of(
                                schema.path("minimum").asLong(),
                                schema.path("minimum").asLong() + 1,
                                6L,
                                10L,
                                20L,
                                100L,
                                schema.path("maximum").asLong())
                        .distinct()
                        .filter(number -> number >= schema.path("minimum").asLong()
                                && number <= schema.path("maximum").asLong())
                        .map(String::valueOf)
                        .toList();
            case "boolean" -> List.of("true", "false");
            default -> List.of("one", "two");
        };
    }

    @ParameterizedTest
    @MethodSource("reads")
    void a_default_that_is_spelt_out_makes_no_difference(Read read) {
        read.parameters().forEach((name, schema) -> {
            if (byDefault(schema) != null) {
                assertThat(key(read, name, byDefault(schema))).as(name).isEqualTo(key(read));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("reads")
    void any_other_value_makes_another_key(Read read) {
        List<String> all = new ArrayList<>(List.of(key(read)));
        read.parameters().forEach((name, schema) -> values(schema).stream()
                .filter(value -> !value.equals(byDefault(schema)))
                // What the body of an article or a summary comes in is a default that a list cannot document.
                .filter(value -> !name.equals("body") || !key(read, name, value).equals(key(read)))
                .forEach(value -> all.add(key(read, name, value))));

        assertThat(all).doesNotHaveDuplicates();
        assertThat(values(read.parameters().getOrDefault("body", MissingNode.getInstance())).stream()
                        .filter(value -> key(read, "body", value).equals(key(read))))
                .as("The default of body")
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void the_order_of_names_that_are_asked_for_makes_a_difference_but_not_their_repetition(Read read) {
        read.parameters().keySet().stream().filter(ORDERED::contains).forEach(name -> {
            String both = key(read, name, "one,two");
            assertThat(key(read, name, "two,one")).as(name).isNotEqualTo(both);
            assertThat(key(read, name, "one, two", name, "one")).as(name).isEqualTo(both);
        });
    }

    @ParameterizedTest
    @MethodSource("reads")
    void the_order_and_repetition_of_values_make_no_difference(Read read) {
        read.parameters().forEach((name, schema) -> {
            if (schema.has("items") && !ORDERED.contains(name)) {
                String both = key(read, name, "one,two");
                assertThat(key(read, name, "two, one")).as(name).isEqualTo(both);
                assertThat(key(read, name, "two", name, "one", name, "two"))
                        .as(name)
                        .isEqualTo(both);
                assertThat(key(read, name, "one")).as(name).isNotEqualTo(both);
            }
        });
    }

    @Test
    void searches_of_different_sizes_are_not_the_same() {
        Read search = new Read("/v1/search", Map.of());
        Read suggest = new Read("/v1/search/suggest", Map.of());

        for (Read read : List.of(search, suggest)) {
            assertThat(key(read, "q", "x", "limit", "20")).isNotEqualTo(key(read, "q", "x"));
            assertThat(key(read, "q", "x", "limit", "10")).isEqualTo(key(read, "q", "x"));
        }
    }

    @Test
    void with_words_newest_first_is_not_the_default() {
        Read list = new Read("/v1/articles", Map.of());

        assertThat(key(list, "sort", "-publishedAt")).isEqualTo(key(list));
        assertThat(key(list, "q", "x", "sort", "-publishedAt")).isNotEqualTo(key(list, "q", "x"));
    }

    @Test
    void the_form_of_a_body_that_is_the_default_makes_no_difference() {
        assertThat(key(new Read("/v1/summaries", Map.of()), "body", "html"))
                .isEqualTo(key(new Read("/v1/summaries", Map.of())));
        assertThat(key(new Read("/v1/articles/x", Map.of()), "body", "blocks"))
                .isEqualTo(key(new Read("/v1/articles/x", Map.of())));
        assertThat(key(new Read("/v1/articles/x", Map.of()), "body", "html"))
                .isNotEqualTo(key(new Read("/v1/articles/x", Map.of())));
    }

    @Test
    void a_value_cannot_pass_for_another_parameter() {
        Read list = new Read("/v1/articles", Map.of());

        assertThat(key(list, "q", "x\n5:limit=1:5")).isNotEqualTo(key(list, "q", "x", "limit", "5"));
    }
}
