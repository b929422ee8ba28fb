package org.broadsheet.article;

import java.util.List;
import org.broadsheet.tag.TagRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag of an article, with what is known of the thing that it stands for.
 *
 * @param kind the wire name of a {@link org.broadsheet.tag.TagKind}
 * @param sameAs addresses that say what it is; empty where none are known
 * @param mediaTopic a code of the IPTC's Media Topics; null where it has none
 * @param latitude in degrees north (WGS 84); null where it has no coordinates
 * @param longitude in degrees east (WGS 84); null where it has no coordinates
 */
@Schema(description = "A tag of an article, with what is known of the thing that it stands for.")
public record ArticleTag(
        @Schema(description = "The tag's name in paths.", examples = "harbour")
        String slug,

        @Schema(description = "The tag's display name.", maxLength = 200, examples = "Harbour")
        String name,

        @Schema(
                description = "What it is.",
                enumeration = {"topic", "person", "organisation", "place", "event", "series", "storyline"},
                examples = "place")
        String kind,

        @Schema(description = "Addresses that say unmistakably what it is, such as its page at Wikidata.")
        List<String> sameAs,

        @Schema(
                nullable = true,
                description = "Its code among the IPTC's Media Topics.",
                maxLength = 15,
                examples = "medtop:20000304")
        String mediaTopic,

        @Schema(
                nullable = true,
                description = "Of a place, in degrees north (WGS 84).",
                minimum = "-90",
                maximum = "90")
        Double latitude,

        @Schema(
                nullable = true,
                description = "Of a place, in degrees east (WGS 84).",
                minimum = "-180",
                maximum = "180")
        Double longitude) {

    /** The same tag without what is known of the thing. */
    TagRef ref() {
        return new TagRef(slug, name, kind);
    }
}
