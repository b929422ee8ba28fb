package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.outward.OutwardException;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.StrictJson;

/** Takes pictures in from the body of a request, or from the address that it names. */
@ApplicationScoped
class ImageUploading {

    /** Each holds a worker thread, and a part of the memory while it is decoded. */
    private static final int AT_ONCE = 4;

    private static final int LONGEST_JSON = 16 * 1024;

    private final UploadReader uploads;
    private final ImageFetcher fetcher;
    private final ImageWrites changes;
    private final WriteTransaction writes;
    private final InputReader inputs;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ImageUploading(
            UploadReader uploads,
            ImageFetcher fetcher,
            ImageWrites changes,
            WriteTransaction writes,
            InputReader inputs) {
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.changes = changes;
        this.writes = writes;
        this.inputs = inputs;
    }

    /** Keeps the pictures of a body of this type. */
    Response take(InputStream body, MediaType type, ImageUploadRequest request) {
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE, AT_ONCE + " uploads are being taken in; try again later.")
                    .exception(Map.of("Retry-After", "2"));
        }
        try (ReceivedFiles files = type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                ? fetched(body)
                : uploads.read(body, type, request.name().orElse(null))) {
            ImageWrites.Batch batch = changes.look(files.all());
            boolean dryRun = request.write().dryRun();
            return writes.run(dryRun, () -> changes.keep(batch, request.alt(), request.credit(), dryRun));
        } finally {
            places.release();
        }
    }

    private ReceivedFiles fetched(InputStream body) {
        JsonInput input = JsonInput.of(StrictJson.object(bytes(body)));
        ImageSource source = inputs.read(ImageSource.class, input);
        if (!input.faults().isEmpty()) {
            throw Problem.invalidContent(input.faults()).exception();
        }
        try {
            ReceivedFiles files = new ReceivedFiles();
            files.take(fetcher.fetch(source.url()));
            return files;
        } catch (OutwardException e) {
            throw Problem.invalidContent(List.of(Fault.pointer("/url", e.getMessage())))
                    .exception();
        }
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST_JSON + 1);
            if (bytes.length > LONGEST_JSON) {
                throw Problem.of(
                                ProblemType.CONTENT_TOO_LARGE,
                                "JSON that names a picture must not be longer than " + LONGEST_JSON + " bytes.")
                        .exception(Map.of("Connection", "close"));
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body ended early.")
                    .exception();
        }
    }
}
