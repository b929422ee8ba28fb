package org.broadsheet.article.edit;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.article.Place;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something happened, as an article's editors write it. Coordinates are degrees of WGS 84. */
@Schema(name = "PlaceDraft", description = "Where something happened.")
public record PlaceDraft(
        @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "Degrees north (WGS 84), together with `longitude`.") @DecimalMin("-90") @DecimalMax("90")
        Double latitude,

        @Schema(description = "Degrees east (WGS 84), together with `latitude`.") @DecimalMin("-180") @DecimalMax("180")
        Double longitude)
        implements CheckedInput {

    static final int NAME_LENGTH = 200;

    @Override
    public void check(JsonInput input) {
        if (latitude == null && longitude != null && input.node("latitude").isEmpty()) {
            input.fault("latitude", "Is required together with longitude");
        }
        if (longitude == null && latitude != null && input.node("longitude").isEmpty()) {
            input.fault("longitude", "Is required together with latitude");
        }
    }

    /** What readers get; null for null. */
    static Place view(PlaceDraft draft) {
        return draft == null ? null : new Place(draft.name, draft.latitude, draft.longitude);
    }
}
