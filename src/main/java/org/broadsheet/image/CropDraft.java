package org.broadsheet.image;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.broadsheet.picture.Box;
import org.broadsheet.picture.Ratio;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a picture is shown at a ratio, where a focal point is not enough. */
@Schema(
        name = "ImageCrop",
        description =
                "What of a picture is shown at a ratio: a rectangle, as parts of its sides. The largest rectangle of"
                        + " the ratio in its middle is shown.")
record CropDraft(
        @Schema(description = "The ratio for which it is.") @NotNull
        Ratio ratio,

        @Schema(description = "Its left side, from 0.") @NotNull @DecimalMin("0") @DecimalMax("1")
        Double x,

        @Schema(description = "Its upper side, from 0.") @NotNull @DecimalMin("0") @DecimalMax("1")
        Double y,

        @Schema(description = "With `x` at most 1.") @NotNull @DecimalMin(SMALLEST) @DecimalMax("1")
        Double width,

        @Schema(description = "With `y` at most 1.") @NotNull @DecimalMin(SMALLEST) @DecimalMax("1")
        Double height)
        implements CheckedInput {

    private static final String SMALLEST = "0.01";

    /** What sums of decimal fractions may be too large by. */
    private static final double ROUNDING = 1e-6;

    static CropDraft of(Ratio ratio, Box box) {
        return new CropDraft(ratio, box.x(), box.y(), box.width(), box.height());
    }

    Box box() {
        return new Box(x, y, width, height);
    }

    @Override
    public void check(JsonInput input) {
        if (x != null && width != null && x + width > 1 + ROUNDING) {
            input.fault("width", "Reaches beyond the right side: x and width are more than 1 together");
        }
        if (y != null && height != null && y + height > 1 + ROUNDING) {
            input.fault("height", "Reaches below the picture: y and height are more than 1 together");
        }
    }
}
