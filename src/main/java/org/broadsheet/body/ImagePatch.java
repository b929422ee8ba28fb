package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of an image, as part of a merge patch. For the contract alone: {@link ImageInput} reads it. */
@Schema(name = "ImagePatch", description = "Fields of an image to change; null takes one away.")
public record ImagePatch(
        @Schema(
                nullable = true,
                description = "http or https, or from the site's root.",
                minLength = 1,
                maxLength = 2_000,
                format = "uri-reference")
        String url,

        @Schema(nullable = true, minLength = 1, maxLength = 2_000, description = "What it shows; plain text.")
        String alt,

        @Schema(nullable = true, minLength = 1, maxLength = 2_000, description = "Inline HTML.")
        String caption,

        @Schema(nullable = true, minLength = 1, maxLength = 500, description = "Who made it; plain text.")
        String credit,

        @Schema(nullable = true, minimum = "1", maximum = "100000", description = "In pixels.")
        Integer width,

        @Schema(nullable = true, minimum = "1", maximum = "100000", description = "In pixels.")
        Integer height) {}
