package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param expiresAt from when on a published article is gone; may be null
 * @param expiryReason what the public is told then; null without an end, and where nobody gave a reason
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
        Instant embargoUntil,

        @Schema(
                description = "A published article is gone from then on; later than `publishedAt` and `embargoUntil`."
                        + " It stays for good if absent.")
        Instant expiresAt,

        @Schema(description = EXPIRY_REASON + " Only with `expiresAt`.") @Size(min = 1, max = LifeInput.REASON_LENGTH)
        String expiryReason)
        implements CheckedInput {

    static final String EXPIRY_REASON =
            "Why it ends, for the public once it has; plain text. Readers are told when it ended if absent.";

    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";
    public static final String WITHDRAWN = "withdrawn";

    /** What the row of a published article has as its status once its time is over. To everybody it is published. */
    static final String EXPIRED = "expired";

    static final String REASON_NEEDS_END = "Needs an expiresAt: it says why the article ends";

    static final List<String> STATUSES = List.of(DRAFT, PUBLISHED, WITHDRAWN);

    /** The state of a new article. */
    static final State NEW = new State(DRAFT, null, null, null, null, null);

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
        misfitOfEnd().ifPresent(why -> input.fault("expiresAt", why));
        if (expiryReason != null && expiresAt == null) {
            input.fault("expiryReason", REASON_NEEDS_END);
        }
    }

    /** Why it cannot end when it does; empty if it can. */
    Optional<String> misfitOfEnd() {
        if (expiresAt != null && publishedAt != null && !expiresAt.isAfter(publishedAt)) {
            return Optional.of("Must be after publishedAt");
        }
        if (expiresAt != null && embargoUntil != null && !expiresAt.isAfter(embargoUntil)) {
            return Optional.of("Must be after embargoUntil");
        }
        return Optional.empty();
    }

    /** The status in a stored row, as everybody sees it. */
    static String shown(String stored) {
        return stored.equals(EXPIRED) ? PUBLISHED : stored;
    }

    /** The status to store: what is over gets one of its own, so that indexes of what is public need not hold it. */
    String stored(Instant now) {
        return hasEnded(now) ? EXPIRED : status;
    }

    /** Whether it is public at this time once stored, by the rule of {@link org.broadsheet.database.Visibility}. */
    public boolean isPublic(Instant now) {
        return status.equals(PUBLISHED)
                && !publishedAt.isAfter(now)
                && (embargoUntil == null || !embargoUntil.isAfter(now))
                && !hasEnded(now);
    }

    /** Whether it is published and its time is over. */
    boolean hasEnded(Instant now) {
        return status.equals(PUBLISHED) && expiresAt != null && !expiresAt.isAfter(now);
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
        return isPublic(now) ? new State(status, publishedAt, now, embargoUntil, expiresAt, expiryReason) : this;
    }

    /** The state that is not public, with what is known of its times but the embargo. */
    State hidden(String as) {
        return new State(as, publishedAt, updatedAt, null, expiresAt, expiryReason);
    }

    /** The state with another end, for a reason; null for none. */
    State until(Instant end, String reason) {
        return new State(status, publishedAt, updatedAt, embargoUntil, end, reason);
    }
}
