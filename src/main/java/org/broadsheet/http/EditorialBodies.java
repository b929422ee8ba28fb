package org.broadsheet.http;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.Door;

/**
 * Reads the whole body of an editorial write on the event loop, before a worker thread is taken, so that a slow sender
 * holds a connection but never a worker. Imports, bulks and uploads are streamed and bypass this.
 */
@ApplicationScoped
public class EditorialBodies {

    /** {@code broadsheet.editorial.*}: how editors' requests are read. */
    @ConfigMapping(prefix = "broadsheet.editorial")
    public interface Config {

        /** How long the body of a write may take to arrive. Does not apply to imports and bulks, which stream. */
        @WithDefault("30S")
        Duration bodyTimeout();
    }

    /** The longest body of an editorial write. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int AFTER_THE_GUARD = 1_000;
    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    /** Operations that read their body themselves, as it comes. */
    private static final Set<String> STREAMED =
            Set.of("/v1/editorial/imports", "/v1/editorial/bulk", "/v1/editorial/images");

    private final BodyHandler bodies =
            BodyHandler.create(false).setBodyLimit(MAX_BYTES).setMergeFormAttributes(false);
    private final ProblemWriter problems;
    private final AddressProblems addresses;
    private final Duration timeout;

    EditorialBodies(ProblemWriter problems, AddressProblems addresses, Config config) {
        this.problems = problems;
        this.addresses = addresses;
        this.timeout = config.bodyTimeout();
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, AFTER_THE_GUARD);
        filters.register(this::supplyEmptyBody, AFTER_THE_GUARD - 1);
    }

    /**
     * Gives a request without a body an empty one. Otherwise the framework would wait for bytes that were already read.
     */
    private void supplyEmptyBody(RoutingContext context) {
        if (isOurs(context) && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private static boolean isOurs(RoutingContext context) {
        String path = context.request().path();
        return Door.EDITORIAL.leadsTo(path)
                && !STREAMED.contains(path)
                && WRITES.contains(context.request().method());
    }

    private void read(RoutingContext context) {
        if (hasBlankType(context)) {
            AddressProblems.Refusal refusal = addresses.unsupported(context);
            Map<String, String> headers = new HashMap<>(refusal.headers());
            headers.put("Connection", "close");
            problems.end(context, refusal.problem(), headers);
            return;
        }
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
                                ProblemType.REQUEST_TIMEOUT,
                                "The body did not arrive within " + timeout.toSeconds() + " seconds."));
            }
        });
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        bodies.handle(context);
    }

    /** The framework treats an empty media type as any type. */
    private static boolean hasBlankType(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type != null
                && type.isBlank()
                && WRITES.contains(context.request().method())
                && (declared(context) > 0 || context.request().getHeader("Transfer-Encoding") != null);
    }

    private static long declared(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    private void tooLarge(RoutingContext context) {
        problems.end(
                context,
                Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body must not be longer than " + MAX_BYTES + " bytes."),
                Map.of("Connection", "close"));
    }
}
