package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets Swagger UI run its own scripts and styles, despite the policy with which all other answers forbid everything.
 */
@ApplicationScoped
public class SwaggerPolicy {

    private static final int AFTER_THE_GUARD = 9_000;

    /** Where the explorer of the API is. */
    public static final String EXPLORER = "/q/swagger-ui";

    /** Its page has its start as a script in the page, which changes with each version of Quarkus. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    void register(@Observes Filters filters) {
        filters.register(SwaggerPolicy::allow, AFTER_THE_GUARD);
    }

    private static void allow(RoutingContext context) {
        if (context.request().path().startsWith(EXPLORER)) {
            context.response().putHeader("Content-Security-Policy", POLICY);
        }
        context.next();
    }
}
