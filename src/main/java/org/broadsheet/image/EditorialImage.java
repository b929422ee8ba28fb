package org.broadsheet.image;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Rights;
import org.broadsheet.editorial.Warning;
import org.broadsheet.picture.Rendition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An image that is kept here, as editors see it.
 *
 * @param url of its largest JPEG
 */
@Schema(
        name = "EditorialImage",
        description = "An image that is kept here: what editors say of it, and what the program knows of it.")
record EditorialImage(
        @Schema(description = "UUIDv7; never changes. What records and articles name it by.")
        UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "Its largest JPEG, of at most 1600 pixels. Absolute.")
        String url,

        @Schema(description = "What was sent, bit for bit; for editors alone.", format = "uri-reference")
        String original,

        @Schema(nullable = true, description = "The name of the file that was sent.", maxLength = 255)
        String name,

        @Schema(description = "The media type of what was sent, by its content.", maxLength = 50)
        String type,

        @Schema(description = "The length of what was sent.", minimum = "1")
        long bytes,

        @Schema(description = "Of what was sent, in pixels, the right way up.", minimum = "1")
        int width,

        @Schema(description = "Of what was sent, in pixels, the right way up.", minimum = "1")
        int height,

        @Schema(nullable = true, description = "The moving picture; null for one that does not move.")
        String animation,

        @Schema(
                nullable = true,
                description = "Alternative text, plain; empty if it is only decoration, null if there is none.")
        String alt,

        @Schema(nullable = true, description = "Sanitised inline HTML.")
        String caption,

        @Schema(nullable = true, description = "The photographer or agency, plain text.")
        String credit,

        @Schema(nullable = true, description = "Who owns it, and what others may do with it.")
        Rights rights,

        @Schema(nullable = true, description = "How it came about.")
        DigitalSourceType digitalSourceType,

        @Schema(nullable = true, description = "The point that every crop shows; null for the middle.")
        PointDraft focalPoint,

        @Schema(description = "What is shown at a ratio, where the focal point is not enough.")
        List<CropDraft> crops,

        @Schema(description = "Its main colour.", pattern = "#[0-9a-f]{6}")
        String colour,

        @Schema(description = "A tiny form of it: a `data:` URL.", maxLength = 1000)
        String placeholder,

        @Schema(description = "Its sizes, for `srcset`.") List<Rendition> renditions,
        @Schema(description = "When it was taken in.") Instant madeAt,

        @Schema(description = "Who sent it.", maxLength = 200)
        String madeBy,

        @Schema(description = "When what is said of it was last saved.")
        Instant savedAt,

        @Schema(description = "Who saved it last.", maxLength = 200)
        String savedBy,

        @Schema(description = "What its sender or readers would miss; empty on reads.")
        List<Warning> warnings) {}
