package org.broadsheet.release;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.broadsheet.article.edit.LifeInput;
import org.broadsheet.article.edit.NoticeDraft;
import org.broadsheet.article.workingcopy.PublishInput;
import org.broadsheet.body.ProseReader;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.name.Kind;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.Identifier;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step of a release, as it is sent, shown and stored: with slugs, of which either may be an id, and stored with ids.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReleaseStep.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = ReleaseStep.PublishWorkingCopy.class, name = "publish-working-copy"),
    @JsonSubTypes.Type(value = ReleaseStep.Unpublish.class, name = "unpublish"),
    @JsonSubTypes.Type(value = ReleaseStep.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = ReleaseStep.Expire.class, name = "expire"),
    @JsonSubTypes.Type(value = ReleaseStep.PublishSummary.class, name = "publish-summary"),
    @JsonSubTypes.Type(value = ReleaseStep.PublishSummaryWorkingCopy.class, name = "publish-summary-working-copy")
})
@Schema(
        name = "ReleaseStepDraft",
        description =
                "One step of a release; `action` tells what is done. Articles and summaries are named by slug or id,"
                        + " and shown by slug.",
        oneOf = {
            ReleaseStep.Publish.class,
            ReleaseStep.PublishWorkingCopy.class,
            ReleaseStep.Unpublish.class,
            ReleaseStep.Withdraw.class,
            ReleaseStep.Expire.class,
            ReleaseStep.PublishSummary.class,
            ReleaseStep.PublishSummaryWorkingCopy.class
        },
        discriminatorProperty = "action",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "publish", schema = ReleaseStep.Publish.class),
            @DiscriminatorMapping(value = "publish-working-copy", schema = ReleaseStep.PublishWorkingCopy.class),
            @DiscriminatorMapping(value = "unpublish", schema = ReleaseStep.Unpublish.class),
            @DiscriminatorMapping(value = "withdraw", schema = ReleaseStep.Withdraw.class),
            @DiscriminatorMapping(value = "expire", schema = ReleaseStep.Expire.class),
            @DiscriminatorMapping(value = "publish-summary", schema = ReleaseStep.PublishSummary.class),
            @DiscriminatorMapping(
                    value = "publish-summary-working-copy",
                    schema = ReleaseStep.PublishSummaryWorkingCopy.class)
        })
sealed interface ReleaseStep {

    String ARTICLE = "The article's slug or id.";
    String SUMMARY = "The summary's slug or id.";

    /** What a step decides. A release has at most one step that decides the same about a thing. */
    enum Matter {
        CONTENT("changes its content"),
        STATE("decides whether it is public"),
        END("sets its end");

        private final String words;

