package org.broadsheet.export;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.broadsheet.delivery.Problem;
import org.broadsheet.ingest.ImportRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The export: everything public, in the import's own form. Public. */
@Path("/v1/export.ndjson")
@PermitAll
@Tag(name = "Changes", description = "Following what changes, and starting a mirror.")
public class ExportResource {

    private static final String NDJSON = "application/x-ndjson";

    /** Each holds a connection and an old snapshot for as long as its reader takes. */
    private static final int AT_ONCE = 2;

    private final Export export;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ExportResource(Export export) {
        this.export = export;
    }

    @GET
    @Produces(NDJSON)
    @Operation(
            operationId = "exportRecords",
            summary = "Everything public at one moment, in the import's own form",
            description =
                    "Sections, tags, authors, articles and summaries, a line each, and last a line of type `cursor`"
                            + " to follow the change feed from. What is imported into an empty newsroom and exported again is"
                            + " the same but for that line.")
    @APIResponse(
            responseCode = "200",
            description = "The records.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)))
    public Response take() {
        // Taken by whoever writes: an answer to HEAD never is, and would keep its place for good.
        StreamingOutput lines = out -> {
            if (!places.tryAcquire()) {
                throw Problem.of(503, "unavailable", "Unavailable", AT_ONCE + " exports are running; ask again later.")
                        .exception(Map.of("Retry-After", "30"));
            }
            try {
                export.write(out);
            } finally {
                places.release();
            }
        };
        return Response.ok(lines).header("Cache-Control", "no-store").build();
    }
}
