package org.broadsheet.partner;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A whole article that a partner fetched.
 *
 * @param version that it fetched last
 * @param toldAt when its change feed said that the article is gone; null if it did not since
 * @param since what happened since then that its readers should know; null for nothing
 */
@Schema(name = "HeldArticle", description = "A whole article that a partner fetched, by itself or in an export.")
public record HeldArticle(
        @Schema(description = "The partner's id.") UUID partner,

        @Schema(description = "The partner's name.", maxLength = PartnerDraft.NAME_LENGTH)
        String name,

        @Schema(
                nullable = true,
                description = "The e-mail address of whoever to write to.",
                maxLength = PartnerDraft.EMAIL_LENGTH)
        String email,

        @Schema(description = "The article's id.") UUID article,

        @Schema(description = "The article's slug.", maxLength = 200)
        String slug,

        @Schema(description = "The version that the partner fetched last.", minimum = "1")
        int version,

        @Schema(description = "The version that the article has now.", minimum = "1")
        int currentVersion,

        @Schema(description = "When the partner fetched it last.")
        Instant fetchedAt,

        @Schema(
                nullable = true,
                description =
                        "When the partner's change feed said that the article is gone; null if it did not since it"
                                + " was fetched.")
        Instant toldAt,

        @Schema(
                nullable = true,
                description = "What happened since then that readers should know; null if nothing did.")
        Since since) {

    /** What happened to an article after a partner fetched it. */
    @Schema(
            name = "ChangeSinceFetched",
            description =
                    "What happened to an article after a partner fetched it: of several things the gravest, in this order:"
                            + " `gone`, `retracted`, `corrected`, `clarified`.")
    public enum What implements WireName {
        GONE,
        RETRACTED,
        CORRECTED,
        CLARIFIED;

        @Override
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happened since, and when. */
    @Schema(name = "SinceFetched", description = "What happened to an article after a partner fetched it.")
    public record Since(
            What what, @Schema(description = "When.") Instant at) {}
}
