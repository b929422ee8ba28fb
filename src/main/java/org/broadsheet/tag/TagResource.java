package org.broadsheet.tag;

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

/** Tags: topics of articles. Public, cacheable. */
@Path("/v1/tags")
@PermitAll
@Previewable
@Tag(name = "Tags", description = "The topics of articles.")
public class TagResource {

    private final Tags tags;

    TagResource(Tags tags) {
        this.tags = tags;
    }

    @GET
    @Operation(
            operationId = "listTags",
            summary = "Tags by name, each with its number of public articles",
            description = "Tags that no public article has are among them, with 0.")
    public Page<TagView> list(@BeanParam ListQuery query) {
        return tags.page(query.parameters());
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getTag",
            summary = "One tag, with its number of public articles",
            description = "Its articles are at `/v1/articles?tag=`.")
    public TagView get(@RestPath @Parameter(description = "The tag's slug.", example = "harbour") String slug) {
        return tags.bySlug(slug).orElseThrow(() -> Problem.notFound().exception());
    }
}
