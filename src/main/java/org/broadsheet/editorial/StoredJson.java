package org.broadsheet.editorial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.broadsheet.body.Body;
import org.broadsheet.body.LeadMedia;

/**
 * The JSON in which content is stored and compared. Nulls and empty lists are left out, so that adding a component
 * later does not change the JSON of older content. A body is {@code {"blocks": […]}}, as editors read it.
 */
public final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Body.class, new BodyWriter())
                    .addDeserializer(LeadMedia.class, new LeadMediaReader())
                    .addDeserializer(Body.class, new BodyReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    List.class,
                    list -> list.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .build();

    private StoredJson() {}

    /** The value as JSON. */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value as a tree, to be compared or shown. */
    public static JsonNode tree(Object value) {
        return tree(write(value));
    }

    /** The record as a tree with all its components; those without a value are null or empty. */
    public static ObjectNode whole(Record value) {
        JsonNode some = tree(value);
        ObjectNode whole = JSON.createObjectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = component.getName();
            boolean list = component.getType() == List.class;
            whole.set(name, some.has(name) ? some.get(name) : list ? JSON.createArrayNode() : NullNode.instance);
        }
        return whole;
    }

    /** Parses stored JSON. */
    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }

    /** Reads a value that {@link #write} has written. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }

    /** Reads the value of a column that {@link #write} has written; null for null. */
    public static <T> T read(String json, Class<T> type) {
        return json == null ? null : read(tree(json), type);
    }

    private static final class BodyWriter extends JsonSerializer<Body> {
        @Override
        public void serialize(Body body, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeFieldName("blocks");
            out.writeRawValue(body.toJson());
            out.writeEndObject();
        }
    }

    private static final class BodyReader extends JsonDeserializer<Body> {
        @Override
        public Body deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode body = in.readValueAsTree();
            return Body.fromJson(body.get("blocks").toString());
        }
    }

    private static final class LeadMediaReader extends JsonDeserializer<LeadMedia> {
        @Override
        public LeadMedia deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode media = in.readValueAsTree();
            return LeadMedia.fromJson(media.toString());
        }
    }
}
