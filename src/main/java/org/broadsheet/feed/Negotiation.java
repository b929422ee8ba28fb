package org.broadsheet.feed;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.broadsheet.delivery.DeliveryFilter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Chooses a form by {@code Accept} (RFC 9110, section 12.5.1): goes on at the address with its suffix, so that there is
 * one way to each form. Of what a client wants alike, what it names first counts; JSON is anything.
 */
public class Negotiation {

    private static final List<String> JSON = List.of("*/*", "application/*", "application/json");

    private final FeedForms forms;

    Negotiation(FeedForms forms) {
        this.forms = forms;
    }

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return;
        }
        UriInfo uri = request.getUriInfo();
        for (MediaType wanted : request.getAcceptableMediaTypes()) {
            String type = wanted.getType() + '/' + wanted.getSubtype();
            if (JSON.contains(type)) {
                return;
            }
            String suffix = forms.suffix(uri.getPath(), type);
            if (suffix != null) {
                request.setProperty(DeliveryFilter.NEGOTIATED, true);
                request.setRequestUri(uri.getRequestUriBuilder()
                        .replacePath(uri.getPath() + '.' + suffix)
                        .build());
                return;
            }
        }
    }
}
