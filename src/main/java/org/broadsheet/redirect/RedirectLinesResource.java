package org.broadsheet.redirect;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.broadsheet.response.PlainText;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All redirects as lines of text, for the table of an edge server. Public, cacheable. */
@Path("/v1/redirects.txt")
@PermitAll
@Previewable
@Tag(name = "Addresses")
public class RedirectLinesResource {

    private final RedirectResource redirects;

    RedirectLinesResource(RedirectResource redirects) {
        this.redirects = redirects;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listRedirectsAsText",
            summary = "All redirects as text",
            description = "Lines `from to 308` (307 if not permanent), for an edge server. Also at `/v1/redirects` with"
                    + " `Accept: text/plain`.")
    @APIResponse(
            responseCode = "200",
            description = "The redirects.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            example = "/articles/ferry-delayed /articles/ferry-cancelled 308\n",
                            schema = @Schema(implementation = String.class)))
    public PlainText list() {
        return redirects.lines();
    }
}
