package org.broadsheet.tag;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraOf;
import org.broadsheet.name.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag: a topic, or something that articles are about.
 *
 * @param kind the wire name of a {@link TagKind}
 * @param url its page on the public site
 * @param articleCount how many public articles have it
 */
@Schema(name = "Tag", description = "A topic, or something else that articles are about.")
public record TagView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The tag's name in paths.", examples = "harbour")
        String slug,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(description = "The tag's display name.", maxLength = 200, examples = "Harbour")
        String name,

        @Schema(
                description = "What it is. A series is read in order; a storyline goes on over time.",
                enumeration = {"topic", "person", "organisation", "place", "event", "series", "storyline"},
                examples = "place")
        String kind,

        @Schema(nullable = true, description = "What it is about; plain text.", maxLength = 2000)
        String description,

        @Schema(nullable = true, description = "Its picture.")
        Image image,

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
        Double longitude,

        @Schema(description = "What it is called as well.") List<String> synonyms,

        @Schema(description = "Number of public articles with this tag.", minimum = "0")
        long articleCount,

        @Schema(description = "Fields of the newsroom's own; `{}` for none.") @ExtraOf(Kind.TAG)
        Extra extra) {}
