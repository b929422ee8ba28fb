package org.broadsheet.body;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who owns a text or an image, and what others may do with it.
 *
 * @param copyright may be null, as everything else here
 * @param license a URL
 * @param expires when the newsroom's own right to it ends; the text stays public all the same
 */
@Schema(name = "Rights", description = "Who owns a text or an image, and what others may do with it.")
public record Rights(
        @Schema(nullable = true, description = "The copyright notice. Plain text.", maxLength = 500)
        String copyright,

        @Schema(nullable = true, description = "What others may do with it. Plain text.", maxLength = 1000)
        String usageTerms,

        @Schema(nullable = true, description = "Its licence.", format = "uri", maxLength = 2000)
        String license,

        @Schema(
                nullable = true,
                description = "When the newsroom's own right to it ends. The text stays public until it is withdrawn.")
        Instant expires) {}
