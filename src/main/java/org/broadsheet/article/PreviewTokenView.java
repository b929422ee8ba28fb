package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A preview token, but for the token itself.
 *
 * @param uses how many reads it was shown with
 */
@Schema(name = "PreviewToken", description = "A preview token, but for the token itself.")
public record PreviewTokenView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(nullable = true, description = "What it is for.", maxLength = 200)
        String label,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(description = "Who made it.", maxLength = 200)
        String createdBy,

        @Schema(description = "When it stops to open anything.")
        Instant expiresAt,

        @Schema(nullable = true, description = "When it was taken back.")
        Instant revokedAt,

        @Schema(description = "How many reads it was shown with.", minimum = "0")
        long uses,

        @Schema(nullable = true, description = "When it was last used.")
        Instant lastUsedAt) {

    static PreviewTokenView of(PreviewTokens.Token token) {
        return new PreviewTokenView(
                token.id(),
                token.label(),
                token.createdAt(),
                token.createdBy(),
                token.expiresAt(),
                token.revokedAt(),
                token.uses(),
                token.lastUsedAt());
    }

    /** All tokens of an article. */
    @Schema(name = "PreviewTokens", description = "An article's preview tokens.")
    record All(@Schema(description = "Newest first.") List<PreviewTokenView> items) {}

    /**
     * A token that was just made.
     *
     * @param token shown this once
     * @param url the article's address with the token in it
     */
    @Schema(name = "NewPreviewToken", description = "A preview token that was just made.")
    record New(
            PreviewTokenView details,

            @Schema(description = "The token, shown this once.", maxLength = 100)
            String token,

            @Schema(description = "The article's address with the token in it: ready to open.", format = "uri")
            String url) {}

    /** What a token is asked for with. */
    @Schema(name = "PreviewTokenInput", description = "What a preview token is to be like.")
    record Input(
            @Schema(
                    nullable = true,
                    description = "How long it opens: an ISO 8601 duration of a minute to 90 days; a week if absent.",
                    examples = "P7D",
                    maxLength = 40)
            String expiresIn,

            @Schema(nullable = true, description = "What it is for.", maxLength = 200)
            String label) {}
}
