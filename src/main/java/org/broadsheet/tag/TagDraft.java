package org.broadsheet.tag;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as a newsroom sends it. */
@Schema(
        name = "TagInput",
        description = "A tag as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(by = EditorialTag.class)
public record TagDraft(
        @Schema(description = "Its name in paths. If absent: made from the name on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The display name.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name) {

    public static final int NAME_LENGTH = 200;
}
