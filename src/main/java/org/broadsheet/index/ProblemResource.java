package org.broadsheet.index;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.problem.Nearest;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.AnyParameters;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.DeliveryFilter;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The addresses that the {@code type} of a problem names (RFC 9457, section 3.1.1): a page for browsers, JSON for
 * programs. Public, and the same as long as the program runs.
 */
@Path(ProblemType.ROOT)
@PermitAll
@AnyParameters
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
public class ProblemResource {

    private final CacheDependencies dependencies;

    ProblemResource(CacheDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** All kinds of problems, by their status. */
    record Problems(List<ProblemView> items) {}

    @GET
    @Operation(hidden = true)
    public Response list(@Context ContainerRequestContext request) {
        List<ProblemView> all =
                Stream.of(ProblemType.values()).map(ProblemView::of).toList();
        return answer(request, new Problems(all), ProblemPage.of(all));
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Response explain(@RestPath String name, @Context ContainerRequestContext request) {
        ProblemView problem = ProblemType.named(name).map(ProblemView::of).orElseThrow(() -> unknown(name));
        return answer(request, problem, ProblemPage.of(problem));
    }

    private static RuntimeException unknown(String name) {
        List<String> names =
                Stream.of(ProblemType.values()).map(ProblemType::wireName).toList();
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no problem type with this name. " + ProblemType.ROOT + " lists all.")
                .suggesting(Nearest.to(name, names)
                        .map(near -> ProblemType.ROOT + '/' + near)
                        .orElse(null))
                .exception();
    }

    private Response answer(ContainerRequestContext request, Record json, Rendered page) {
        dependencies.makeConstant();
        request.setProperty(DeliveryFilter.NEGOTIATED, true);
        return isForPeople(request.getAcceptableMediaTypes())
                ? Response.ok(page)
                        .header("Content-Security-Policy", ProblemPage.POLICY)
                        .build()
                : Response.ok(json).build();
    }

    /** Whether a page is preferred to JSON. A wildcard stands for JSON. */
    private static boolean isForPeople(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.TEXT_HTML_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }
}
