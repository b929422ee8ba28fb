package org.broadsheet.outward;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a response, for a thread that may block. Each part is asked for, so that no more than one waits in memory,
 * however fast the server sends.
 */
final class IncomingBody {

    private final HttpClientResponse response;
    private final BlockingQueue<Future<Buffer>> arrived = new LinkedBlockingQueue<>();

    /** To be called on the event loop, as soon as there is a response. */
    IncomingBody(HttpClientResponse response) {
        this.response = response.pause()
                .handler(part -> arrived.add(Future.succeededFuture(part)))
                .endHandler(end -> arrived.add(Future.succeededFuture()))
                .exceptionHandler(failure -> arrived.add(Future.failedFuture(failure)));
    }

    HttpClientResponse response() {
        return response;
    }

    /**
     * The next part; null at the end.
     *
     * @throws ExecutionException with the cause, if the body breaks off
     * @throws TimeoutException at the deadline
     */
    Buffer next(Deadline deadline) throws ExecutionException, TimeoutException, InterruptedIOException {
        response.fetch(1);
        try {
            Future<Buffer> part = arrived.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            if (part == null) {
                throw new TimeoutException("No part of the body arrived in time");
            }
            if (part.failed()) {
                throw new ExecutionException(part.cause());
            }
            return part.result();
        } catch (InterruptedException e) {
            throw Deadline.interrupted();
        }
    }
}
