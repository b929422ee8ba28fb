package org.broadsheet.section;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.extra.Extra;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section as a newsroom sends it. */
@Schema(
        name = "SectionInput",
        description =
                "A section as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(by = EditorialSection.class)
public record SectionDraft(
        @Schema(description = "Its name in paths. If absent: made from the name on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The display name.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "What it is about; plain text.") @Size(min = 1, max = DESCRIPTION_LENGTH)
        String description,

        @Schema(
                description = "Its place among the sections below the same one, equal positions sorted by name; last if"
                        + " absent.")
        @Min(0)
        @Max(LAST_POSITION)
        Integer position,

        @Schema(
                description = "The slug of the section that it is below; at the top if absent. Not one that is below"
                        + " itself; at most " + SectionTree.LEVELS + " levels.")
        @Pattern(regexp = Slugs.PATTERN)
        String parent,

        @Schema(description = "Its picture.", ref = ImageDraft.SCHEMA)
        Image image,

        @Schema(description = "Fields of the newsroom's own.")
        Extra extra) {

    public static final int NAME_LENGTH = 200;
    public static final int DESCRIPTION_LENGTH = 2_000;
    public static final int LAST_POSITION = 9_999;

    public SectionDraft {
        position = position == null ? (Integer) LAST_POSITION : position;
    }

    /** A section of which only the name is known, at the top. */
    public static SectionDraft of(String slug, String name) {
        return new SectionDraft(slug, name, null, null, null, null, null);
    }

    SectionDraft named(String other) {
        return new SectionDraft(other, name, description, position, parent, image, extra);
    }

    SectionDraft below(String other) {
        return new SectionDraft(slug, name, description, position, other, image, extra);
    }

    /** The same with another image. */
    SectionDraft showing(Image other) {
        return new SectionDraft(slug, name, description, position, parent, other, extra);
    }
}
