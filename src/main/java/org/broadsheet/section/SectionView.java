package org.broadsheet.section;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraOf;
import org.broadsheet.name.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A desk or feed of the publication.
 *
 * @param url its page on the public site
 * @param description plain text; null where there is none
 * @param parent the slug of the section that it is below; null at the top
 * @param path the slugs from the top to itself
 * @param breadcrumbs the same with names and pages
 */
@Schema(name = "Section", description = "A desk or feed of the publication.")
public record SectionView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The section's name in paths.", examples = "local")
        String slug,

        @Schema(description = "The section's page on the public site.")
        URI url,

        @Schema(description = "The section's display name.", maxLength = 200, examples = "Local")
        String name,

        @Schema(nullable = true, description = "What it is about; plain text.", maxLength = 2000)
        String description,

        @Schema(nullable = true, description = "Its picture.")
        Image image,

        @Schema(
                description = "Its place among the sections below the same one; those with the same position are sorted"
                        + " by name.",
                minimum = "0",
                maximum = "9999")
        int position,

        @Schema(
                nullable = true,
                description = "The slug of the section that it is below; null at the top.",
                maxLength = 200,
                examples = "culture")
        String parent,

        @Schema(description = "The slugs on the way to it, from the top; its own is the last.")
        List<String> path,

        @Schema(description = "The same way with names and pages.")
        List<Breadcrumb> breadcrumbs,

        @Schema(description = "Fields of the newsroom's own; `{}` for none.") @ExtraOf(Kind.SECTION)
        Extra extra) {}
