package org.broadsheet.author;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Authors: who wrote it. Public, cacheable. */
@Path("/v1/authors")
@PermitAll
@Previewable
@Tag(name = "Authors", description = "Who writes, with role, portrait and bio.")
public class AuthorResource {

    private final Authors authors;

    AuthorResource(Authors authors) {
        this.authors = authors;
    }

    @GET
    @Operation(
            operationId = "listAuthors",
            summary = "Authors by name",
            description = "Each with the whole bio, and its excerpt for the folded form.")
    public Page<AuthorView> list(@BeanParam ListQuery query) {
        return authors.page(query.parameters());
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getAuthor",
            summary = "One author, with their bio",
            description = "Their articles are at `/v1/articles?author=`.")
    public AuthorView get(@RestPath @Parameter(description = "The author's slug.", example = "mira-holt") String slug) {
        return authors.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());
    }
}
