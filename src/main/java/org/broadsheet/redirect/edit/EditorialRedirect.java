package org.broadsheet.redirect.edit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.editorial.Warning;
import org.broadsheet.redirect.RedirectPath;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A redirect as editors see it: the content, which can be sent back, and the fields set by the program.
 *
 * @param leadsTo where readers end up, after everything on the way; null if they are sent nowhere
 */
@Schema(description = "A redirect as editors see it: content to send back, and fields set by the program.")
public record EditorialRedirect(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The path that it leads away from.", maxLength = RedirectPath.MAX_LENGTH)
        String from,

        @Schema(description = "Where it leads: a path of the site, or a URL.", maxLength = RedirectPath.MAX_LENGTH)
        String to,

        @Schema(description = "Whether readers' browsers may remember it.")
        boolean permanent,

        @Schema(
                nullable = true,
                description =
                        "Where readers end up now, after following all redirects; null if nowhere, and then a warning"
                                + " says why.",
                maxLength = RedirectPath.MAX_LENGTH)
        String leadsTo,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(nullable = true, description = "Who saved this version.", maxLength = 200)
        String savedBy,

        @Schema(description = "Why it leads nowhere now; after a write, also what was not kept.")
        List<Warning> warnings) {}
