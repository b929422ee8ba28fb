package org.broadsheet.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.MayBeEmpty;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.SettledInput;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An image as a newsroom sends it: one that is kept here, by its id, or one that is elsewhere, by its URL. */
@Schema(
        name = ImageDraft.SCHEMA,
        description =
                "An image as a newsroom sends it: with the `id` of one that is kept here, or with the `url` of any. The"
                        + " words of one that is kept are taken from there where they are absent.")
@Kept(by = Image.class)
public record ImageDraft(
        @Schema(description = "The id of an image that is kept here.", format = "uuid")
        @Pattern(regexp = Slugs.ID_PATTERN, message = "Must be a UUID")
        String id,

        @Schema(
                description =
                        "An http or https URL, or a path from the site's root. Required without an `id`. An address"
                                + " of an image that is kept here means that image.",
                format = "uri-reference")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(ImageReader.Address.class)
        String url,

        @Schema(description = "Alternative text; plain. Empty if the image is only decoration.")
        @Size(max = TEXT_LENGTH)
        @MayBeEmpty
        String alt,

        @Schema(description = "Inline HTML.") @Size(min = 1, max = TEXT_LENGTH) @ReadWith(InlineReader.class)
        String caption,

        @Schema(description = "The photographer or agency; plain text.") @Size(min = 1, max = CREDIT_LENGTH)
        String credit,

        @Schema(description = "In pixels.") @Min(1) @Max(LONGEST_SIDE)
        Integer width,

        @Schema(description = "In pixels.") @Min(1) @Max(LONGEST_SIDE)
        Integer height,

        @Schema(description = "Where it leads; the same addresses as in links.", format = "uri-reference")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(LinkReader.class)
        String link,

        @Schema(description = "Who owns it, and what others may do with it.")
        RightsDraft rights,

        @Schema(description = "How it came about.") DigitalSourceType digitalSourceType)
        implements SettledInput<ImageDraft>, CheckedInput {

    /** Its name in the contract. */
    public static final String SCHEMA = "ImageDraft";

    private static final String ID = "id";
    private static final String URL = "url";
    private static final int LONGEST_SIDE = Pixels.MOST;
    /** The most characters of an alternative text or a caption. */
    public static final int TEXT_LENGTH = 2_000;

    /** The most characters of a credit. */
    public static final int CREDIT_LENGTH = 500;

    static ImageDraft of(Image image) {
        return new ImageDraft(
                image.id() == null ? null : image.id().toString(),
                image.url(),
                image.alt(),
                image.caption(),
                image.credit(),
                image.width(),
                image.height(),
                image.link(),
                RightsDraft.of(image.rights()),
                image.digitalSourceType());
    }

    /** Whichever of id and URL was sent names the image; the other one that was stored does not. */
    @Override
    public ImageDraft settled(JsonInput input) {
        if (input.has(ID) == input.has(URL)) {
            return this;
        }
        boolean byId = input.has(ID);
        return new ImageDraft(
                byId ? id : null,
                byId ? null : url,
                alt,
                caption,
                credit,
                width,
                height,
                link,
                rights,
                digitalSourceType);
    }

    @Override
    public void check(JsonInput input) {
        if (input.isObject() && input.node(ID).isEmpty() && input.node(URL).isEmpty() && id == null && url == null) {
            input.fault(URL, "Is required, or else the id of an image that is kept here");
        }
    }

    Image image() {
        return new Image(
                id == null ? null : Slugs.id(id),
                url,
                alt,
                caption,
                credit,
                width,
                height,
                link,
                RightsDraft.view(RightsDraft.orNull(rights)),
                digitalSourceType,
                null,
                null,
                null,
                null);
    }
}
