package org.broadsheet.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.broadsheet.access.Scope;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.RequestGuard;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WriteQuery;
import org.broadsheet.editorial.Written;
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

    /** More at once would only wait for each other's rows, each holding a worker. */
    private static final int AT_ONCE = 4;

    private final Importer importer;
    private final Editor editor;
    private final Audit audit;
    private final ExecutorService workers;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ImportResource(Importer importer, Editor editor, Audit audit, ExecutorService workers, MeterRegistry meters) {
        this.importer = importer;
        this.editor = editor;
        this.audit = audit;
        this.workers = workers;
        Gauge.builder("broadsheet.imports.running", () -> AT_ONCE - places.availablePermits())
                .description("Imports that run; there may be 4")
                .register(meters);
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed(Scope.CONTENT_WRITE)
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
                    InputStream records,
            @BeanParam WriteQuery query,
            @Context RoutingContext context) {
        Parameters parameters = query.parameters();
        boolean dryRun = parameters.flag("dryRun", false);
        parameters.check();
        if (!places.tryAcquire()) {
            throw Problem.of(503, "unavailable", "Unavailable", AT_ONCE + " imports are running; send it again later.")
                    .exception(Map.of("Retry-After", "10"));
        }
        String by = editor.name();
        if (!dryRun) {
            audit.note(
                    new Written.Entry("import", "import", null, null, null, null),
                    by,
                    editor.keyId().orElse(null),
                    context.get(RequestGuard.REQUEST_ID));
        }
        Spool spool = new Spool();
        workers.execute(() -> {
            try (spool) {
                LOG.info((dryRun ? "Tried: " : "Imported: ") + importer.run(records, spool::add, by, dryRun));
            } catch (IOException e) {
                LOG.warn("An import broke off: " + e.getMessage());
            } finally {
                places.release();
            }
        });
        StreamingOutput answer = spool::copyTo;
        return Response.ok(answer).build();
    }
}
