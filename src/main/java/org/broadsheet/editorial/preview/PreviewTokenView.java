package org.broadsheet.editorial.preview;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.Durations;
import org.broadsheet.request.JsonInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A preview token, without the token itself.
 *
 * @param workingCopy whether it shows the working copy
 * @param uses number of reads that it was sent with
 */
@Schema(name = "PreviewToken", description = "A preview token, without the token itself.")
public record PreviewTokenView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "Whether it shows the working copy, as long as there is one.")
        boolean workingCopy,

        @Schema(nullable = true, description = "What it is for.", maxLength = 200)
        String label,

        @Schema(description = "When it was created.") Instant createdAt,

        @Schema(description = "Who created it.", maxLength = 200)
        String createdBy,

        @Schema(description = "When it expires.") Instant expiresAt,

        @Schema(nullable = true, description = "When it was revoked.")
        Instant revokedAt,

        @Schema(description = "Number of reads that it was sent with.", minimum = "0")
        long uses,

        @Schema(nullable = true, description = "When it was last used.")
        Instant lastUsedAt) {

    /** What is said of a token. */
    public static PreviewTokenView of(PreviewTokens.Token token) {
        return new PreviewTokenView(
                token.id(),
                token.subject().workingCopy(),
                token.label(),
                token.createdAt(),
                token.createdBy(),
                token.expiresAt(),
                token.revokedAt(),
                token.uses(),
                token.lastUsedAt());
    }

    /** All tokens of an article, a summary or a release. */
    @Schema(name = "PreviewTokens", description = "The preview tokens of an article, a summary or a release.")
    public record All(@Schema(description = "Newest first.") List<PreviewTokenView> items) {}

    /**
     * A token that was just created.
     *
     * @param token shown only this once
     * @param url an address with the token in it
     */
    @Schema(name = "NewPreviewToken", description = "A preview token that was just created.")
    public record New(
            PreviewTokenView details,

            @Schema(description = "The token, shown only this once.", maxLength = 100)
            String token,

            @Schema(
                    description =
                            "An address with the token in it, ready to open: the article's or summary's, or that of the fronts.",
                    format = "uri")
            String url) {}

    /** The request for a new token. */
    @Schema(name = "PreviewTokenInput", description = "A preview token to create.")
    public record Input(
            @Schema(
                    description =
                            "How long it is valid: an ISO 8601 duration from a minute to 90 days; a week if absent.",
                    examples = "P7D")
            @Size(min = 1, max = 40)
            String expiresIn,

            @Schema(description = "What it is for.") @Size(min = 1, max = 200)
            String label,

            @Schema(
                    description =
                            "With `true` it shows the working copy of the article or summary, which there must be; what is"
                                    + " stored if absent. Not for releases.")
            Boolean workingCopy)
            implements CheckedInput {

        private static final Duration WEEK = Duration.ofDays(7);
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(90);

        @Override
        public void check(JsonInput input) {
            if (expiresIn != null && sent().isEmpty()) {
                input.fault("expiresIn", "Must be an ISO 8601 duration from a minute to 90 days, such as PT1H or P7D");
            }
        }

        private Optional<Duration> sent() {
            return Durations.between(expiresIn, SHORTEST, LONGEST);
        }

        /** How long the token is valid. */
        public Duration lifetime() {
            return sent().orElse(WEEK);
        }
    }
}
