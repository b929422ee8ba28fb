package org.broadsheet.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses every query parameter of an operation that declares none, but those that all public reads take; {@link
 * BoundQuery} checks the parameters of all others.
 */
public class NoParametersFilter {

    private static final Set<String> OF_ALL = Set.of(CommonParameters.PREVIEW_TOKEN, CommonParameters.MIN_VERSION);

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        var sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()
                || !resource.getResourceClass().getName().startsWith("org.broadsheet")
                || resource.getResourceClass().isAnnotationPresent(AnyParameters.class)
                || Arrays.asList(resource.getResourceMethod().getParameterTypes())
                        .contains(BoundQuery.class)) {
            return;
        }
        Class<?> type = resource.getResourceClass();
        Set<String> known = Door.DELIVERY.leadsTo(request.getUriInfo().getPath()) ? OF_ALL : Set.of();
        boolean takesMarks = type.isAnnotationPresent(TakesTrackingMarks.class);
        List<Fault> faults = sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .filter(name -> !takesMarks || !TrackingMarks.isMark(name))
                .map(name -> QueryType.unknown(name, known))
                .toList();
        if (faults.isEmpty()) {
            return;
        }
        throw Problem.invalidParameters(faults).exception();
    }
}
