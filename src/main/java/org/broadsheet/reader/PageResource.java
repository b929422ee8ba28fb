package org.broadsheet.reader;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.http.ProblemMappers;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.quota.Limited;
import org.broadsheet.quota.Policy;
import org.broadsheet.redirect.Destination;
import org.broadsheet.request.Address;
import org.broadsheet.request.AnyParameters;
import org.broadsheet.resolve.Resolution;
import org.broadsheet.resolve.Resolver;
import org.broadsheet.response.DeliveryFilter;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.broadsheet.response.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The reading pages, rendered from the views that the API answers with. They are Delivery in another form: the same
 * rules of visibility, the same cache, the same preview tokens.
 */
@Path("/")
@PermitAll
@Previewable
@AnyParameters
@Limited(Policy.READS)
@Produces(MediaType.TEXT_HTML)
public class PageResource {

    /** The media type of a page. */
    static final String HTML = "text/html;charset=UTF-8";

    /** Where requests are led for which there is no page. */
    static final String NOWHERE = "/nowhere";

    /** The property of a request that has the path that there is no page at. */
    static final String ASKED = "broadsheet.reader.asked";

    /** Temporary Redirect (RFC 9110, section 15.4.8). */
    private static final int FOR_NOW = 307;

    private final Pages pages;
    private final SearchPage search;
    private final ProblemPages problems;
    private final Resolver resolver;
    private final Site site;
    private final ProblemMappers mappers;

    PageResource(
            Pages pages,
            SearchPage search,
            ProblemPages problems,
            Resolver resolver,
            Site site,
            ProblemMappers mappers) {
        this.pages = pages;
        this.search = search;
        this.problems = problems;
        this.resolver = resolver;
        this.site = site;
        this.mappers = mappers;
    }

    @GET
    @Operation(hidden = true)
    public Rendered home(@Context UriInfo uri, @Context ContainerRequestContext request) {
        // Programs that ask for JSON are led to the index of the API; see ReaderRoute.
        request.setProperty(DeliveryFilter.NEGOTIATED, true);
        return rendered(pages.home(Visit.of(uri)));
    }

    @GET
    @Path("sections/{slug}")
    @Operation(hidden = true)
    public Rendered section(@RestPath String slug, @Context UriInfo uri) {
        return rendered(pages.section(Visit.of(uri), slug));
    }

    @GET
    @Path("articles/{slug}")
    @Operation(hidden = true)
    public Rendered article(@RestPath String slug, @Context UriInfo uri) {
        return rendered(pages.article(Visit.of(uri), slug));
    }

    @GET
    @Path("authors/{slug}")
    @Operation(hidden = true)
    public Rendered author(@RestPath String slug, @Context UriInfo uri) {
        return rendered(pages.author(Visit.of(uri), slug));
    }

    @GET
    @Path("tags/{slug}")
    @Operation(hidden = true)
    public Rendered tag(@RestPath String slug, @Context UriInfo uri) {
        return rendered(pages.tag(Visit.of(uri), slug));
    }

    @GET
    @Path("summaries/{slug}")
    @Operation(hidden = true)
    public Rendered summary(@RestPath String slug, @Context UriInfo uri) {
        return rendered(pages.summary(Visit.of(uri), slug));
    }

    @GET
    @Path("search")
    @Limited(Policy.SEARCH)
    @Operation(hidden = true)
    public Rendered search(@Context UriInfo uri) {
        return rendered(search.of(Visit.of(uri)));
    }

    @GET
    @Path("corrections")
    @Operation(hidden = true)
    public Rendered corrections(@Context UriInfo uri) {
        return rendered(pages.corrections(Visit.of(uri)));
    }

    /** Answers for any address without a page: an earlier site may have had one there. */
    @GET
    @Path(NOWHERE)
    @Operation(hidden = true)
    public Rendered nowhere() {
        throw Problem.notFound().exception();
    }

    private static Rendered rendered(String page) {
        return new Rendered(page.getBytes(StandardCharsets.UTF_8), HTML, List.of());
    }

    /** Says why there is no page, and where the reader can go instead. */
    @ServerExceptionMapper
    public Response problem(ProblemException exception, UriInfo uri, RoutingContext context) {
        Visit asked = Visit.of(uri);
        String path = context.get(ASKED);
        Visit visit = path == null ? asked : new Visit(path, asked.sent());
        Problem problem = exception.problem();
        int status = problem.status();
        if (status == ProblemType.MOVED.status()) {
            return absent(status, exception.headers()).build();
        }
        if (status == ProblemType.INVALID_PARAMETERS.status()
                && visit.sent(Address.CURSOR).isPresent()) {
            // The list has changed in a way that its pages cannot follow; its beginning is where to go on.
            return absent(FOR_NOW, Map.of(HttpHeaders.LOCATION, visit.path())).build();
        }
        return (status == ProblemType.NOT_FOUND.status() ? redirected(visit, context) : Optional.<Response>empty())
                .orElseGet(() -> page(problem, visit, exception.headers()));
    }

    /** Fails with a page, as anything else does with a problem document. */
    @ServerExceptionMapper
    public Response failed(Throwable exception, UriInfo uri, RoutingContext context) {
        Response answer = mappers.internal(exception, context);
        return page((Problem) answer.getEntity(), Visit.of(uri), Map.of());
    }

    /** Where a path of an earlier site leads now. */
    private Optional<Response> redirected(Visit visit, RoutingContext context) {
        String query = context.request().query();
        Resolution now = resolver.resolve(visit.path() + (query == null ? "" : "?" + query), Optional.empty());
        if (now.location() == null || !now.state().equals(Destination.MOVED)) {
            return Optional.empty();
        }
        String location = new Links(site, visit.carried()).local(now.url().toString());
        int status = Boolean.TRUE.equals(now.permanent()) ? ProblemType.MOVED.status() : FOR_NOW;
        return Optional.of(
                absent(status, Map.of(HttpHeaders.LOCATION, location)).build());
    }

    private Response page(Problem problem, Visit visit, Map<String, String> headers) {
        return absent(problem.status(), headers)
                .type(HTML)
                .entity(problems.of(problem, visit))
                .build();
    }

    private static Response.ResponseBuilder absent(int status, Map<String, String> headers) {
        Response.ResponseBuilder response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.forEach(response::header);
        return response;
    }
}
