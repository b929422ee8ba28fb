package org.broadsheet.section;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step on the way from the top of the publication to a section.
 *
 * @param slug the section's name in paths
 * @param name its display name
 * @param url its page on the public site
 */
@Schema(name = "Breadcrumb", description = "One step on the way from the top of the publication to a section.")
public record Breadcrumb(
        @Schema(description = "The section's name in paths.", examples = "culture")
        String slug,

        @Schema(description = "The section's display name.", maxLength = 200, examples = "Culture")
        String name,

        @Schema(description = "The section's page on the public site.")
        URI url) {}
