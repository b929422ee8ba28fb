package org.broadsheet.image;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.body.InlineReader;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.picture.Box;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.Ratio;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.MayBeEmpty;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What editors say of an image that is kept here. Where an article says something of it itself, readers get that.
 *
 * @param crops the editor's own, one for a ratio, in the order of the ratios
 */
@Schema(
        name = "ImageDetails",
        description =
                "What editors say of an image that is kept here. Fields set by the program may be sent back unchanged.")
@Kept(by = EditorialImage.class)
record ImageDetails(
        @Schema(description = "Alternative text; plain. Empty if the image is only decoration.")
        @Size(max = ImageDraft.TEXT_LENGTH)
        @MayBeEmpty
        String alt,

        @Schema(description = "Inline HTML.") @Size(min = 1, max = ImageDraft.TEXT_LENGTH) @ReadWith(InlineReader.class)
        String caption,

        @Schema(description = "The photographer or agency; plain text.") @Size(min = 1, max = ImageDraft.CREDIT_LENGTH)
        String credit,

        @Schema(description = "Who owns it, and what others may do with it.")
        RightsDraft rights,

        @Schema(description = "How it came about.") DigitalSourceType digitalSourceType,

        @Schema(description = "The point that every crop should show; the middle if absent.")
        PointDraft focalPoint,

        @Schema(description = "What is shown at a ratio, where the focal point is not enough; one for a ratio.")
        @Size(max = MOST_CROPS)
        List<CropDraft> crops)
        implements CheckedInput {

    private static final int MOST_CROPS = 4;

    ImageDetails {
        rights = RightsDraft.orNull(rights);
        crops = crops == null ? List.of() : List.copyOf(crops);
    }

    static ImageDetails of(
            String alt,
            String caption,
            String credit,
            RightsDraft rights,
            DigitalSourceType digitalSourceType,
            Framing framing) {
        List<CropDraft> crops = new ArrayList<>();
        new TreeMap<>(framing.crops()).forEach((ratio, box) -> crops.add(CropDraft.of(ratio, box)));
        return new ImageDetails(
                alt, caption, credit, rights, digitalSourceType, PointDraft.of(framing.focalPoint()), crops);
    }

    Framing framing() {
        Map<Ratio, Box> boxes = new EnumMap<>(Ratio.class);
        crops.forEach(crop -> boxes.put(crop.ratio(), crop.box()));
        return new Framing(focalPoint == null ? null : focalPoint.point(), boxes);
    }

    @Override
    public void check(JsonInput input) {
        long ratios = crops.stream().map(CropDraft::ratio).distinct().count();
        if (ratios < crops.size()) {
            input.fault("crops", "Has two crops for one ratio");
        }
    }
}
