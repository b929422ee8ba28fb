package org.broadsheet.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.broadsheet.access.Scope;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ForeignFile;
import org.broadsheet.archive.Head;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.WithinLimits;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.http.RequestGuard;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.PacedInput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Imports: records streamed in, progress streamed out. */
@Alone
@Path("/v1/editorial/imports")
@Tag(name = "Imports", description = "Importing many records at a time, from a CMS or an archive.")
public class ImportResource {

    /** {@code broadsheet.imports.*}: how imports are read. */
    @ConfigMapping(prefix = "broadsheet.imports")
    public interface Config {

        /** Minimum number of bytes per second that the sender of an import must send while the node waits for them. */
        @WithDefault("256")
        MemorySize leastRate();

        /** How long a sender may be slower than that, in whole seconds, before the import is ended. */
        @WithDefault("30S")
        Duration patience();

        /** The longest archive of another system. It is kept in a temporary file while it is imported. */
        @WithDefault("8G")
        MemorySize mostBytes();

        /**
         * What happens to a public article whose tags or authors have no record, unless the import's `createMissing`
         * says so: `create` creates them, `reject` rejects the article.
         */
        @WithDefault("create")
        UnknownNames unknownNames();

        /**
         * Whether an import publishes what its records say is public without the scope `content:publish`, as it did until
         * version 0.2. Only until the keys of your senders have that scope: the next version will not have this setting.
         */
        @WithDefault("false")
        boolean publishesWithoutScope();
    }

    /** What names do that no record explains. */
    public enum UnknownNames {
        /** They become records, named as they are spelled. */
        CREATE,
        /** The record that has them is rejected. */
        REJECT
    }

    /** Newline-delimited JSON. */
    public static final String NDJSON = "application/x-ndjson";

    private static final String ZIP = "application/zip";
    private static final String CSV = "text/csv";
    private static final String MARKDOWN = "text/markdown";

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    /** What is read before the answer begins, to recognise a format. */
    private static final int HEAD_BYTES = 64 * 1024;

    /** More would only wait for each other's row locks, each holding a worker thread. */
    private static final int AT_ONCE = 4;

    private final Importer importer;
    private final Archives archives;
    private final Editor editor;
    private final Audit audit;
    private final ExecutorService workers;
    private final Config config;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ImportResource(
            Importer importer,
            Archives archives,
            Editor editor,
            Audit audit,
            ExecutorService workers,
            Config config,
            MeterRegistry meters) {
        this.importer = importer;
        this.archives = archives;
        this.editor = editor;
        this.audit = audit;
        this.workers = workers;
        this.config = config;
        Gauge.builder("broadsheet.imports.running", () -> AT_ONCE - places.availablePermits())
                .description("Running imports; at most 4")
                .register(meters);
    }

    @POST
    @Consumes({
        NDJSON,
        MediaType.APPLICATION_OCTET_STREAM,
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_XML,
        ZIP,
        CSV,
        MARKDOWN
    })
    @Produces(NDJSON)
    @WithinLimits
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "importRecords",
            summary = "Imports records or another system's archive, and reports on each",
            description =
                    "An archive is sent as it is, alone or in a zip with its pictures; docs/moving-in.md says what comes"
                            + " along. Records are sent as newline-delimited JSON: one JSON record per line, whose `type` is `section`, `tag`, `author`, `article`, `summary` or"
                            + " `redirect`. A record that decides what the public sees needs the scope content:publish"
                            + " too, and one beyond the limits of the key is rejected. References are by slug and may point forward within the file. A rejected"
                            + " record does not stop the others, and sending the same file again changes nothing. The"
                            + " response is NDJSON too: `progress`, `rejected` and `warning` lines while the import"
                            + " runs, and finally `done` with the totals and the warnings by code, or `failed`; the"
                            + " report can be read afterwards. Of an archive that cannot be read to its end, nothing is"
                            + " stored. A dry"
                            + " run shows what an archive would lose.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the records, one line each.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportLine.class)))
    public Response take(
            @RequestBody(
                            description =
                                    "NDJSON in UTF-8 of any length, each line at most 4 MiB; or the file of an archive.",
                            required = true,
                            content = {
                                @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportRecord.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(description = "A Ghost export, ninjs or a JSON Feed.")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_XML,
                                        schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = ZIP,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream records,
            @BeanParam BoundQuery<ImportRequest> query,
            @Context HttpHeaders headers,
            @Context RoutingContext context) {
        ImportRequest request = query.checked();
        boolean dryRun = request.dryRun();
        InputStream paced = new BufferedInputStream(
                new PacedInput(records, config.leastRate().asLongValue(), config.patience()), HEAD_BYTES);
        boolean isLines = isLines(request, headers.getMediaType(), paced);
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE, AT_ONCE + " imports are running; try again later.")
                    .exception(Map.of("Retry-After", "10"));
        }
        Writer writer = config.publishesWithoutScope() ? editor.writer().publishing() : editor.writer();
        if (!dryRun) {
            audit.note(
                    new WriteResult.Entry("import", "import", null, null, null, null),
                    writer.name(),
                    editor.keyId().orElse(null),
                    context.get(RequestGuard.REQUEST_ID));
        }
        Spool spool = new Spool();
        workers.execute(() -> {
            try (spool;
                    ArchiveSource archive =
                            new ArchiveSource(paced, "", config.mostBytes().asLongValue(), request, archives)) {
                RecordSource source =
                        isLines && archives.mayBeLines(firstThere(paced)) ? RecordSource.of(paced) : archive;
                LOG.info((dryRun ? "Tried: " : "Imported: ") + importer.run(source, spool::add, writer, request));
            } catch (IOException e) {
                LOG.warn("An import was interrupted: " + e.getMessage());
            } finally {
                places.release();
            }
        });
        StreamingOutput answer = spool::copyTo;
        return Response.ok(answer).build();
    }

    /** Whether lines of records arrive. What is neither these nor plainly an archive ends the request with a problem. */
    private boolean isLines(ImportRequest request, MediaType type, InputStream in) {
        if (request.format().isPresent()) {
            return request.format().get() == ArchiveFormat.NDJSON;
        }
        if (type != null && type.toString().startsWith(NDJSON)) {
            return true;
        }
        byte[] head = beginning(in);
        if (Archive.isZip(head)) {
            return false;
        }
        return archives.recognised(Head.of("", head))
                        .orElseThrow(() -> Problem.invalidParameters(List.of(Fault.parameter(
                                                "format",
                                                ForeignFile.sentence(head)
                                                        .orElse(
                                                                "The format of the file is not plain from its beginning; say which it is"))
                                        .allowing(Archives.formats(), null)))
                                .exception())
                == ArchiveFormat.NDJSON;
    }

    private static byte[] beginning(InputStream in) {
        try {
            in.mark(HEAD_BYTES);
            byte[] head = in.readNBytes(HEAD_BYTES);
            in.reset();
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has arrived of lines: they may come slowly, so no more is waited for. */
    private static byte[] firstThere(InputStream in) {
        byte[] head = new byte[HEAD_BYTES];
        try {
            in.mark(HEAD_BYTES);
            int length = in.read(head, 0, HEAD_BYTES);
            in.reset();
            return Arrays.copyOf(head, Math.max(0, length));
        } catch (IOException e) {
            // Whoever reads on meets it again, and reports it.
            return new byte[0];
        }
    }
}
