package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An image with its alternative text, caption and credit.
 *
 * @param url http, https or root-relative, at most {@value BodyLimits#ADDRESS} characters; absolute on the wire
 * @param alt alternative text, plain; empty if the image is decoration, null if there is none
 * @param caption inline HTML; may be null
 * @param credit the photographer or agency, plain text; may be null
 * @param width in pixels; may be null
 * @param height in pixels; may be null
 * @param link where it leads, as links in texts do; may be null
 * @param rights its own; may be null
 * @param digitalSourceType may be null
 */
@Schema(name = "Image", description = "An image with its alternative text, caption and credit.")
public record Image(
        @Schema(description = "Absolute.") String url,

        @Schema(
                nullable = true,
                description = "Alternative text, plain; empty if the image is decoration, null if there is none.")
        String alt,

        @Schema(nullable = true, description = "Sanitised inline HTML.")
        String caption,

        @Schema(nullable = true, description = "The photographer or agency, plain text.")
        String credit,

        @Schema(nullable = true, description = "In pixels.") Integer width,
        @Schema(nullable = true, description = "In pixels.") Integer height,

        @Schema(nullable = true, description = "Where it leads.") @Later
        String link,

        @Schema(
                nullable = true,
                description = "Who owns it, and what others may do with it; null where nothing is said of it alone.")
        @Later
        Rights rights,

        @Schema(nullable = true, description = "How it came about; null where nothing is said.") @Later
        DigitalSourceType digitalSourceType) {

    private static final ObjectReader READER = StoredBlocks.JSON.readerFor(Image.class);
    private static final ObjectWriter WRITER = StoredBlocks.JSON.writerFor(Image.class);

    /** An image of which only URL and alternative text are known. */
    static Image of(String url, String alt) {
        return new Image(url, alt, null, null, null, null, null, null, null);
    }

    /** Reads what {@link #toJson} wrote and makes its URLs absolute; null for null. */
    public static Image fromJson(String json, UnaryOperator<String> absolute) {
        if (json == null) {
            return null;
        }
        try {
            return READER.<Image>readValue(json).withAbsoluteUrls(absolute);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The stored image is not valid JSON of an image", e);
        }
    }

    /** The stored form: a JSON object with every field. */
    public String toJson() {
        try {
            return WRITER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same image with its own URL and the links in its caption made absolute. */
    public Image withAbsoluteUrls(UnaryOperator<String> absolute) {
        return new Image(
                absolute.apply(url),
                alt,
                InlineHtml.withAbsoluteUrls(caption, absolute),
                credit,
                width,
                height,
                InlineHtml.absolute(link, absolute),
                rights,
                digitalSourceType);
    }

    Image withCaption(String html, String newCredit) {
        return new Image(url, alt, html, newCredit, width, height, link, rights, digitalSourceType);
    }

    Image leadingTo(String url) {
        return new Image(this.url, alt, caption, credit, width, height, url, rights, digitalSourceType);
    }

    /**
     * What version 0.1 hashed of an image, independent of what the record looks like now. An image with anything that
     * version 0.1 did not know has a form that it never hashed.
     */
    public String firstForm() {
        String first = "Image[url=%s, alt=%s, caption=%s, credit=%s, width=%s, height=%s]"
                .formatted(url, alt == null || alt.isEmpty() ? null : alt, caption, credit, width, height);
        return equals(new Image(url, alt, caption, credit, width, height, null, null, null))
                ? first
                : first + " and " + this;
    }
}
