package org.broadsheet.redirect;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A path of the public site that moved.
 *
 * @param from the old path
 * @param to the current path, or the URL of another site; it never redirects again
 * @param permanent whether browsers may remember it
 */
@Schema(name = "Redirect", description = "A path of the public site that moved.")
public record RedirectView(
        @Schema(
                description = "The old path, with its query if the old site used one.",
                examples = "/articles/ferry-delayed")
        String from,

        @Schema(
                description = "The current path, or a URL of another site; it never redirects again.",
                examples = "/articles/ferry-cancelled")
        String to,

        @Schema(description = "Whether browsers may remember it (308); otherwise answer 307.")
        boolean permanent) {

    /** As a line for an edge server: from, to, status. */
    String line() {
        return from + " " + to + " " + (permanent ? 308 : 307) + "\n";
    }
}
