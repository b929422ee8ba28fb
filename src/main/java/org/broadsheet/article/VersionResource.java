package org.broadsheet.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.access.Scope;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteQuery;
import org.broadsheet.editorial.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An article's versions. Needs a key. */
@Path("/v1/editorial/articles/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class VersionResource {

    private final VersionHistory history;
    private final Writes writes;

    VersionResource(VersionHistory history, Writes writes) {
        this.history = history;
        this.writes = writes;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listVersions",
            summary = "An article's versions, newest first",
            description = "Every save is one and is kept whole.")
    public VersionView.History list(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id, @BeanParam VersionQuery query) {
        Parameters parameters = query.parameters();
        int before = parameters.number("before", Integer.MAX_VALUE, 2, VersionQuery.MAX);
        parameters.check();
        return history.list(id, before);
    }

    @GET
    @Path("/{version:\\d+}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getVersion",
            summary = "One version, whole",
            description = "What it said, in the form that editors send; references by the slugs of today.")
    public VersionView.Whole get(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath
                    @Parameter(
                            description = "The version's number.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int version) {
        return history.find(id, version);
    }

    @GET
    @Path("/{from:\\d+}...{to:\\d+}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getVersionComparison",
            summary = "What is different between two versions",
            description = "By field, and by block: blocks keep their ids from save to save.")
    public VersionView.Comparison compare(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath
                    @Parameter(
                            description = "The one version's number.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int from,
            @RestPath
                    @Parameter(
                            description = "The other version's number.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int to) {
        return history.compare(id, from, to);
    }

    @POST
    @Path("/{version:\\d+}/restore")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreVersion",
            summary = "Makes an older version's content the article's, as a new version",
            description = "Its state stays: what is published stays so and changes at once.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now.",
            content = @Content(schema = @Schema(implementation = EditorialArticle.class)))
    public Response restore(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath
                    @Parameter(
                            description = "The version's number.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int version,
            @BeanParam WriteQuery query,
            @HeaderParam("If-Match") @Parameter(description = EditorialArticleResource.IF_MATCH) String ifMatch) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        return writes.run(dryRun, () -> history.restore(id, version, new Precondition(ifMatch)));
    }
}
