package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Body;

/**
 * What an article says, as it is stored in one JSON object ({@link Versions#CONTENT}), read back into the form that
 * editors send it in: blocks for the body, slugs for references.
 */
final class Content {

    /** The fields of the form, in the order in which they are compared and shown. */
    static final List<String> FIELDS = List.of(
            "slug",
            "source",
            "externalId",
            "headline",
            "standfirst",
            "section",
            "tags",
            "authors",
            "language",
            "translationGroup",
            "leadImage",
            "body",
            "related");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode stored;
    private final Body body;

    private Content(JsonNode stored) {
        this.stored = stored;
        this.body = Body.fromJson(stored.get("blocks").toString());
    }

    static Content of(String json) {
        return new Content(parsed(json));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that was stored", e);
        }
    }

    /** The ids of the articles that it refers to. */
    Set<UUID> references() {
        Set<UUID> ids = new LinkedHashSet<>();
        stored.get("related").forEach(id -> ids.add(UUID.fromString(id.asText())));
        body.references().forEach(id -> ids.add(UUID.fromString(id)));
        return ids;
    }

    /** The state that the article had. */
    State state() {
        return new State(
                stored.get("status").asText(), instant("publishedAt"), instant("updatedAt"), instant("embargoUntil"));
    }

    private Instant instant(String field) {
        JsonNode node = stored.get(field);
        return node == null || node.isNull()
                ? null
                : OffsetDateTime.parse(node.asText()).toInstant();
    }

    /**
     * The form that editors send.
     *
     * @param slugs of the articles that it refers to; an id that is not among them stays an id
     */
    ObjectNode form(Map<UUID, String> slugs) {
        ObjectNode form = JSON.createObjectNode();
        for (String field : FIELDS) {
            switch (field) {
                case "body" ->
                    form.set(
                            "body",
                            JSON.createObjectNode()
                                    .set(
                                            "blocks",
                                            parsed(body.mapReferences(id -> named(id, slugs))
                                                    .toJson())));
                case "related" -> form.set("related", related(slugs));
                default -> form.set(field, stored.get(field));
            }
        }
        return form;
    }

    private ArrayNode related(Map<UUID, String> slugs) {
        List<String> names = new ArrayList<>();
        stored.get("related").forEach(id -> names.add(named(id.asText(), slugs)));
        ArrayNode related = JSON.createArrayNode();
        names.forEach(related::add);
        return related;
    }

    private static String named(String id, Map<UUID, String> slugs) {
        return slugs.getOrDefault(UUID.fromString(id), id);
    }
}
