package org.broadsheet.article;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same article in another language. */
@Schema(description = "The same article in another language.")
public record Translation(
        @Schema(description = "BCP 47.", maxLength = 100, examples = "uk")
        String language,

        @Schema(description = "The translation's name in paths.")
        String slug,

        @Schema(description = "The translation's page on the public site.")
        URI url,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline) {}
