package org.broadsheet.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.broadsheet.access.Scope;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.PacedInput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Many writes of the Editorial API in one request: operations streamed in, their answers streamed out. */
@Alone
@Path("/v1/editorial/bulk")
@Tag(name = "Bulk", description = "Many writes of the Editorial API in one request.")
public class BulkResource {

    private static final Logger LOG = Logger.getLogger(BulkResource.class);

    /** More would only wait for each other's row locks, each holding a worker thread. */
    private static final int AT_ONCE = 4;

    /** Blank lines mean nothing in NDJSON. */
    private static final String PULSE = "\n";

    private final Bulk bulk;
    private final WriteTransaction transactions;
    private final CurrentIdentityAssociation identities;
    private final ExecutorService workers;
    private final ImportResource.Config config;
    private final Semaphore places = new Semaphore(AT_ONCE);

    BulkResource(
            Bulk bulk,
            WriteTransaction transactions,
            CurrentIdentityAssociation identities,
            ExecutorService workers,
            ImportResource.Config config,
            MeterRegistry meters) {
        this.bulk = bulk;
        this.transactions = transactions;
        this.identities = identities;
        this.workers = workers;
        this.config = config;
        Gauge.builder("broadsheet.bulks.running", () -> AT_ONCE - places.availablePermits())
                .description("Running bulks; at most 4")
                .register(meters);
    }

    @POST
    @Consumes(ImportResource.NDJSON)
    @Produces(ImportResource.NDJSON)
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "performBulk",
            summary = "Performs many writes and answers each",
            description =
                    "One operation per line: any write of the Editorial API, with its path, its headers and its body,"
                            + " except imports, keys, preview tokens and uploads of images. They are run in order, and the answer has a line"
                            + " for each, in order, as they are done: with the status, headers and body that it would have"
                            + " by itself. One that fails does not stop the others, unless `atomic=true`. Each needs the"
                            + " scopes that it needs by itself. With an `Idempotency-Key`, sending the same lines"
                            + " again within a day repeats the answers of those that are done and runs the others: so a"
                            + " bulk that was cut off is simply sent again. If the first still runs, the answer takes over"
                            + " where both meet: that line is 409 with `Retry-After`, and those after it are `skipped` with 424. A blank line may come while one takes long.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the operations, one line each.",
            content = @Content(mediaType = ImportResource.NDJSON, schema = @Schema(implementation = BulkLine.class)))
    public Response perform(
            @RequestBody(
                            description = "NDJSON in UTF-8: at most 10,000 lines, each of at most 4 MiB.",
                            required = true,
                            content =
                                    @Content(
                                            mediaType = ImportResource.NDJSON,
                                            schema = @Schema(implementation = BulkOperation.class)))
                    InputStream operations,
            @BeanParam BoundQuery<BulkRequest> query,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "The same key and lines return the first answers again, for a day.")
                    String idempotencyKey,
            @Context RoutingContext context) {
        BulkRequest request = query.checked();
        transactions.checkKey(idempotencyKey);
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE, AT_ONCE + " bulks are running; try again later.")
                    .exception(Map.of("Retry-After", "10"));
        }
        Bulk.Sender sender =
                new Bulk.Sender(identities.getIdentity(), context, request.dryRun() ? null : idempotencyKey);
        InputStream paced = new PacedInput(operations, config.leastRate().asLongValue(), config.patience());
        Spool spool = new Spool(PULSE);
        workers.execute(() -> {
            try (spool) {
                bulk.run(paced, spool::add, request, sender);
            } catch (RuntimeException e) {
                LOG.error("A bulk failed", e);
            } finally {
                places.release();
            }
        });
        StreamingOutput answer = spool::copyTo;
        return Response.ok(answer).build();
    }
}
