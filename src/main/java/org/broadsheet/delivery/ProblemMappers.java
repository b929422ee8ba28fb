package org.broadsheet.delivery;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.database.DatabaseException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early, the framework's own exceptions included, into a problem document. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    private static final Map<String, String> SOON = Map.of("Retry-After", "2");

    private final AllowedMethods allowed;

    ProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    /** A response of this problem and these headers. */
    public static Response answer(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        headers.forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception) {
        return answer(exception.problem(), exception.headers());
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException exception) {
        return answer(Problem.notFound(), Map.of());
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(UnauthorizedException exception) {
        return answer(
                Problem.of(401, "unauthorized", "Unauthorized", "Send a key: `Authorization: Bearer <key>`."),
                CHALLENGE);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException exception, ResourceInfo resource) {
        String scopes = Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
                .map(allowed -> String.join(" or ", allowed.value()))
                .orElse("none that exists");
        return answer(
                Problem.of(403, "missing-scope", "Missing scope", "The key lacks the scope " + scopes + "."),
                Map.of(
                        "WWW-Authenticate",
                        CHALLENGE.get("WWW-Authenticate") + ", error=\"insufficient_scope\", scope=\"" + scopes
                                + "\""));
    }

    /** What the framework itself refuses: 405, 406, 415 and the like. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException exception, RoutingContext context) {
        Response own = exception.getResponse();
        return switch (own.getStatus()) {
            case 404 -> answer(Problem.notFound(), Map.of());
            case 405 ->
                answer(
                        Problem.of(
                                405,
                                "method-not-allowed",
                                "Method not allowed",
                                "This address takes "
                                        + allowed.of(context.request().path()) + "."),
                        Map.of("Allow", allowed.of(context.request().path())));
            case 406 ->
                answer(
                        Problem.of(
                                406,
                                "not-acceptable",
                                "Not acceptable",
                                "The answer cannot be had as "
                                        + context.request().getHeader("Accept")
                                        + "; leave Accept out, or see the contract for what there is."),
                        Map.of());
            case 415 ->
                answer(
                        Problem.of(
                                415,
                                "unsupported-media-type",
                                "Unsupported media type",
                                "The body's media type "
                                        + Optional.ofNullable(context.request().getHeader("Content-Type"))
                                                .orElse("(none)")
                                        + " is not taken here."),
                        context.request().method() == HttpMethod.PATCH
                                ? Map.of("Accept-Patch", "application/merge-patch+json")
                                : Map.of());
            case 413 ->
                answer(
                        Problem.of(413, "content-too-large", "Content too large", "The body is over the limit."),
                        Map.of("Connection", "close"));
            default ->
                own.getStatus() >= 500
                        ? internal(exception, context)
                        : answer(
                                Problem.of(
                                        own.getStatus(),
                                        "refused",
                                        own.getStatusInfo().getReasonPhrase(),
                                        "The request could not be read."),
                                Map.of());
        };
    }

    @ServerExceptionMapper
    public Response database(DatabaseException exception, RoutingContext context) {
        if (exception.isTooSlow()) {
            LOG.warnf("A statement for %s took too long and was ended", context.normalizedPath());
            return answer(
                    Problem.of(
                            503,
                            "unavailable",
                            "Unavailable",
                            "The database took too long to find this; ask for less, or try again."),
                    SOON);
        }
        if (!exception.isPassing()) {
            return internal(exception, context);
        }
        LOG.warnf("The database is not to be had: %s", exception.getCause().getMessage());
        return answer(
                Problem.of(503, "unavailable", "Unavailable", "The database is not to be had just now; try again."),
                SOON);
    }

    @ServerExceptionMapper
    public Response internal(Throwable exception, RoutingContext context) {
        String id = context.get(RequestGuard.REQUEST_ID);
        LOG.errorf(exception, "Internal error %s", id);
        return Response.status(500)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Problem.internal(id))
                .build();
    }
}
