package org.broadsheet.tag;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.body.WebReader;
import org.broadsheet.extra.Extra;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.TextsReader;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag as a newsroom sends it.
 *
 * @param kind the wire name of a {@link TagKind}; null for a topic
 * @param latitude in degrees north (WGS 84)
 * @param longitude in degrees east (WGS 84)
 */
@Schema(
        name = "TagInput",
        description = "A tag as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(by = EditorialTag.class)
public record TagDraft(
        @Schema(description = "Its name in paths. If absent: made from the name on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The display name.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(
                description = "What it is. A series is read in order; a storyline goes on over time.",
                enumeration = {"topic", "person", "organisation", "place", "event", "series", "storyline"},
                defaultValue = TagKind.DEFAULT)
        String kind,

        @Schema(description = "What it is about; plain text.") @Size(min = 1, max = DESCRIPTION_LENGTH)
        String description,

        @Schema(description = "Its picture.", ref = ImageDraft.SCHEMA)
        Image image,

        @Schema(
                description = "Addresses that say unmistakably what it is, such as its page at Wikidata (schema.org's"
                        + " `sameAs`).",
                uniqueItems = true)
        @Size(max = MAX_SAME_AS)
        @ReadWith(WebReader.Several.class)
        List<@Pattern(regexp = WebReader.PATTERN) @Size(min = 1, max = UrlPolicy.LONGEST) String> sameAs,

        @Schema(description = "Its code among the IPTC's Media Topics, such as medtop:20000304.")
        @Size(min = MEDIA_TOPIC_LENGTH, max = MEDIA_TOPIC_LENGTH)
        @Pattern(regexp = "^medtop:[0-9]{8}$", message = "Must be the code of a Media Topic, such as medtop:20000304")
        String mediaTopic,

        @Schema(description = "Of a place, in degrees north (WGS 84); together with `longitude`.")
        @DecimalMin("-90")
        @DecimalMax("90")
        Double latitude,

        @Schema(description = "Of a place, in degrees east (WGS 84); together with `latitude`.")
        @DecimalMin("-180")
        @DecimalMax("180")
        Double longitude,

        @Schema(description = "What it is called as well; found by search as its name is.", uniqueItems = true)
        @Size(max = MAX_SYNONYMS)
        @ReadWith(TextsReader.Names.class)
        List<@Size(min = 1, max = TextsReader.Names.LONGEST) String> synonyms,

        @Schema(description = "Fields of the newsroom's own.")
        Extra extra)
        implements CheckedInput {

    public static final int NAME_LENGTH = 200;
    public static final int DESCRIPTION_LENGTH = 2_000;
    public static final int MAX_SAME_AS = 20;
    public static final int MAX_SYNONYMS = 50;

    private static final int MEDIA_TOPIC_LENGTH = 15;

    /** A tag that says that it is a topic is kept as one that does not: a digest must not tell them apart. */
    public TagDraft {
        kind = TagKind.DEFAULT.equals(kind) ? null : kind;
        sameAs = sameAs == null ? List.of() : List.copyOf(sameAs);
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }

    /** A topic of which only the name is known. */
    public static TagDraft of(String slug, String name) {
        return new TagDraft(slug, name, null, null, null, null, null, null, null, null, null);
    }

    TagDraft named(String other) {
        return new TagDraft(
                other, name, kind, description, image, sameAs, mediaTopic, latitude, longitude, synonyms, extra);
    }

    @Override
    public void check(JsonInput input) {
        if ((latitude == null) != (longitude == null)) {
            input.fault(
                    latitude == null ? "latitude" : "longitude",
                    "Is required, since a place has both coordinates or none");
        }
    }

    /** The same with another image. */
    TagDraft showing(Image other) {
        return new TagDraft(
                slug, name, kind, description, other, sameAs, mediaTopic, latitude, longitude, synonyms, extra);
    }
}
