package org.broadsheet.feed;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.broadsheet.request.Accept;
import org.broadsheet.response.DeliveryFilter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Chooses a form by {@code Accept} ({@link Accept}) and continues at the address with its suffix, so that each form is
 * made in one place. Where a range covers several forms, JSON comes first, then the others in the order of
 * {@link FeedForms}. If no available form is accepted, the framework answers with 406.
 */
public class Negotiation {

    private final FeedForms forms;

    Negotiation(FeedForms forms) {
        this.forms = forms;
    }

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request, RoutingContext context) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return;
        }
        UriInfo uri = request.getUriInfo();
        forms.suffix(uri.getPath(), Accept.of(request.getHeaderString(HttpHeaders.ACCEPT)))
                .ifPresent(suffix -> {
                    request.setProperty(DeliveryFilter.NEGOTIATED, true);
                    // The framework chooses again at the suffixed address, and does not accept a range there. It reads
                    // the header in two places.
                    String chosen = FeedForms.MEDIA_TYPES.get(suffix);
                    request.getHeaders().putSingle(HttpHeaders.ACCEPT, chosen);
                    context.request().headers().set(HttpHeaders.ACCEPT, chosen);
                    request.setRequestUri(uri.getRequestUriBuilder()
                            .replacePath(uri.getPath() + '.' + suffix)
                            .build());
                });
    }
}
