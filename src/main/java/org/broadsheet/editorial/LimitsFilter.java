package org.broadsheet.editorial;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses keys with limits where an operation is not {@link WithinLimits}. */
public class LimitsFilter {

    private static final String EDITORIAL = "/v1/editorial/";

    private final Editor editor;

    LimitsFilter(Editor editor) {
        this.editor = editor;
    }

    @ServerRequestFilter
    public void filter(ResourceInfo operation, RoutingContext context) {
        if (context.normalizedPath().startsWith(EDITORIAL)) {
            Reach.check(operation.getResourceMethod(), editor.limits());
        }
    }
}
