package org.broadsheet.editorial;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.ProblemWriter;

/**
 * Reads the bodies of editorial writes on the event loop, whole, before a worker thread is taken: a slow sender costs a
 * connection, never a worker. Imports stream and are not held here.
 */
@ApplicationScoped
public class EditorialBodies {

    /** {@code broadsheet.editorial.*}: how editors' requests are read. */
    @ConfigMapping(prefix = "broadsheet.editorial")
    public interface Config {

        /** How long the body of a write may take to arrive; imports stream and may take their time. */
        @WithDefault("30S")
        Duration bodyTimeout();
    }

    /** The longest body of an editorial write. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int AFTER_THE_GUARD = 1_000;
    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final BodyHandler bodies =
            BodyHandler.create(false).setBodyLimit(MAX_BYTES).setMergeFormAttributes(false);
    private final ProblemWriter problems;
    private final Duration timeout;

    EditorialBodies(ProblemWriter problems, Config config) {
        this.problems = problems;
        this.timeout = config.bodyTimeout();
    }

    void stand(@Observes Filters filters) {
        filters.register(this::read, AFTER_THE_GUARD);
        filters.register(this::none, AFTER_THE_GUARD - 1);
    }

    /** No body is one without bytes, or the framework would wait for one that was read already. */
    private void none(RoutingContext context) {
        if (isOurs(context) && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private static boolean isOurs(RoutingContext context) {
        String path = context.request().path();
        return path.startsWith("/v1/editorial/")
                && !path.equals("/v1/editorial/imports")
                && WRITES.contains(context.request().method());
    }

    private void read(RoutingContext context) {
        if (!isOurs(context)) {
            context.next();
            return;
        }
        if (declared(context) > MAX_BYTES) {
            tooLarge(context);
            return;
        }
        long timer = context.vertx().setTimer(timeout.toMillis(), late -> {
            if (!context.request().isEnded()) {
                problems.endConnection(
                        context,
                        Problem.of(
                                408,
                                "request-timeout",
                                "Request timeout",
                                "The body did not arrive within " + timeout.toSeconds() + " seconds."));
            }
        });
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        bodies.handle(context);
    }

    private static long declared(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    private void tooLarge(RoutingContext context) {
        problems.end(
                context,
                Problem.of(
                        413,
                        "content-too-large",
                        "Content too large",
                        "The body may have " + MAX_BYTES + " bytes at most."),
                Map.of("Connection", "close"));
    }
}
