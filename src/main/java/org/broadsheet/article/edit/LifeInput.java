package org.broadsheet.article.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.body.ProseReader;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Request bodies that change an article's state. */
public final class LifeInput {

    public static final int REASON_LENGTH = 500;

    private LifeInput() {}

    @Schema(name = "PublishInput", description = "When to publish; an empty object publishes now.")
    public record Publish(
            @Schema(description = "When to publish; may be in the future. Now if absent.")
            Instant at,

            @Schema(description = "It stays hidden until then, although published.")
            Instant embargoUntil,

            @Schema(
                    description =
                            "It is gone from then on; must be in the future, and after `at` and `embargoUntil`. The"
                                    + " end that it has stays if absent.")
            Instant expiresAt,

            @Schema(description = State.EXPIRY_REASON + " The reason of an end that stays, stays.")
            @Size(min = 1, max = REASON_LENGTH)
            String expiryReason) {}

    @Schema(name = "ExpireInput", description = "When an article ends.")
    public record Expire(
            @Schema(
                    description = "It is gone from then on; must be in the future, and after `publishedAt` and"
                            + " `embargoUntil`. It stays for good if absent or null.")
            Instant expiresAt,

            @Schema(description = State.EXPIRY_REASON + " Only with `expiresAt`.") @Size(min = 1, max = REASON_LENGTH)
            String expiryReason)
            implements CheckedInput {

        @Override
        public void check(JsonInput input) {
            if (expiryReason != null && expiresAt == null) {
                input.fault("expiryReason", State.REASON_NEEDS_END);
            }
        }
    }

    @Schema(name = "StageInput", description = "The stage that an article is moved to.")
    record Stage(
            @Schema(description = "One of the stages that the newsroom has.", examples = "in-review")
            @NotNull
            @Pattern(regexp = Slugs.PATTERN)
            String stage) {}

    @Schema(name = "UnpublishInput", description = "Why an article is unpublished.")
    public record Unpublish(
            @Schema(description = "For the public; plain text.") @Size(min = 1, max = REASON_LENGTH)
            String reason) {}

    @Schema(name = "WithdrawInput", description = "Why an article is withdrawn.")
    public record Withdraw(
            @Schema(description = "For the public; plain text.") @NotNull @Size(min = 1, max = REASON_LENGTH)
            String reason,

            @Schema(description = "For the public; HTML, sanitised.")
            @Size(min = 1, max = NoticeDraft.TEXT_LENGTH)
            @ReadWith(ProseReader.class)
            String notice,

            @Schema(description = "The slug of the article that replaces it.") @Pattern(regexp = Slugs.PATTERN)
            String replacement) {}

    @Schema(name = "NoticeInput", description = "A public notice.")
    record Notice(
            @Schema(
                    description = "What kind of notice it is.",
                    enumeration = {"correction", "clarification", "editors-note", "update", NoticeDraft.RETRACTION})
            @NotNull
            String kind,

            @Schema(description = "HTML, sanitised.")
            @NotNull
            @Size(min = 1, max = NoticeDraft.TEXT_LENGTH)
            @ReadWith(ProseReader.class)
            String text,

            @Schema(description = "Now if absent; must not be in the future.")
            Instant publishedAt) {}
}
