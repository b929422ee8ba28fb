package org.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.http.ProblemMappers;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers failed authentications, by key or by token: 401, or 429 after too many from one address. The address is the
 * socket's, or the one that a proxy listed in {@code quarkus.http.proxy.trusted-proxies} forwards.
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
                        Problem.of(ProblemType.UNAUTHORIZED, "The key is unknown, expired or revoked."),
                        Map.of("WWW-Authenticate", KeyAuthentication.CHALLENGE + ", error=\"invalid_token\"")));
    }

    private static Response tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ProblemMappers.answer(
                Problem.of(
                        ProblemType.TOO_MANY_FAILURES,
                        "The key is unknown, expired or revoked, and your address has sent too many such keys; try"
                                + " again in " + seconds + " seconds. A valid key is accepted at any time."),
                Map.of("Retry-After", String.valueOf(seconds)));
    }
}
