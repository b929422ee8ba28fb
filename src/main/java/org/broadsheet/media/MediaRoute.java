package org.broadsheet.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemWriter;

/** Sends sizes that are in memory, on the event loop; {@link MediaResource} gets the rest. */
@ApplicationScoped
class MediaRoute {

    private static final int AFTER_CORS = 260;

    private final MediaMemory memory;
    private final ProblemWriter problems;
    private final Counter hits;

    MediaRoute(MediaMemory memory, ProblemWriter problems, MeterRegistry meters) {
        this.memory = memory;
        this.problems = problems;
        this.hits = MediaSizes.reads(meters, "memory");
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, AFTER_CORS);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        boolean head = request.method() == HttpMethod.HEAD;
        // There are no parameters: the resource refuses them.
        KeptSize size = path.startsWith(MediaAddress.ROOT)
                        && request.query() == null
                        && (head || request.method() == HttpMethod.GET)
                ? memory.find(path)
                : null;
        if (size == null) {
            context.next();
            return;
        }
        hits.increment();
        try {
            send(context.response(), head, size, size.reply(head, request.headers()));
        } catch (ProblemException e) {
            problems.end(context, e.problem(), e.headers());
        }
    }

    private static void send(HttpServerResponse response, boolean head, KeptSize size, KeptSize.Reply reply) {
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (head || reply.length() == 0) {
            response.end();
        } else {
            // Wrapped, not copied: readers of one size share the array that it is kept in.
            response.end(BufferImpl.buffer(Unpooled.wrappedBuffer(size.bytes(), reply.from(), reply.length())));
        }
    }
}
