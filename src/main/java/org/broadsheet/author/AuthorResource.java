package org.broadsheet.author;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.name.MovedRequest;
import org.broadsheet.name.Moves;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Previewable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The authors of articles. Public, cacheable. */
@Path("/v1/authors")
@PermitAll
@Previewable
@Tag(name = "Authors", description = "The authors of articles, with role, portrait and bio.")
public class AuthorResource {

    private final Authors authors;
    private final Moves moves;

    AuthorResource(Authors authors, Moves moves) {
        this.authors = authors;
        this.moves = moves;
    }

    @GET
    @Operation(
            operationId = "listAuthors",
            summary = "Authors by name",
            description = "Each with the whole bio, and an excerpt for a short view.")
    public Page<AuthorView> list(@BeanParam BoundQuery<AuthorListRequest> query) {
        return authors.page(query);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getAuthor",
            summary = "One author, with their bio",
            description = "Their articles are at `/v1/articles?author=`.")
    @APIResponse(responseCode = "200", description = "The author.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public AuthorView get(
            @RestPath @Parameter(description = "The author's slug.", example = "mira-holt") String slug,
            @BeanParam BoundQuery<MovedRequest> query) {
        return moves.find(Kind.AUTHOR, slug, query.checked().moved(), authors::bySlug);
    }
}
