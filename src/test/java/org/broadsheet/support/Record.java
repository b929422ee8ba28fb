package org.broadsheet.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An import record under construction. */
public final class Record {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Record(String type, String slug) {
        fields.put("type", type);
        fields.put("slug", slug);
    }

    /** A published English article of one paragraph in the section {@code local}. */
    public static Record article(String slug) {
        return new Record("article", slug)
                .with("headline", "Story " + slug)
                .with("section", "local")
                .with("language", "en")
                .with("status", "published")
                .with("publishedAt", "2026-05-09T10:00:00Z")
                .with("body", Map.of("markdown", "The ferry is back. It sailed at dawn."));
    }

    public static Record section(String slug) {
        return new Record("section", slug).with("name", "Section " + slug);
    }

    public static Record tag(String slug) {
        return new Record("tag", slug).with("name", "Tag " + slug);
    }

    public static Record author(String slug) {
        return new Record("author", slug).with("name", "Author " + slug);
    }

    /** A summary of the section {@code local}. */
    public static Record summary(String slug) {
        return new Record("summary", slug)
                .with("section", "local")
                .with("headline", "This week, " + slug)
                .with("body", Map.of("html", "<p>What happened.</p>"))
                .with("publishedAt", "2026-05-10T10:00:00Z");
    }

    /** Sets a field of this record; null is sent as null. */
    public Record with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public Record tags(String... slugs) {
        return with("tags", List.of(slugs));
    }

    public Record authors(String... slugs) {
        return with("authors", List.of(slugs));
    }

    public Record at(String publishedAt) {
        return with("publishedAt", publishedAt);
    }

    public Record markdown(String markdown) {
        return with("body", Map.of("markdown", markdown));
    }

    public Record html(String html) {
        return with("body", Map.of("html", html));
    }

    /** Another record with the same fields. */
    public Record copy() {
        Record copy = new Record(null, null);
        copy.fields.putAll(fields);
        return copy;
    }

    /** The record without a field. */
    public Record without(String field) {
        fields.remove(field);
        return this;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
