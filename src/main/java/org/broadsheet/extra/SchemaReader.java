package org.broadsheet.extra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.JsonInput;

/**
 * Reads a JSON Schema (draft 2020-12) that a newsroom puts, and finds what is not allowed in it.
 *
 * <ul>
 *   <li>References are to {@code #/$defs/…} in itself, and never in a circle: nothing is fetched, and checking ends.
 *   <li>With every reference followed it has a limited number of schemas: a short one could otherwise stand for millions.
 *   <li>Only keywords that are known: a mark that is misspelled would make public what was to be private.
 *   <li>Regular expressions are RE2's, which take linear time whatever they are and match.
 * </ul>
 */
final class SchemaReader {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_DEPTH = 40;
    static final int MAX_SCHEMAS = 2_000;
    static final int MAX_PATTERN = 1_000;

    static final String PRIVATE = "x-private";
    static final String FILTER = "x-filter";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DEFINITIONS = "$defs";
    private static final String REFERENCE = "$ref";
    private static final String REFERENCE_PREFIX = "#/$defs/";
    static final String PROPERTIES = "properties";
    private static final String PATTERN_PROPERTIES = "patternProperties";

    /** Keywords whose value is an object of schemas by name. */
    private static final Set<String> MAPS = Set.of(PROPERTIES, PATTERN_PROPERTIES, DEFINITIONS, "dependentSchemas");

    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private static final Set<String> SCHEMAS = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "unevaluatedItems",
            "unevaluatedProperties");

    /** Keywords without schemas in their values. */
    private static final Set<String> OTHERS = Set.of(
            "$schema",
            REFERENCE,
            "$comment",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "format",
            "title",
            "description",
            "default",
            "deprecated",
            "examples",
            PRIVATE,
            FILTER);

    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private static final Set<String> KNOWN = known();

    private final ObjectNode root;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Long> sizes = new HashMap<>();

    private SchemaReader(ObjectNode root) {
        this.root = root;
    }

    private static Set<String> known() {
        Set<String> all = new TreeSet<>(MAPS);
        all.addAll(LISTS);
        all.addAll(SCHEMAS);
        all.addAll(OTHERS);
        return all;
    }

    /** The names that a schema marks. */
    record Marks(Set<String> privateNames, Set<String> filteredNames) {}

    /** What a schema marks; ends the request with a 422 that lists what is not allowed in it. */
    static Marks read(ObjectNode schema) {
        SchemaReader reader = new SchemaReader(schema);
        int bytes = Extra.bytes(schema);
        if (bytes > MAX_BYTES) {
            reader.fault("", "Has " + bytes + " bytes; the maximum is " + MAX_BYTES);
        } else {
            reader.walk(schema, "", 1);
        }
        if (reader.faults.isEmpty()) {
            reader.faults.addAll(ExtraSchema.faultsOfSchema(schema));
        }
        if (reader.faults.isEmpty()) {
            reader.checkSize();
        }
        Marks marks = reader.marks();
        if (!reader.faults.isEmpty()) {
            throw Problem.invalidContent(reader.faults).exception();
        }
        return marks;
    }

    private void fault(String at, String detail) {
        faults.add(Fault.pointer(at, detail));
    }

    private void walk(JsonNode schema, String at, int depth) {
        if (schema.isBoolean()) {
            return;
        }
        if (!schema.isObject()) {
            fault(at, "Must be a schema: an object, or true or false");
            return;
        }
        if (depth > MAX_DEPTH) {
            fault(at, "Is more than " + MAX_DEPTH + " levels deep");
            return;
        }
        schema.properties().forEach(keyword -> keyword(keyword.getKey(), keyword.getValue(), at, depth));
    }

    private void keyword(String name, JsonNode value, String schema, int depth) {
        String at = JsonInput.pointer(schema, name);
        if (MAPS.contains(name)) {
            if (!value.isObject()) {
                fault(at, "Must be an object of schemas");
                return;
            }
            value.properties().forEach(member -> {
                String below = JsonInput.pointer(at, member.getKey());
                if (name.equals(PATTERN_PROPERTIES)) {
                    checkPattern(member.getKey(), below);
                }
                walk(member.getValue(), below, depth + 1);
            });
        } else if (LISTS.contains(name)) {
            if (!value.isArray()) {
                fault(at, "Must be an array of schemas");
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                walk(value.get(i), at + "/" + i, depth + 1);
            }
        } else if (SCHEMAS.contains(name)) {
            walk(value, at, depth + 1);
        } else if (OTHERS.contains(name)) {
            checkValue(name, value, at);
        } else {
            faults.add(Fault.pointer(
                            at,
                            "There is no keyword " + name + " here. What is not known is refused, since a misspelled"
                                    + " mark would make public what is to be private")
                    .suggesting(Nearest.to(name, KNOWN).orElse(null)));
        }
    }

    private void checkValue(String name, JsonNode value, String at) {
        switch (name) {
            case "$schema" -> {
                if (!at.equals("/$schema")
                        || !value.asText().replaceFirst("#$", "").equals(DIALECT)) {
                    fault(at, "Must be " + DIALECT + ", at the top");
                }
            }
            case REFERENCE -> {
                if (definition(value) == null) {
                    fault(at, "Must refer to a schema in this one, such as #/$defs/desk; nothing is fetched");
                }
            }
            case "pattern" -> checkPattern(value.asText(), at);
            case PRIVATE, FILTER -> {
                if (!value.isBoolean()) {
                    fault(at, "Must be true or false");
                } else if (!isAtTop(at)) {
                    fault(at, "Can only mark a property at the top: one in `properties` of the schema itself");
                }
            }
            default -> {
                // The schema of schemas checks the others.
            }
        }
    }

    private static boolean isAtTop(String at) {
        String[] parts = at.split("/", -1);
        return parts.length == 4 && parts[1].equals(PROPERTIES);
    }

    private void checkPattern(String pattern, String at) {
        if (pattern.length() > MAX_PATTERN) {
            fault(at, "A regular expression may have " + MAX_PATTERN + " characters");
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            fault(
                    at,
                    "Is not a regular expression of RE2, which has no look-around and no back-references: "
                            + e.getDescription());
        }
    }

    /** The schema that a reference is to; null if it is to none of {@code $defs}. */
    private JsonNode definition(JsonNode reference) {
        String text = reference.asText();
        if (!reference.isTextual() || !text.startsWith(REFERENCE_PREFIX)) {
            return null;
        }
        String name = text.substring(REFERENCE_PREFIX.length());
        if (name.contains("/") || name.contains("%") || name.contains("~")) {
            return null;
        }
        return root.path(DEFINITIONS).get(name);
    }

    private void checkSize() {
        long size = size(root, "", new LinkedHashSet<>());
        if (size > MAX_SCHEMAS) {
            fault(
                    "",
                    "Has " + (size > 1_000_000 ? "more than a million" : size) + " schemas, if those that it refers to"
                            + " are counted each time; the maximum is " + MAX_SCHEMAS);
        }
    }

    /** How many schemas are checked for a schema at most; a reference in a circle is a fault. */
    private long size(JsonNode schema, String at, Set<String> through) {
        if (!schema.isObject()) {
            return 1;
        }
        long size = 1;
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            String below = JsonInput.pointer(at, name);
            if (MAPS.contains(name) && !name.equals(DEFINITIONS)) {
                for (Map.Entry<String, JsonNode> member : keyword.getValue().properties()) {
                    size += size(member.getValue(), JsonInput.pointer(below, member.getKey()), through);
                }
            } else if (LISTS.contains(name)) {
                for (int i = 0; i < keyword.getValue().size(); i++) {
                    size += size(keyword.getValue().get(i), below + "/" + i, through);
                }
            } else if (SCHEMAS.contains(name)) {
                size += size(keyword.getValue(), below, through);
            } else if (name.equals(REFERENCE)) {
                size += sizeOfDefinition(keyword.getValue(), below, through);
            }
        }
        return Math.min(size, Integer.MAX_VALUE);
    }

    private long sizeOfDefinition(JsonNode reference, String at, Set<String> through) {
        String name = reference.asText();
        if (sizes.containsKey(name)) {
            return sizes.get(name);
        }
        if (!through.add(name)) {
            fault(at, "Refers to itself, if only through others: " + String.join(", ", through));
            return 1;
        }
        long size = size(definition(reference), "/" + DEFINITIONS, through);
        through.remove(name);
        sizes.put(name, size);
        return size;
    }

    private Marks marks() {
        Set<String> privateNames = new TreeSet<>();
        Set<String> filteredNames = new TreeSet<>();
        root.path(PROPERTIES).properties().forEach(property -> {
            if (property.getValue().path(PRIVATE).asBoolean(false)) {
                privateNames.add(property.getKey());
            }
            if (property.getValue().path(FILTER).asBoolean(false)) {
                checkFilter(property.getKey(), property.getValue());
                filteredNames.add(property.getKey());
            }
        });
        return new Marks(privateNames, filteredNames);
    }

    private void checkFilter(String name, JsonNode property) {
        String at = JsonInput.pointer(JsonInput.pointer("", PROPERTIES), name);
        if (!Extra.isParameter(name)) {
            fault(
                    at,
                    "Lists can be narrowed only by names of at most 64 letters, digits and underscores that begin with"
                            + " a letter");
        }
        JsonNode type = property.path("type");
        boolean scalar = type.isTextual() && SCALARS.contains(type.asText());
        if (type.isArray()) {
            scalar = !type.isEmpty();
            for (JsonNode one : type) {
                scalar &= SCALARS.contains(one.asText()) || one.asText().equals("null");
            }
        }
        if (!scalar) {
            fault(at, "Lists can be narrowed only by a property whose `type` is string, integer, number or boolean");
        }
    }
}
