package org.broadsheet.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses every query parameter where an operation takes none; where it takes some, its {@link Query} does. */
public class NoParametersFilter {

    private static final Set<String> OF_ALL = Set.of(Query.PREVIEW_TOKEN, Query.MIN_VERSION);

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        var sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()
                || !resource.getResourceClass().getName().startsWith("org.broadsheet")
                || Arrays.stream(resource.getResourceMethod().getParameterTypes())
                        .anyMatch(Query.class::isAssignableFrom)) {
            return;
        }
        boolean isPublic = resource.getResourceClass().isAnnotationPresent(PermitAll.class);
        List<Fault> faults = sent.keySet().stream()
                .filter(name -> !isPublic || !OF_ALL.contains(name))
                .map(name -> Parameters.unknown(name, Set.of()))
                .toList();
        if (faults.isEmpty()) {
            return;
        }
        throw Problem.invalidParameters(faults).exception();
    }
}
