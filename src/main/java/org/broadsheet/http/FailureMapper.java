package org.broadsheet.http;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.access.KeyAuthentication;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.quota.Allowance;
import org.broadsheet.quota.ClientAddress;
import org.broadsheet.quota.Policy;
import org.broadsheet.quota.Quotas;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers failed authentications, by key or by token: 401, or 429 after too many from one address. The address is the
 * socket's, or the one that a proxy listed in {@code quarkus.http.proxy.trusted-proxies} forwards.
 */
public class FailureMapper {

    private final Quotas quotas;

    FailureMapper(Quotas quotas) {
        this.quotas = quotas;
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongKey(AuthenticationFailedException exception, RoutingContext context) {
        Optional<Allowance> counted = quotas.count(Policy.FAILURES, ClientAddress.of(context.request()));
        Optional<Allowance> beyond = counted.filter(Allowance::isRefused);
        Map<String, String> headers =
                new HashMap<>(counted.map(Allowance::headers).orElse(Map.of()));
        if (beyond.isPresent()) {
            return ProblemMappers.answer(tooMany(beyond.get()), headers);
        }
        headers.put("WWW-Authenticate", KeyAuthentication.CHALLENGE + ", error=\"invalid_token\"");
        return ProblemMappers.answer(
                Problem.of(ProblemType.UNAUTHORIZED, "The key is unknown, expired or revoked."), headers);
    }

    private static Problem tooMany(Allowance allowance) {
        return Problem.of(
                        ProblemType.TOO_MANY_FAILURES,
                        "The key is unknown, expired or revoked, and your address has sent too many such keys; try"
                                + " again in " + allowance.pause().orElseThrow()
                                + " seconds. A valid key is accepted at any time.")
                .violating(List.of(allowance.policy().wireName()));
    }
}
