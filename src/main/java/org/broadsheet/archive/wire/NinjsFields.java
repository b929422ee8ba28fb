package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The fields of an object of ninjs, and which of them were read. Versions spell names differently ({@code versioncreated},
 * {@code versionCreated}), so names are compared in lower case.
 */
final class NinjsFields {

    static final String URI_FIELD = "uri";

    private final Map<String, JsonNode> item;
    private final Set<String> read = new HashSet<>();

    NinjsFields(JsonNode object) {
        this.item = folded(object);
    }

    /** A field; null if it has no value. */
    JsonNode get(String name) {
        return item.get(name);
    }

    boolean has(String name) {
        return item.containsKey(name);
    }

    Set<String> names() {
        return item.keySet();
    }

    /** Counts fields as read. */
    void read(Collection<String> names) {
        read.addAll(names);
    }

    boolean isRead(String name) {
        return read.contains(name);
    }

    /** Passes on all fields that have a value. */
    void each(BiConsumer<String, JsonNode> consumer) {
        item.forEach(consumer);
    }

    /** The fields of an object that have a value, by their names in lower case. */
    static Map<String, JsonNode> folded(JsonNode object) {
        Map<String, JsonNode> folded = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!isEmpty(field.getValue())) {
                folded.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue());
            }
        });
        return folded;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isContainerNode() && value.isEmpty();
    }

    /** The first of these fields that there is; all of them count as read. */
    Optional<JsonNode> take(String... names) {
        Optional<JsonNode> first = Optional.empty();
        for (String name : names) {
            read.add(name);
            if (first.isEmpty() && item.containsKey(name)) {
                first = Optional.of(item.get(name));
            }
        }
        return first;
    }

    /** The text of the first of these fields that there is, which may be a list of texts; empty if there is none. */
    String word(String... names) {
        JsonNode value = take(names).orElse(null);
        if (value == null || value.isObject()) {
            return "";
        }
        return value.isValueNode()
                ? value.asText().strip()
                : String.join(
                        " ",
                        elements(value).stream()
                                .filter(JsonNode::isValueNode)
                                .map(JsonNode::asText)
                                .toList());
    }

    /** The same; null if there is none. */
    String wordOrNull(String... names) {
        String word = word(names);
        return word.isEmpty() ? null : word;
    }

    /** The elements of a list, the values of an object that names them, or the one value. */
    static List<JsonNode> elements(JsonNode value) {
        if (value.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            value.forEach(all::add);
            return all;
        }
        return value.isObject()
                ? List.copyOf(
                        value.properties().stream().map(Map.Entry::getValue).toList())
                : List.of(value);
    }

    /** The first of these fields of an object that is a single value, as text; null if there is none. */
    static String field(JsonNode object, String... names) {
        if (object.isObject()) {
            Map<String, JsonNode> fields = folded(object);
            for (String name : names) {
                JsonNode value = fields.get(name);
                if (value != null && value.isValueNode()) {
                    return value.asText().strip();
                }
            }
        }
        return null;
    }

    /** In lower case; empty for null. */
    static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
