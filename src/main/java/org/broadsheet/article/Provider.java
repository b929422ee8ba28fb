package org.broadsheet.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who an article comes from, if not from this newsroom.
 *
 * @param url its site; may be null
 * @param kind may be null
 */
@Schema(name = "Provider", description = "Who an article comes from, if not from this newsroom.")
public record Provider(
        @Schema(description = "Plain text.", maxLength = 200)
        String name,

        @Schema(nullable = true, description = "Its site.", format = "uri", maxLength = 2000)
        String url,

        @Schema(nullable = true, description = "What it is to the newsroom.")
        ProviderKind kind) {}