        Matter(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What it is about: a slug or an id. */
    String thing();

    /** The same with other names. */
    ReleaseStep about(UnaryOperator<String> article, UnaryOperator<String> summary);

    Matter matter();

    /** Has it carried out. */
    WriteResult carryOut(Acts acts);

    /** Carries out each kind of step. */
    interface Acts {

        WriteResult publish(Publish step);

        WriteResult publishWorkingCopy(PublishWorkingCopy step);

        WriteResult unpublish(Unpublish step);

        WriteResult withdraw(Withdraw step);

        WriteResult expire(Expire step);

        WriteResult publishSummary(PublishSummary step);

        WriteResult publishSummaryWorkingCopy(PublishSummaryWorkingCopy step);
    }

    default Kind kind() {
        return Kind.ARTICLE;
    }

    /** The field that names what it is about. */
    default String field() {
        return kind().word();
    }

    @Schema(name = "PublishStepDraft", description = "Publishes an article. One that is public stays as it is.")
    record Publish(
            @Schema(description = ARTICLE) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String article,

            @Schema(description = "It stays hidden until then, although published.")
            Instant embargoUntil)
            implements ReleaseStep {

        @Override
        public String thing() {
            return article;
        }

        @Override
        public Publish about(UnaryOperator<String> names, UnaryOperator<String> summary) {
            return new Publish(names.apply(article), embargoUntil);
        }

        @Override
        public Matter matter() {
            return Matter.STATE;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.publish(this);
        }
    }

    @Schema(
            name = "PublishWorkingCopyStepDraft",
            description = "Makes an article's working copy live. It does not change whether the article is public.")
    record PublishWorkingCopy(
            @Schema(description = ARTICLE) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String article,

            @Schema(
                    description =
                            "Whether the change matters to readers: if `true`, as if absent, the public `updatedAt`"
                                    + " is the release's time.")
            Boolean material,

            @Schema(description = "Attached to the article in the same step.")
            PublishInput.Notice notice)
            implements ReleaseStep, CheckedInput {

        @Override
        public void check(JsonInput input) {
            how().check(input);
        }

        /** The same for a working copy by itself. */
        PublishInput how() {
            return new PublishInput(null, material, null, notice);
        }

        @Override
        public String thing() {
            return article;
        }

        @Override
        public PublishWorkingCopy about(UnaryOperator<String> names, UnaryOperator<String> summary) {
            return new PublishWorkingCopy(names.apply(article), material, notice);
        }

        @Override
        public Matter matter() {
            return Matter.CONTENT;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.publishWorkingCopy(this);
        }
    }

    @Schema(name = "UnpublishStepDraft", description = "Makes an article a draft again.")
    record Unpublish(
            @Schema(description = ARTICLE) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String article,

            @Schema(description = "For the public; plain text.") @Size(min = 1, max = LifeInput.REASON_LENGTH)
            String reason)
            implements ReleaseStep {

        @Override
        public String thing() {
            return article;
        }

        @Override
        public Unpublish about(UnaryOperator<String> names, UnaryOperator<String> summary) {
            return new Unpublish(names.apply(article), reason);
        }

        @Override
        public Matter matter() {
            return Matter.STATE;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.unpublish(this);
        }
    }

    @Schema(name = "WithdrawStepDraft", description = "Withdraws an article that has been public.")
    record Withdraw(
            @Schema(description = ARTICLE) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String article,

            @Schema(description = "For the public; plain text.") @NotNull @Size(min = 1, max = LifeInput.REASON_LENGTH)
            String reason,

            @Schema(description = "For the public; HTML, sanitised.")
            @Size(min = 1, max = NoticeDraft.TEXT_LENGTH)
            @ReadWith(ProseReader.class)
            String notice,

            @Schema(description = "The slug or id of the article that replaces it.")
            @Size(min = 1, max = Slugs.MAX_BYTES)
            @Identifier
            String replacement)
            implements ReleaseStep {

        @Override
        public String thing() {
            return article;
        }

        @Override
        public Withdraw about(UnaryOperator<String> names, UnaryOperator<String> summary) {
            return new Withdraw(
                    names.apply(article), reason, notice, replacement == null ? null : names.apply(replacement));
        }

        @Override
        public Matter matter() {
            return Matter.STATE;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.withdraw(this);
        }
    }

    @Schema(name = "ExpireStepDraft", description = "Sets, moves or clears an article's end.")
    record Expire(
            @Schema(description = ARTICLE) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String article,

            @Schema(description = "It is gone from then on; it stays for good if absent or null.")
            Instant expiresAt,

            @Schema(
                    description = "Why it ends, for the public once it has; plain text. Readers are told when it ended"
                            + " if absent. Only with `expiresAt`.")
            @Size(min = 1, max = LifeInput.REASON_LENGTH)
            String expiryReason)
            implements ReleaseStep, CheckedInput {

        @Override
        public void check(JsonInput input) {
            how().check(input);
        }

        /** The same for an article by itself. */
        LifeInput.Expire how() {
            return new LifeInput.Expire(expiresAt, expiryReason);
        }

        @Override
        public String thing() {
            return article;
        }

        @Override
        public Expire about(UnaryOperator<String> names, UnaryOperator<String> summary) {
            return new Expire(names.apply(article), expiresAt, expiryReason);
        }

        @Override
        public Matter matter() {
            return Matter.END;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.expire(this);
        }
    }

    @Schema(
            name = "PublishSummaryStepDraft",
            description = "Makes a summary public whose `publishedAt` has not come: that becomes the release's time."
                    + " One that is public stays as it is.")
    record PublishSummary(
            @Schema(description = SUMMARY) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String summary) implements ReleaseStep {

        @Override
        public String thing() {
            return summary;
        }

        @Override
        public PublishSummary about(UnaryOperator<String> article, UnaryOperator<String> names) {
            return new PublishSummary(names.apply(summary));
        }

        @Override
        public Matter matter() {
            return Matter.STATE;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.publishSummary(this);
        }

        @Override
        public Kind kind() {
            return Kind.SUMMARY;
        }
    }

    @Schema(name = "PublishSummaryWorkingCopyStepDraft", description = "Makes a summary's working copy live.")
    record PublishSummaryWorkingCopy(
            @Schema(description = SUMMARY) @NotNull @Size(min = 1, max = Slugs.MAX_BYTES) @Identifier
            String summary) implements ReleaseStep {

        @Override
        public String thing() {
            return summary;
        }

        @Override
        public PublishSummaryWorkingCopy about(UnaryOperator<String> article, UnaryOperator<String> names) {
            return new PublishSummaryWorkingCopy(names.apply(summary));
        }

        @Override
        public Matter matter() {
            return Matter.CONTENT;
        }

        @Override
        public WriteResult carryOut(Acts acts) {
            return acts.publishSummaryWorkingCopy(this);
        }

        @Override
        public Kind kind() {
            return Kind.SUMMARY;
        }
    }
}
