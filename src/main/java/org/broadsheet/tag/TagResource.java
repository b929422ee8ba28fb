package org.broadsheet.tag;

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

/** Tags: topics of articles. Public, cacheable. */
@Path("/v1/tags")
@PermitAll
@Previewable
@Tag(name = "Tags", description = "The topics of articles.")
public class TagResource {

    private final Tags tags;
    private final Moves moves;

    TagResource(Tags tags, Moves moves) {
        this.tags = tags;
        this.moves = moves;
    }

    @GET
    @Operation(
            operationId = "listTags",
            summary = "Tags by name, each with its number of public articles",
            description = "Includes tags without public articles, with a count of 0.")
    public Page<TagView> list(@BeanParam BoundQuery<TagListRequest> query) {
        return tags.page(query);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getTag",
            summary = "One tag, with its number of public articles",
            description = "Its articles are at `/v1/articles?tag=`.")
    @APIResponse(responseCode = "200", description = "The tag.")
    @APIResponse(responseCode = "308", ref = "Moved")
    public TagView get(
            @RestPath @Parameter(description = "The tag's slug.", example = "harbour") String slug,
            @BeanParam BoundQuery<MovedRequest> query) {
        return moves.find(Kind.TAG, slug, query.checked().moved(), tags::bySlug);
    }
}
