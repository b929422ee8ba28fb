package org.broadsheet.outward;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.broadsheet.outward.OutwardException.Reason;

/** One GET request to a checked destination, with its response; closing it closes the connection. */
final class Exchange implements AutoCloseable {

    private final HttpClientRequest request;
    private final IncomingBody body;
    private final Deadline deadline;
    private final Duration silence;

    private Exchange(HttpClientRequest request, IncomingBody body, Deadline deadline, Duration silence) {
        this.request = request;
        this.body = body;
        this.deadline = deadline;
        this.silence = silence;
    }

    /** Sends a request and waits for the head of its response. */
    static Exchange open(
            HttpClient client, Destination destination, String userAgent, Deadline deadline, Duration silence)
            throws OutwardException, IOException {
        HttpClientRequest request = connect(client, destination, deadline);
        try {
            // Registered before the request is sent, so that it runs before the first byte of the body arrives.
            Future<IncomingBody> body = request.putHeader(HttpHeaders.USER_AGENT, userAgent)
                    .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                    .response()
                    .map(IncomingBody::new);
            request.end();
            return new Exchange(request, deadline.orIn(silence).await(body), deadline, silence);
        } catch (ExecutionException | TimeoutException e) {
            request.connection().close();
            throw OutwardException.of(e, Reason.BROKEN);
        }
    }

    private static HttpClientRequest connect(HttpClient client, Destination destination, Deadline deadline)
            throws OutwardException, IOException {
        Future<HttpClientRequest> request = Connecting.to(destination, client, HttpMethod.GET, deadline);
        try {
            return deadline.await(request);
        } catch (ExecutionException | TimeoutException e) {
            request.onSuccess(late -> late.connection().close());
            throw OutwardException.of(e, Reason.UNREACHABLE);
        }
    }

    /** The head of the response. */
    HttpClientResponse response() {
        return body.response();
    }

    /**
     * Writes the body to a file of this program's.
     *
     * @return its length in bytes
     * @throws OutwardException if it has more than {@code mostBytes}, is too slow or breaks off
     */
    long copyTo(OutputStream file, long mostBytes) throws OutwardException, IOException {
        long length = 0;
        for (Buffer part = next(); part != null; part = next()) {
            length += part.length();
            if (length > mostBytes) {
                throw OutwardException.tooLarge(mostBytes);
            }
            file.write(part.getBytes());
        }
        return length;
    }

    private Buffer next() throws OutwardException, IOException {
        try {
            return body.next(deadline.orIn(silence));
        } catch (ExecutionException | TimeoutException e) {
            throw OutwardException.of(e, Reason.BROKEN);
        }
    }

    @Override
    public void close() {
        request.connection().close();
    }
}
