package org.broadsheet.partner;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A partner as editors see it.
 *
 * @param version counts the saves; the ETag is derived from it
 */
@Schema(name = "Partner", description = "Who gets an agreed part of what is public, by keys of its own.")
record PartnerView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "Counts the saves; its ETag is `\"v<version>\"`.", minimum = "1")
        int version,

        @Schema(description = "No other partner has it.", maxLength = PartnerDraft.NAME_LENGTH)
        String name,

        @Schema(
                nullable = true,
                description = "The e-mail address of whoever to write to.",
                maxLength = PartnerDraft.EMAIL_LENGTH)
        String email,

        @Schema(description = "What it gets.") ProductDraft product,

        @Schema(
                nullable = true,
                description = "How many whole articles it gets a month, in UTC; null for any number.",
                minimum = "1")
        Integer quota,

        @Schema(nullable = true, description = "When its keys stop working; null for never.")
        Instant expiresAt,

        @Schema(description = "When it was made.") Instant madeAt,

        @Schema(description = "Who made it.", maxLength = 200)
        String madeBy,

        @Schema(description = "When it was last saved.") Instant savedAt,

        @Schema(description = "Who saved it last.", maxLength = 200)
        String savedBy) {

    /** What an editor could send to have it as it is. */
    PartnerDraft draft() {
        return new PartnerDraft(name, email, product, quota, expiresAt);
    }
}
