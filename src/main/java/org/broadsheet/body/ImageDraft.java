package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An image as a newsroom sends it. For the contract alone: {@link ImageInput} reads it. */
@Schema(
        name = "ImageDraft",
        description = "An image as a newsroom sends it.",
        requiredProperties = {"url"})
public record ImageDraft(
        @Schema(
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
