package org.broadsheet.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;

/** Answers requests that no route matches, and those that fail before a resource is reached. */
@ApplicationScoped
public class NowhereRoute {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final ProblemWriter problems;
    private final AddressProblems addresses;

    NowhereRoute(ProblemWriter problems, AddressProblems addresses) {
        this.problems = problems;
        this.addresses = addresses;
    }

    void add(@Observes Router router) {
        router.route().last().handler(this::absent);
        router.errorHandler(NOT_FOUND, this::absent);
        // Runs before the framework's own failure handler, which would send an empty body.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refused);
        router.errorHandler(INTERNAL, this::failed);
    }

    private void absent(RoutingContext context) {
        problems.end(context, addresses.notFound(context), Map.of());
    }

    private void refused(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            // The client has gone. The framework would log that as a server error.
            return;
        }
        if (context.response().headWritten()) {
            context.next();
        } else if (context.statusCode() == TOO_LARGE) {
            problems.end(
                    context,
                    Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body is too long."),
                    Map.of("Connection", "close"));
        } else if (context.statusCode() == BAD_REQUEST) {
            problems.endConnection(
                    context,
                    Problem.of(ProblemType.MALFORMED_REQUEST, "The request target or the Host header is malformed."));
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
