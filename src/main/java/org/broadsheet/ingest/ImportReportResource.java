package org.broadsheet.ingest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.Alone;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Reports of imports, for those who look at them afterwards. */
@Alone
@Path("/v1/editorial/imports")
@Tag(name = "Imports", description = "Importing many records at a time, from a CMS or an archive.")
public class ImportReportResource {

    private static final String ID = "The import's id.";

    private final ImportReports reports;

    ImportReportResource(ImportReports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listImports",
            summary = "The latest imports, newest first",
            description = "Tried ones too. The last 1,000 are kept.")
    public Page<ImportReport> list(@BeanParam BoundQuery<PageRequest> query) {
        return reports.page(query);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getImport",
            summary = "What became of an import's records",
            description = "Counted by code and by sentence, the most frequent first; also as CSV and as a page.")
    public ImportReport get(@RestPath @Parameter(description = ID) String id) {
        return find(id);
    }

    @GET
    @Path("/{id}/report.csv")
    @RolesAllowed(Scope.CONTENT_READ)
    @Produces(ImportReportText.CSV)
    @Operation(
            operationId = "getImportCsv",
            summary = "What became of an import's records, for a spreadsheet",
            description = "One line for each sentence that was said of records.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content =
                    @Content(
                            mediaType = ImportReportText.CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example = ImportReportText.HEADER))
    public Response csv(@RestPath @Parameter(description = ID) String id) {
        return answer(ImportReportText.csv(find(id)), ImportReportText.CSV).build();
    }

    @GET
    @Path("/{id}/report.html")
    @RolesAllowed(Scope.CONTENT_READ)
    @Produces(ImportReportText.HTML)
    @Operation(
            operationId = "getImportPage",
            summary = "What became of an import's records, as a page to look at",
            description = "HTML without scripts.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content =
                    @Content(
                            mediaType = ImportReportText.HTML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "<!doctype html> …"))
    public Response page(@RestPath @Parameter(description = ID) String id) {
        return answer(ImportReportText.html(find(id)), ImportReportText.HTML)
                .header("Content-Security-Policy", ImportReportText.POLICY)
                .build();
    }

    private static Response.ResponseBuilder answer(String text, String type) {
        return Response.ok(text, type + ";charset=utf-8").header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private ImportReport find(String id) {
        return Slugs.asId(id).flatMap(reports::find).orElseThrow(() -> Problem.notFound()
                .exception());
    }
}
