package org.broadsheet.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Leaves in a response only the fields that {@code fields} asks for; the resource has checked the names. */
public class FieldsFilter {

    @Inject
    ObjectMapper json;

    @ServerResponseFilter
    public void select(ContainerRequestContext request, ContainerResponseContext response) {
        List<String> sent = request.getUriInfo().getQueryParameters().get("fields");
        if (sent != null && response.getStatus() == 200 && response.getEntity() instanceof Record view) {
            Set<String> names = new LinkedHashSet<>();
            sent.forEach(value -> Arrays.stream(value.split(",")).map(String::strip).forEach(names::add));
            response.setEntity(new Fields(names).select(view, json));
        }
    }
}
