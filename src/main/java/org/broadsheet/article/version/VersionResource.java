package org.broadsheet.article.version;

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
import org.broadsheet.article.edit.ArticleStepRequest;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticleResource;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.request.BoundQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An article's versions. Every operation needs a key. */
@Path("/v1/editorial/articles/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial: articles", description = "Writing articles, and deciding what the public sees of them.")
public class VersionResource {

    private final VersionHistory history;
    private final Editor editor;
    private final WriteTransaction writes;

    VersionResource(VersionHistory history, Editor editor, WriteTransaction writes) {
        this.history = history;
        this.editor = editor;
        this.writes = writes;
    }

    @GET
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listVersions",
            summary = "An article's versions, newest first",
            description = "Every save makes a version, which is kept in full.")
    public VersionView.History list(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @BeanParam BoundQuery<VersionListRequest> query) {
        return history.list(id, query.checked().before().orElse(Integer.MAX_VALUE));
    }

    @GET
    @Path("/{version:\\d+}")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getVersion",
            summary = "One version in full",
            description = "Its content in the form that editors send, with current slugs as references.")
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
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getVersionComparison",
            summary = "The differences between two versions",
            description = "By field and by block: blocks keep their ids from save to save.")
    public VersionView.Comparison compare(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath
                    @Parameter(
                            description = "The number of the first version.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int from,
            @RestPath
                    @Parameter(
                            description = "The number of the second version.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int to) {
        return history.compare(id, from, to);
    }

    @POST
    @Path("/{version:\\d+}/restore")
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreVersion",
            summary = "Restores the content of an older version as a new version",
            description = "The state stays: a published article stays published, and readers see the change at once.")
    @APIResponseSchema(
            value = EditorialArticle.class,
            responseCode = "200",
            responseDescription = "The article as it is now.")
    public Response restore(
            @RestPath @Parameter(description = EditorialArticleResource.ID) String id,
            @RestPath
                    @Parameter(
                            description = "The version's number.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    int version,
            @BeanParam BoundQuery<ArticleStepRequest> query,
            @HeaderParam("If-Match") @Parameter(description = EditorialArticleResource.IF_MATCH) String ifMatch) {
        ArticleStepRequest request = query.checked();
        editor.writesFor(request.by());
        return writes.run(request.write().dryRun(), () -> history.restore(id, version, new Precondition(ifMatch)));
    }
}
