package org.broadsheet.section;

import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A desk or feed of the publication.
 *
 * @param url its page on the public site
 * @param description plain text; null where there is none
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
        String description) {}
