package org.broadsheet.author;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.body.ProseReader;
import org.broadsheet.extra.Extra;
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
        Image avatar,

        @Schema(description = "Where else they are on the web.") @Size(max = MAX_LINKS)
        List<AuthorLink> links,

        @Schema(description = "An e-mail address for readers: it is public.")
        @Size(min = 3, max = EMAIL_LENGTH)
        @Pattern(regexp = EMAIL, message = "Must be one e-mail address, such as mira@example.org")
        String email,

        @Schema(description = "Who they work for, where it is not the publication.") @Size(min = 1, max = NAME_LENGTH)
        String organisation,

        @Schema(description = "Where they work, such as a city.") @Size(min = 1, max = NAME_LENGTH)
        String place,

        @Schema(description = "What they cover.") @Size(min = 1, max = NAME_LENGTH)
        String beat,

        @Schema(description = "Fields of the newsroom's own.")
        Extra extra) {

    public static final int NAME_LENGTH = 200;
    public static final int BIO_LENGTH = 20_000;
    public static final int MAX_LINKS = 20;

    /** RFC 5321, section 4.5.3.1.3: a path of 256 octets, two of which are its brackets. */
    public static final int EMAIL_LENGTH = 254;

    private static final String EMAIL =
            "^[^@\\s<>\"\\u0000-\\u001f]+@[^@\\s<>\"\\u0000-\\u001f]+\\.[^@\\s<>\"\\u0000-\\u001f]+$";

    public AuthorDraft {
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** An author of whom only the name is known. */
    public static AuthorDraft of(String slug, String name) {
        return new AuthorDraft(slug, name, null, null, null, null, null, null, null, null, null);
    }

    AuthorDraft named(String other) {
        return new AuthorDraft(other, name, role, bio, avatar, links, email, organisation, place, beat, extra);
    }

    /** The same with another image. */
    AuthorDraft showing(Image other) {
        return new AuthorDraft(slug, name, role, bio, other, links, email, organisation, place, beat, extra);
    }
}
