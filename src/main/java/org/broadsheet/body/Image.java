package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An image: where it is and what to print with it.
 *
 * @param url http, https or root-relative, at most {@value BodyLimits#ADDRESS} characters; absolute on the wire
 * @param alt plain text that stands in for the image; null where there is none
 * @param caption inline HTML; may be null
 * @param credit who made it, plain text; may be null
 * @param width in pixels; may be null
 * @param height in pixels; may be null
 */
@Schema(name = "Image", description = "An image: where it is and what to print with it.")
public record Image(
        @Schema(description = "Absolute.") String url,

        @Schema(nullable = true, description = "Plain text that stands in for the image.")
        String alt,

        @Schema(nullable = true, description = "Sanitised inline HTML.")
        String caption,

        @Schema(nullable = true, description = "Who made it, plain text.")
        String credit,

        @Schema(nullable = true, description = "In pixels.") Integer width,
        @Schema(nullable = true, description = "In pixels.") Integer height) {

    private static final ObjectReader READER = new JsonMapper().readerFor(Image.class);
    private static final ObjectWriter WRITER = new JsonMapper().writerFor(Image.class);

    /** An image at this address and nothing else known. */
    static Image of(String url, String alt) {
        return new Image(url, alt, null, null, null, null);
    }

    /** The image that {@link #toJson} wrote, at its absolute address; null for null. */
    public static Image fromJson(String json, UnaryOperator<String> absolute) {
        if (json == null) {
            return null;
        }
        try {
            return READER.<Image>readValue(json).at(absolute);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored image is not what toJson wrote", e);
        }
    }

    /** A JSON object with every field. */
    public String toJson() {
        try {
            return WRITER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same image with its address, and those in its caption, made absolute. */
    public Image at(UnaryOperator<String> absolute) {
        return new Image(absolute.apply(url), alt, Inline.atSite(caption, absolute), credit, width, height);
    }

    Image captioned(String html, String newCredit) {
        return new Image(url, alt, html, newCredit, width, height);
    }
}
