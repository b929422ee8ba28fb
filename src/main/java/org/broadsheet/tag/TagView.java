package org.broadsheet.tag;

import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A topic.
 *
 * @param url its page on the public site
 * @param articleCount how many public articles have it
 */
@Schema(name = "Tag", description = "A topic.")
public record TagView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "The tag's name in paths.", examples = "harbour")
        String slug,

        @Schema(description = "The tag's page on the public site.")
        URI url,

        @Schema(description = "The tag's display name.", maxLength = 200, examples = "Harbour")
        String name,

        @Schema(description = "Number of public articles with this tag.", minimum = "0")
        long articleCount) {}
