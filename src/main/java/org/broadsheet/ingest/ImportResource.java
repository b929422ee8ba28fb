package org.broadsheet.ingest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Imports: records streamed in, progress streamed out. */
@Path("/v1/editorial/imports")
@Tag(name = "Imports", description = "Records in, many at a time, from a CMS or an archive.")
public class ImportResource {

    /** Newline-delimited JSON. */
    public static final String NDJSON = "application/x-ndjson";

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    private final Importer importer;
    private final ExecutorService workers;

    ImportResource(Importer importer, ExecutorService workers) {
        this.importer = importer;
        this.workers = workers;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed("content:write")
    @Operation(
            operationId = "importRecords",
            summary = "Takes records in as a stream and tells what became of them",
            description = "One JSON record a line, `type` first: `section`, `tag`, `author`, `article`, `summary`."
                    + " References are by slug and may point forward within the file. A rejected record never stops the"
                    + " others; the same file again changes nothing. The answer is NDJSON too: `progress`, `rejected`"
                    + " and `warning` lines while it runs, and last `done` with the totals (or `failed`).")
    @APIResponse(
            responseCode = "200",
            description = "What became of the records, a line each.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportLine.class)))
    public Response take(
            @RequestBody(
                            description = "NDJSON in UTF-8, any length; a line has at most 4 MiB.",
                            required = true,
                            content =
                                    @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)))
                    InputStream records) {
        Spool spool = new Spool();
        workers.execute(() -> {
            try (spool) {
                LOG.info("Imported: " + importer.run(records, spool::add));
            } catch (IOException e) {
                LOG.warn("An import broke off: " + e.getMessage());
            }
        });
        StreamingOutput answer = spool::copyTo;
        return Response.ok(answer).build();
    }
}
