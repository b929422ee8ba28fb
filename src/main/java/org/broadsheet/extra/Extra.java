package org.broadsheet.extra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields that are a newsroom's own: a JSON object, kept as it was sent. Numbers keep all of their digits, names
 * their order. Never without a name: what is empty is null, so that sending {@code {}} is the same as sending nothing.
 */
@Schema(
        name = Extra.SCHEMA,
        type = SchemaType.OBJECT,
        description =
                "Fields of the newsroom's own: any JSON object of at most 65,536 bytes (as UTF-8 without white space), 20"
                        + " levels and 500 names at its top; each name has 1 to 200 characters, each number the range"
                        + " of a double. The newsroom's JSON Schema says more, if it has put one at"
                        + " `/v1/editorial/schemas`. **Public with what has it**, except names that begin with `_` and"
                        + " those that the schema marks with `\"x-private\": true`.",
        additionalProperties = Schema.True.class)
public final class Extra {

    /** Its name in the contract. */
    public static final String SCHEMA = "Extra";

    /** The name of the field that holds it. */
    public static final String FIELD = "extra";

    /** What the parameters begin with that narrow lists by it, and the fields that select of it. */
    public static final String PREFIX = FIELD + ".";

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_DEPTH = 20;
    static final int MAX_NAMES = 500;
    static final int MAX_NAME_LENGTH = 200;

    /** The largest power of ten in a number: that of a double, which is what most clients read numbers into. */
    static final int MAX_EXPONENT = 308;

    /** The longest text that lists can be narrowed by. */
    static final int TERM_LENGTH = 200;

    /** Names that may be part of a parameter's name. */
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** What begins the names that only editors see, whatever the schema says: content systems keep their own there. */
    private static final String PRIVATE_PREFIX = "_";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String NOTHING = "{}";
    private static final Extra EMPTY = new Extra(NOTHING);

    @JsonIgnore
    private final String text;

    private Extra(String text) {
        this.text = text;
    }

    /** The fields in an object; null if it is empty. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Extra of(ObjectNode fields) {
        return fields == null || fields.isEmpty() ? null : new Extra(fields.toString());
    }

    /** The value of a column; null for null. */
    public static Extra fromJson(String column) {
        return column == null ? null : new Extra(column);
    }

    /** The value for a column; null for null. */
    public static String toJson(Extra extra) {
        return extra == null ? null : extra.text;
    }

    /** What is shown where there is none: an empty object, so that clients need not ask whether there is one. */
    public static Extra orEmpty(Extra extra) {
        return extra == null ? EMPTY : extra;
    }

    /** Its fields; those of nothing are an empty object. */
    public static ObjectNode fields(Extra extra) {
        return extra == null ? JSON.createObjectNode() : extra.tree();
    }

    /** What lists can be narrowed by in it, as {@code name=value}: the scalars at its top that are not too long. */
    public static List<String> terms(Extra extra) {
        List<String> terms = new ArrayList<>();
        fields(extra).properties().forEach(field -> {
            if (isParameter(field.getKey())) {
                text(field.getValue()).ifPresent(value -> terms.add(term(field.getKey(), value)));
            }
        });
        return terms;
    }

    /** The term of a name and a value as a client sends it. */
    public static String term(String name, String value) {
        return name + '=' + Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(plain(value));
        }
        boolean scalar = value.isTextual() || value.isBoolean();
        return scalar && value.asText().length() <= TERM_LENGTH ? Optional.of(value.asText()) : Optional.empty();
    }

    /** A number without an exponent and trailing zeros: equal numbers are the same text. */
    static String plain(JsonNode number) {
        return number.decimalValue().signum() == 0
                ? "0"
                : number.decimalValue().stripTrailingZeros().toPlainString();
    }

    /** Whether a name may be part of a parameter's name. */
    static boolean isParameter(String name) {
        return PARAMETER.matcher(name).matches();
    }

    /** Whether only editors see what has this name, whatever the schema says. */
    static boolean isPrivate(String name) {
        return name.startsWith(PRIVATE_PREFIX);
    }

    /** A copy as the public sees it, without these names and those that begin with an underscore; null if none is left. */
    Extra without(Collection<String> names) {
        ObjectNode shown = tree();
        shown.remove(names);
        shown.properties().removeIf(field -> isPrivate(field.getKey()));
        return of(shown);
    }

    /** A copy with only these of its names; null if none is left. */
    Extra only(Collection<String> names) {
        return of(tree().retain(names));
    }

    /** A new tree of it. */
    @JsonValue
    public ObjectNode tree() {
        // Without the parser: nearly every teaser shows this.
        return text.equals(NOTHING) ? JSON.createObjectNode() : parsed(text);
    }

    /** An object in JSON, with all digits of its numbers. */
    static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }

    static int bytes(ObjectNode fields) {
        return fields.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extra extra && extra.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
