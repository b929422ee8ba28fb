package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.picture.Ratio;
import org.broadsheet.picture.Rendition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An image with its alternative text, caption and credit. Where it is one that is kept here, its words may be null for those
 * of the kept one, and the last four components are known only where it is shown; see {@link #shownAs}.
 *
 * @param id of the kept image; null for one that is elsewhere
 * @param url http, https or root-relative, at most {@value BodyLimits#ADDRESS} characters; absolute on the wire
 * @param alt alternative text, plain; empty if the image is decoration, null if there is none
 * @param caption inline HTML; may be null
 * @param credit the photographer or agency, plain text; may be null
 * @param width in pixels; may be null
 * @param height in pixels; may be null
 * @param link where it leads, as links in texts do; may be null
 * @param rights its own; may be null
 * @param digitalSourceType may be null
 * @param colour its main colour, {@code #rrggbb}; may be null
 * @param placeholder a tiny form of it, as a data URL; may be null
 * @param animation where the moving picture is, of which the others are the first frame; may be null
 * @param renditions its sizes; empty where there is only the one at its URL
 */
@Schema(name = "Image", description = "An image with its alternative text, caption and credit.")
public record Image(
        @Schema(nullable = true, description = "Of an image that is kept here; null for one that is elsewhere.") @Later
        UUID id,

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
        DigitalSourceType digitalSourceType,

        @Schema(
                nullable = true,
                description = "Its main colour, to show before it is there; of images that are kept here.",
                pattern = "#[0-9a-f]{6}")
        @Later
        String colour,

        @Schema(
                nullable = true,
                description =
                        "A tiny form of it, to show before it is there: a `data:` URL; of images that are kept here.",
                maxLength = 1000)
        @Later
        String placeholder,

        @Schema(
                nullable = true,
                description =
                        "The moving picture, of which `url` and `renditions` are the first frame; null for one that"
                                + " does not move.")
        @Later
        String animation,

        @Schema(
                description =
                        "Its sizes, for `srcset`: of the whole, then of each ratio to which it is cut; the narrowest"
                                + " first. Empty for images that are elsewhere.")
        @Later
        List<Rendition> renditions) {

    public Image {
        renditions = renditions == null ? List.of() : List.copyOf(renditions);
    }

    private static final ObjectReader READER = StoredBlocks.JSON.readerFor(Image.class);
    private static final ObjectWriter WRITER = StoredBlocks.JSON.writerFor(Image.class);

    /** An image that is elsewhere. */
    Image(
            String url,
            String alt,
            String caption,
            String credit,
            Integer width,
            Integer height,
            String link,
            Rights rights,
            DigitalSourceType digitalSourceType) {
        this(null, url, alt, caption, credit, width, height, link, rights, digitalSourceType, null, null, null, null);
    }

    /** An image of which only URL and alternative text are known. */
    static Image of(String url, String alt) {
        return new Image(url, alt, null, null, null, null, null, null, null);
    }

    /** What it is known by: its id where it is kept here, else its URL. */
    String name() {
        return id == null ? url : id.toString();
    }

    /** Reads what {@link #toJson} wrote; null for null. */
    public static Image fromJson(String json) {
        if (json == null) {
            return null;
        }
        try {
            return READER.readValue(json);
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
        return mapped(absolute, html -> InlineHtml.withAbsoluteUrls(html, absolute));
    }

    /**
     * The same image with its parts replaced.
     *
     * @param address given each URL of it
     * @param html given its caption
     */
    Image mapped(UnaryOperator<String> address, UnaryOperator<String> html) {
        return new Image(
                id,
                url == null ? null : address.apply(url),
                alt,
                caption == null ? null : html.apply(caption),
                credit,
                width,
                height,
                link == null ? null : address.apply(link),
                rights,
                digitalSourceType,
                colour,
                placeholder,
                animation,
                renditions);
    }

    Image withCaption(String html, String newCredit) {
        return new Image(
                id,
                url,
                alt,
                html,
                newCredit,
                width,
                height,
                link,
                rights,
                digitalSourceType,
                colour,
                placeholder,
                animation,
                renditions);
    }

    Image leadingTo(String target) {
        return new Image(
                id,
                url,
                alt,
                caption,
                credit,
                width,
                height,
                target,
                rights,
                digitalSourceType,
                colour,
                placeholder,
                animation,
                renditions);
    }

    /** The same image as one that is kept here, at an address of that: whatever was sent of its size is the program's to say. */
    public Image keptAs(UUID kept, String address) {
        return new Image(
                kept,
                address,
                alt,
                caption,
                credit,
                null,
                null,
                link,
                rights,
                digitalSourceType,
                null,
                null,
                null,
                null);
    }

    /** The same image without the id of a kept one. */
    public Image elsewhere() {
        return new Image(url, alt, caption, credit, width, height, link, rights, digitalSourceType);
    }

    /** Its sizes as the {@code srcset} of an {@code img}: of the whole picture, in the first of its formats; null for none. */
    public String srcset() {
        return renditions.isEmpty()
                ? null
                : renditionsOf(null).stream()
                        .map(size -> size.url() + ' ' + size.width() + 'w')
                        .collect(Collectors.joining(", "));
    }

    /**
     * Its sizes at a ratio, the narrowest first, in the first of its formats.
     *
     * @param ratio null for the whole picture
     */
    public List<Rendition> renditionsOf(Ratio ratio) {
        return renditions.stream()
                .filter(size -> size.ratio() == ratio
                        && size.type().equals(renditions.get(0).type()))
                .toList();
    }

    /** The same image with sizes. */
    public Image with(List<Rendition> sizes) {
        return new Image(
                id,
                url,
                alt,
                caption,
                credit,
                width,
                height,
                link,
                rights,
                digitalSourceType,
                colour,
                placeholder,
                animation,
                sizes);
    }

    /** The same image as readers see it: with what the kept one says where it says nothing itself. */
    public Image shownAs(KeptImage kept) {
        return new Image(
                id,
                kept.url(),
                alt == null ? kept.alt() : alt,
                caption == null ? kept.caption() : caption,
                credit == null ? kept.credit() : credit,
                kept.width(),
                kept.height(),
                link,
                rights == null ? kept.rights() : rights,
                digitalSourceType == null ? kept.digitalSourceType() : digitalSourceType,
                kept.colour(),
                kept.placeholder(),
                kept.animation(),
                kept.renditions());
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
