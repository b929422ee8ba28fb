package org.broadsheet.redirect;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A path of the public site that moved.
 *
 * @param from the old path
 * @param to the path that it has now; never one that redirects again
 */
@Schema(name = "Redirect", description = "A path of the public site that moved.")
public record RedirectView(
        @Schema(description = "The old path.", examples = "/articles/ferry-delayed")
        String from,

        @Schema(description = "The path now; it never redirects again.", examples = "/articles/ferry-cancelled")
        String to) {}
