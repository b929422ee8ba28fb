package org.broadsheet.export;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.http.RequestGuard;
import org.broadsheet.ingest.ImportRecord;
import org.broadsheet.quota.Limited;
import org.broadsheet.quota.Policy;
import org.broadsheet.request.BoundQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole newsroom, for those who leave or move. Not for keys with limits: it is not of one section. */
@Path("/v1/editorial")
@Limited(Policy.EXPORT)
@Tag(name = "Exports", description = "Taking everything out again: for a move, or for another system.")
public class EditorialExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String ZIP = "application/zip";

    /** What the audit trail calls both the act and what it was done to. */
    private static final String EXPORTED = "export";

    private final Export export;
    private final MarkdownExport markdown;
    private final WordPressExport wordPress;
    private final Editor editor;
    private final Audit audit;
    private final CurrentVertxRequest request;
    private final ExportPlaces places = new ExportPlaces();

    EditorialExportResource(
            Export export,
            MarkdownExport markdown,
            WordPressExport wordPress,
            Editor editor,
            Audit audit,
            CurrentVertxRequest request) {
        this.export = export;
        this.markdown = markdown;
        this.wordPress = wordPress;
        this.editor = editor;
        this.audit = audit;
        this.request = request;
    }

    @GET
    @Path("/export.ndjson")
    @Produces(NDJSON)
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "exportAllRecords",
            summary = "The whole newsroom at one moment, in the format of imports",
            description = "Sections, tags, authors, articles in every state, summaries and redirects, with the fields"
                    + " that only editors see, one per line; last a line of type `cursor`. An import into an empty"
                    + " newsroom, by a key that may publish, exported again, is the same except for that line. Keys, the"
                    + " audit trail, versions, working copies, releases, preview tokens, locks, stages, the reasons of"
                    + " what was withdrawn, the files of pictures and the schemas of `extra` are not in it. A key with"
                    + " limits gets a 403.")
    @APIResponse(
            responseCode = "200",
            description = "The records.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)))
    public Response records(@BeanParam BoundQuery<ExportRequest> query) {
        Extent extent = query.checked().extent();
        return answer("records", extent, out -> export.write(out, extent));
    }

    @GET
    @Path("/export/markdown.zip")
    @Produces(ZIP)
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "exportMarkdown",
            summary = "The whole newsroom as Markdown files, for generators of static sites",
            description = "A zip with a folder for each section and in it a file for each article, with front matter in"
                    + " YAML; the pictures that are kept here, as they were sent, in `media`; `authors.yaml`,"
                    + " `tags.yaml` and `redirects.csv`. What is not public for everybody now has `draft: true`. What"
                    + " Markdown has no words for is in the front matter under `broadsheet`.")
    @APIResponse(
            responseCode = "200",
            description = "The zip.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response markdown(@BeanParam BoundQuery<ExportRequest> query) {
        Extent extent = query.checked().extent();
        return answer("Markdown", extent, out -> markdown.write(out, extent));
    }

    @GET
    @Path("/export/wordpress.xml")
    @Produces(MediaType.APPLICATION_XML)
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "exportWordPress",
            summary = "The whole newsroom as WordPress exports itself",
            description = "WXR 1.2: authors, categories, tags, posts and their featured images. What is scheduled stays"
                    + " so; what is not public otherwise is a draft. What only some may read is marked as Jetpack marks"
                    + " it; without Jetpack it is public once it is imported.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response wordPress(@BeanParam BoundQuery<ExportRequest> query) {
        Extent extent = query.checked().extent();
        return answer("WordPress", extent, out -> wordPress.write(out, extent));
    }

    /** The answer to whoever asks for the export, which is in the audit trail once it begins. */
    private Response answer(String form, Extent extent, StreamingOutput export) {
        String by = editor.name();
        UUID key = editor.keyId().orElse(null);
        String requestId = request.getCurrent().get(RequestGuard.REQUEST_ID);
        String what = extent == Extent.EVERYTHING ? form : form + ", without drafts";
        StreamingOutput noted = out -> {
            audit.note(new WriteResult.Entry(EXPORTED, EXPORTED, null, null, null, null, what), by, key, requestId);
            export.write(out);
        };
        return Response.ok(places.holding(noted))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
