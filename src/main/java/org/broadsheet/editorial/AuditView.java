package org.broadsheet.editorial;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of the audit trail.
 *
 * @param by the key's name, or the token's subject
 * @param from the version before; null for something new
 * @param to the version after; null for something deleted
 */
@Schema(name = "AuditEntry", description = "One entry of the audit trail: one write.")
public record AuditView(
        @Schema(description = "UUIDv7.") UUID id,
        @Schema(description = "When it was written.") Instant at,

        @Schema(description = "The key's name, or the token's subject.", maxLength = 200)
        String by,

        @Schema(description = "What was done: a verb.", examples = "publish", maxLength = 40)
        String action,

        @Schema(description = "The kind of resource.", examples = "article", maxLength = 40)
        String kind,

        @Schema(nullable = true, description = "The resource's id.")
        UUID thing,

        @Schema(
                nullable = true,
                description = "The slug that the resource had at the time; for a redirect, the path.",
                maxLength = 2000)
        String slug,

        @Schema(nullable = true, description = "The version before; null for something new.")
        Integer from,

        @Schema(nullable = true, description = "The version after; null for something deleted.")
        Integer to,

        @Schema(
                nullable = true,
                description = "What else there is to know: the limits of a new key, the stages that an article moved"
                        + " between.",
                maxLength = 20_000)
        String note,

        @Schema(nullable = true, description = "The request's id in the log.", maxLength = 64)
        String requestId) {}
