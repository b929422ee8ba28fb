package org.broadsheet.tag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.extra.Extra;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as editors see it: the content, which can be sent back, and the fields set by the program. */
@Schema(description = "A tag as editors see it: content to send back, and fields set by the program.")
public record EditorialTag(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The tag's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(description = "The tag's display name.", maxLength = TagDraft.NAME_LENGTH)
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

        @Schema(description = "Fields of the newsroom's own, those that only editors see included; `{}` for none.")
        Extra extra,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings)
        implements Versioned {}
