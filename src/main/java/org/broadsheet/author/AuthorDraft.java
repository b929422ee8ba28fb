package org.broadsheet.author;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.body.ProseReader;
import org.broadsheet.request.Kept;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An author as a newsroom sends it.
 *
 * @param bio HTML; sanitised when it is read
 */
@Schema(
        name = "AuthorInput",
        description =
                "An author as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(by = EditorialAuthor.class)
public record AuthorDraft(
        @Schema(description = "Their name in paths. If absent: made from the name on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The display name.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "Their role at the publication.") @Size(min = 1, max = NAME_LENGTH)
        String role,

        @Schema(description = "HTML; sanitised when it is stored.")
        @Size(min = 1, max = BIO_LENGTH)
        @ReadWith(ProseReader.class)
        String bio,

        @Schema(description = "Their portrait.", ref = ImageDraft.SCHEMA)
        Image avatar) {

    public static final int NAME_LENGTH = 200;
    public static final int BIO_LENGTH = 20_000;
}
