package org.broadsheet.image;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.broadsheet.picture.Point;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point of a picture, as parts of its width and height. */
@Schema(name = "FocalPoint", description = "The point of a picture that every crop should show, as parts of its sides.")
record PointDraft(
        @Schema(description = "From 0 (left) to 1 (right).") @NotNull @DecimalMin("0") @DecimalMax("1")
        Double x,

        @Schema(description = "From 0 (top) to 1 (bottom).") @NotNull @DecimalMin("0") @DecimalMax("1")
        Double y) {

    static PointDraft of(Point point) {
        return point == null ? null : new PointDraft(point.x(), point.y());
    }

    Point point() {
        return new Point(x, y);
    }
}
