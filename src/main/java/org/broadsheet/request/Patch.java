package org.broadsheet.request;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON Merge Patch (RFC 7396) of a record: null removes a field, absent fields stay as they are. As the parameter of
 * a resource's method it is read by {@link SentReader}; in the contract it is the record with every field optional.
 */
public final class Patch<T> {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final InputReader reader;
    private final JsonNode changes;
    private LossPolicy policy = LossPolicy.LENIENT;

    Patch(InputReader reader, JsonNode changes) {
        this.reader = reader;
        this.changes = changes;
    }

    /** The same under another policy: with the strict one, a loss of content is a fault. */
    public Patch<T> under(LossPolicy other) {
        policy = other;
        return this;
    }

    /** The record with the changes. What was not sent is not read again, so that it cannot change. */
    public Sent<T> applyTo(T stored) {
        JsonInput input = JsonInput.of(changes);
        return new Sent<>(reader.patch(stored, input), input, new byte[0]).under(policy);
    }
}
