package org.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.ProblemMappers;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers failed authentications, of keys and of tokens alike: 401, or 429 where the address has had too many of them.
 * The address is the socket's, or what a proxy says that {@code quarkus.http.proxy.trusted-proxies} names.
 */
public class FailureMapper {

    private final Failures failures;

    FailureMapper(Failures failures) {
        this.failures = failures;
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongKey(AuthenticationFailedException exception, RoutingContext context) {
        String address = Optional.ofNullable(context.request().remoteAddress())
                .map(SocketAddress::hostAddress)
                .orElse("");
        return failures.count(address)
                .map(FailureMapper::tooMany)
                .orElseGet(() -> ProblemMappers.answer(
                        Problem.of(401, "unauthorized", "Unauthorized", "The key is unknown, expired or revoked."),
                        Map.of("WWW-Authenticate", KeyAuthentication.CHALLENGE + ", error=\"invalid_token\"")));
    }

    private static Response tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ProblemMappers.answer(
                Problem.of(
                        429,
                        "too-many-failures",
                        "Too many failures",
                        "The key is unknown, expired or revoked, and so were too many before it from your address; try"
                                + " again in " + seconds + " seconds. A right key is taken at any time."),
                Map.of("Retry-After", String.valueOf(seconds)));
    }
}
