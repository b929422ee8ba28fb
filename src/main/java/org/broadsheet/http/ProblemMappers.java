package org.broadsheet.http;

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
import java.util.Set;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.media.MediaStoreException;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early, the framework's own exceptions included, into a problem document. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    private static final Map<String, String> SOON = Map.of("Retry-After", "2");
    private static final Map<String, String> LATER = Map.of("Retry-After", "60");
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final AddressProblems addresses;

    ProblemMappers(AddressProblems addresses) {
        this.addresses = addresses;
    }

    /** Builds a response with this problem and these headers. */
    public static Response answer(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        headers.forEach(response::header);
        return response.build();
    }

    private static Response answer(AddressProblems.Refusal refusal) {
        return answer(refusal.problem(), refusal.headers());
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception) {
        return answer(exception.problem(), exception.headers());
    }

    @ServerExceptionMapper
    public Response unavailable(MediaStoreException exception) {
        return problem(exception.answer());
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException exception, RoutingContext context) {
        return answer(addresses.absent(context));
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(UnauthorizedException exception) {
        return answer(Problem.of(ProblemType.UNAUTHORIZED, "Send a key: `Authorization: Bearer <key>`."), CHALLENGE);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException exception, ResourceInfo resource) {
        String scopes = Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
                .map(allowed -> String.join(" or ", allowed.value()))
                .orElse("none that exists");
        return answer(
                Problem.of(ProblemType.MISSING_SCOPE, "The key lacks the scope " + scopes + "."),
                Map.of(
                        "WWW-Authenticate",
                        CHALLENGE.get("WWW-Authenticate") + ", error=\"insufficient_scope\", scope=\"" + scopes
                                + "\""));
    }

    /** Handles what the framework itself rejects: 405, 406, 415 and the like. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException exception, RoutingContext context) {
        Response own = exception.getResponse();
        return switch (own.getStatus()) {
            case 404 -> answer(addresses.absent(context));
            case 405 -> answer(addresses.notAllowed(context));
            case 406 ->
                answer(
                        Problem.of(
                                ProblemType.NOT_ACCEPTABLE,
                                "This resource is not available as "
                                        + context.request().getHeader("Accept")
                                        + "; omit Accept, or see the contract for the media types it has."),
                        Map.of());
            case 415 -> answer(addresses.unsupported(context));
            case 413 ->
                answer(
                        Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body is too long."),
                        Map.of("Connection", "close"));
            default ->
                own.getStatus() >= 500
                        ? internal(exception, context)
                        : answer(Problem.refused(own.getStatus()), Map.of());
        };
    }

    /** An outage is not the client's fault: 503, and for a write whether it may have happened. */
    private static Response unavailable(DatabaseFailure failure, RoutingContext context) {
        boolean write = !READS.contains(context.request().method());
        if (failure.mayBeWritten() && write) {
            return answer(
                    Problem.of(
                            ProblemType.OUTCOME_UNKNOWN,
                            "The database connection was lost during the commit, so this may or may not have been"
                                    + " written. Read it before you send it again; with an Idempotency-Key or"
                                    + " If-Match you can send it again as it is."),
                    SOON);
        }
        String after = write ? " Nothing was written; send it again." : " Try again.";
        return switch (failure.kind()) {
            case DISK_FULL ->
                answer(Problem.of(ProblemType.STORAGE_FULL, "The database has no disk space left." + after), LATER);
            case READ_ONLY ->
                answer(
                        Problem.of(ProblemType.READ_ONLY, "The database accepts no writes at the moment." + after),
                        SOON);
            case IN_THE_WAY ->
                answer(Problem.of(ProblemType.UNAVAILABLE, "It conflicted with another write." + after), SOON);
            case TOO_SLOW ->
                answer(
                        Problem.of(
                                ProblemType.UNAVAILABLE,
                                write
                                        ? "The database took too long to write this." + after
                                        : "The database took too long to find this; ask for less, or try again."),
                        SOON);
            case UNREACHABLE ->
                answer(Problem.of(ProblemType.UNAVAILABLE, "The database is temporarily unavailable." + after), SOON);
        };
    }

    @ServerExceptionMapper
    public Response internal(Throwable exception, RoutingContext context) {
        Optional<DatabaseFailure> failure = DatabaseFailure.of(exception);
        if (failure.isPresent()) {
            LOG.warnf(
                    "%s %s failed, %s: %s",
                    context.request().method(),
                    context.normalizedPath(),
                    failure.get().kind(),
                    failure.get().message());
            return unavailable(failure.get(), context);
        }
        String id = context.get(RequestGuard.REQUEST_ID);
        LOG.errorf(exception, "Internal error %s", id);
        return Response.status(500)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Problem.internal(id))
                .build();
    }
}
