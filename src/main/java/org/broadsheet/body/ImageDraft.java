package org.broadsheet.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.MayBeEmpty;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An image as a newsroom sends it. */
@Schema(name = ImageDraft.SCHEMA, description = "An image as a newsroom sends it.")
public record ImageDraft(
        @Schema(description = "An http or https URL, or a path from the site's root.", format = "uri-reference")
        @NotNull
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

        @Schema(description = "How it came about.") DigitalSourceType digitalSourceType) {

    /** Its name in the contract. */
    public static final String SCHEMA = "ImageDraft";

    private static final int LONGEST_SIDE = Pixels.MOST;
    private static final int TEXT_LENGTH = 2_000;
    private static final int CREDIT_LENGTH = 500;

    static ImageDraft of(Image image) {
        return new ImageDraft(
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

    Image image() {
        return new Image(
                url,
                alt,
                caption,
                credit,
                width,
                height,
                link,
                RightsDraft.view(RightsDraft.orNull(rights)),
                digitalSourceType);
    }
}
