package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of an article: whether and when it is public. Senders declare it in their records; editors change it by
 * publishing, unpublishing and withdrawing.
 *
 * @param status {@code draft}, {@code published} or {@code withdrawn}
 * @param publishedAt may be in the future (scheduled); null if it was never published
 * @param updatedAt when it last changed in a way that matters to readers; not before publishedAt; null if it was never
 *     published
 * @param embargoUntil until when a published article is hidden; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record State(
        @Schema(
                description = "`draft` if absent.",
                enumeration = {DRAFT, PUBLISHED, WITHDRAWN})
        String status,

        @Schema(description = "When it was or will be published; required if the status is `published`.")
        Instant publishedAt,

        @Schema(description = "The last update as readers see it; not before `publishedAt`, the default.")
        Instant updatedAt,

        @Schema(description = "A published article stays hidden until then.")
        Instant embargoUntil)
        implements CheckedInput {

    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";
    public static final String WITHDRAWN = "withdrawn";

    static final List<String> STATUSES = List.of(DRAFT, PUBLISHED, WITHDRAWN);

    /** The state of a new article. */
    static final State NEW = new State(DRAFT, null, null, null);

    public State {
        status = status == null ? DRAFT : status;
        updatedAt = updatedAt == null ? publishedAt : updatedAt;
    }

    @Override
    public void check(JsonInput input) {
        if (status.equals(PUBLISHED)
                && publishedAt == null
                && input.node("publishedAt").isEmpty()) {
            input.fault("publishedAt", "Is required for a published article");
        }
        if (publishedAt != null && updatedAt.isBefore(publishedAt)) {
            input.fault("updatedAt", "Must not be before publishedAt");
        }
    }

    /** Whether it is public at this time once stored, by the rule of {@link org.broadsheet.database.Visibility}. */
    public boolean isPublic(Instant now) {
        return status.equals(PUBLISHED)
                && !publishedAt.isAfter(now)
                && (embargoUntil == null || !embargoUntil.isAfter(now));
    }

    /** When it becomes public; null if it is not published. */
    Instant publicAt() {
        if (!status.equals(PUBLISHED)) {
            return null;
        }
        return embargoUntil != null && embargoUntil.isAfter(publishedAt) ? embargoUntil : publishedAt;
    }

    /** The state after a change that matters to readers; the same if the article is not public yet. */
    State updated(Instant now) {
        return isPublic(now) ? new State(status, publishedAt, now, embargoUntil) : this;
    }
}
