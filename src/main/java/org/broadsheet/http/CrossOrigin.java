package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.Door;

/**
 * Lets scripts of every site read what is public (CORS, WHATWG Fetch). The answer is the same for everyone, with or
 * without an {@code Origin}, so that no cache can hand one site what was meant for another. Nothing that requires a key
 * is opened; requests of the same origin need no preflight.
 */
@ApplicationScoped
public class CrossOrigin {

    private static final int BEFORE_THE_GUARD = 10_001;
    private static final int AFTER_THE_GUARD = 9_999;
    private static final int NO_CONTENT = 204;

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    /** By name for browsers that take no wildcard; the wildcard for the rest. */
    private static final String EXPOSED = "Allow, Cache-Tag, CDN-Cache-Control, Date, ETag, Last-Modified, Link,"
            + " Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, Surrogate-Key, Vary, X-Request-Id, *";

    private static final String METHODS = "GET, HEAD";

    /**
     * What this API reads, and what libraries, tracing and monitoring add to requests by themselves: on an open read
     * API none of it can do harm. The wildcard stands for all others but {@code Authorization}: a key in a page is
     * everybody's.
     */
    private static final String HEADERS = String.join(
            ", ",
            "Accept",
            "Accept-Language",
            "B3",
            "Baggage",
            "Cache-Control",
            "Content-Language",
            "Content-Type",
            "DNT",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Unmodified-Since",
            "Last-Event-ID",
            "Pragma",
            "Prefer",
            "Preview-Token",
            "Priority",
            "Range",
            "Save-Data",
            "Sec-GPC",
            "Sentry-Trace",
            "Traceparent",
            "Tracestate",
            "User-Agent",
            "X-Request-Id",
            "X-Requested-With",
            "*");

    private static final String A_DAY = "86400";

    private final ProblemWriter problems;

    CrossOrigin(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(CrossOrigin::allow, BEFORE_THE_GUARD);
        filters.register(this::preflight, AFTER_THE_GUARD);
    }

    private static void allow(RoutingContext context) {
        if (isPublic(context)) {
            context.response().putHeader(ALLOW_ORIGIN, "*").putHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        context.next();
    }

    private void preflight(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.OPTIONS || request.getHeader("Access-Control-Request-Method") == null) {
            context.next();
        } else if (isPublic(context)) {
            HttpServerResponse response = context.response();
            response.setStatusCode(NO_CONTENT);
            response.headers().remove("Access-Control-Expose-Headers");
            response.putHeader("Access-Control-Allow-Methods", METHODS);
            response.putHeader("Access-Control-Allow-Headers", HEADERS);
            response.putHeader("Access-Control-Max-Age", A_DAY);
            response.end();
        } else {
            problems.end(
                    context,
                    Problem.of(
                            ProblemType.CROSS_ORIGIN,
                            "Scripts of other sites may read what is public, and nothing else."),
                    Map.of());
        }
    }

    /** Whether a request is for what everybody may read. */
    static boolean isPublic(RoutingContext context) {
        String path = path(context);
        return !Door.EDITORIAL.leadsTo(path) && (!path.startsWith("/q/") || path.startsWith("/q/openapi"));
    }

    /**
     * The path as routes see it, with escapes decoded; as it was sent if it cannot be decoded, which the guard then
     * refuses.
     */
    private static String path(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException e) {
            return String.valueOf(context.request().path());
        }
    }
}
