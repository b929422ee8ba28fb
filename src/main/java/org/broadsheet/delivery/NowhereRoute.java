package org.broadsheet.delivery;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Answers what no route takes, and what fails before a resource is reached. */
@ApplicationScoped
public class NowhereRoute {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final ProblemWriter problems;

    NowhereRoute(ProblemWriter problems) {
        this.problems = problems;
    }

    void add(@Observes Router router) {
        router.route().last().handler(context -> problems.end(context, Problem.notFound(), Map.of()));
        router.errorHandler(NOT_FOUND, context -> problems.end(context, Problem.notFound(), Map.of()));
        // Before the framework's own handler, which answers these without a body.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refused);
        router.errorHandler(INTERNAL, this::failed);
    }

    private void refused(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            // Nobody is left to answer; the framework would log a client that goes away as an error of ours.
            return;
        }
        if (context.response().headWritten()) {
            context.next();
        } else if (context.statusCode() == TOO_LARGE) {
            problems.end(
                    context,
                    Problem.of(TOO_LARGE, "content-too-large", "Content too large", "The body is over the limit."),
                    Map.of("Connection", "close"));
        } else if (context.statusCode() == BAD_REQUEST) {
            problems.endConnection(
                    context,
                    Problem.of(
                            BAD_REQUEST,
                            "malformed-request",
                            "Malformed request",
                            "The request target or the header Host cannot be read."));
        } else {
            context.next();
        }
    }

    private void failed(RoutingContext context) {
        org.jboss.logging.Logger.getLogger(NowhereRoute.class)
                .errorf(context.failure(), "Internal error %s", context.<String>get(RequestGuard.REQUEST_ID));
        problems.end(context, Problem.internal(context.get(RequestGuard.REQUEST_ID)), Map.of());
    }
}
