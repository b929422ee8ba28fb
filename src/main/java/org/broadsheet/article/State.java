package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import org.broadsheet.delivery.JsonInput;

/**
 * Where an article stands in its life.
 *
 * @param status {@code draft}, {@code published} or {@code withdrawn}
 * @param publishedAt may lie ahead (scheduled); null for what was never published
 * @param updatedAt when it last changed in a way that readers should know of; not before publishedAt; null for what
 *     was never published
 * @param embargoUntil hides a published article until then; may be null
 */
public record State(String status, Instant publishedAt, Instant updatedAt, Instant embargoUntil) {

    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";
    public static final String WITHDRAWN = "withdrawn";

    static final List<String> STATUSES = List.of(DRAFT, PUBLISHED, WITHDRAWN);

    /** What a new article is. */
    static final State NEW = new State(DRAFT, null, null, null);

    /** Reads the state that a sender's record has; faults are left with the input. */
    static State read(JsonInput input) {
        String status = input.choice("status", STATUSES).orElse(DRAFT);
        Instant publishedAt = input.instant("publishedAt").orElse(null);
        Instant updatedAt = input.instant("updatedAt").orElse(publishedAt);
        Instant embargoUntil = input.instant("embargoUntil").orElse(null);
        if (status.equals(PUBLISHED)
                && publishedAt == null
                && input.node("publishedAt").isEmpty()) {
            input.fault("publishedAt", "Is required for a published article");
        }
        if (publishedAt != null && updatedAt.isBefore(publishedAt)) {
            input.fault("updatedAt", "Lies before publishedAt");
        }
        return new State(status, publishedAt, updatedAt, embargoUntil);
    }

    /** Whether the public can see it at this time, once stored; the rule is {@link org.broadsheet.delivery.Visibility}'s. */
    boolean isPublic(Instant now) {
        return status.equals(PUBLISHED)
                && !publishedAt.isAfter(now)
                && (embargoUntil == null || !embargoUntil.isAfter(now));
    }

    /** The same after a change that readers should know of; nothing changes for what is not public yet. */
    State updated(Instant now) {
        return isPublic(now) ? new State(status, publishedAt, now, embargoUntil) : this;
    }
}
