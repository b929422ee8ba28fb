package org.broadsheet.editorial;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that somebody did.
 *
 * @param by the key's name, or the token's subject
 * @param from the version before; null for something new
 * @param to the version after; null for something deleted
 */
@Schema(name = "AuditEntry", description = "One thing that somebody did.")
public record AuditView(
        @Schema(description = "UUIDv7.") UUID id,
        @Schema(description = "When.") Instant at,

        @Schema(description = "The key's name, or the token's subject.", maxLength = 200)
        String by,

        @Schema(description = "A verb.", examples = "publish", maxLength = 40)
        String action,

        @Schema(description = "The word for the thing.", examples = "article", maxLength = 40)
        String kind,

        @Schema(nullable = true, description = "The thing's id.")
        UUID thing,

        @Schema(nullable = true, description = "The slug that the thing had then.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "The version before; null for something new.")
        Integer from,

        @Schema(nullable = true, description = "The version after; null for something deleted.")
        Integer to,

        @Schema(nullable = true, description = "The request's name in the log.", maxLength = 64)
        String requestId) {}
