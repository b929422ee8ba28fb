package org.broadsheet.quota;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Door;
import org.broadsheet.response.Operations;

/**
 * Finds the policy of a request on the event loop: the one that its operation declares, and in Delivery what its
 * parameters ask for. Paths that are spelt with escapes or a slash at their end are the same as without.
 */
@ApplicationScoped
class RequestPolicies {

    /** The parameter that makes a list a search. */
    private static final String WORDS = "q";

    private final Map<HttpMethod, Map<String, Policy>> fixed = new HashMap<>();
    private final List<Declared> patterns = new ArrayList<>();

    private record Declared(Operations.Operation operation, Policy policy) {}

    RequestPolicies(Operations operations) {
        for (Operations.Operation operation : operations.all()) {
            Optional<Policy> policy = declared(operation.resource());
            if (policy.isEmpty()) {
                continue;
            }
            if (operation.template().contains("{")) {
                patterns.add(new Declared(operation, policy.get()));
            } else {
                fixed.computeIfAbsent(HttpMethod.valueOf(operation.method()), method -> new HashMap<>())
                        .put(operation.template(), policy.get());
            }
        }
    }

    private static Optional<Policy> declared(Method operation) {
        Limited own = operation.getAnnotation(Limited.class);
        return Optional.ofNullable(own == null ? operation.getDeclaringClass().getAnnotation(Limited.class) : own)
                .map(Limited::value);
    }

    /** The policy of a request; null if it has none. */
    Policy of(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpMethod method = request.method() == HttpMethod.HEAD ? HttpMethod.GET : request.method();
        Map<String, Policy> declared = fixed.get(method);
        if (declared == null) {
            return null;
        }
        String path = path(context);
        Policy own = declared.get(path);
        if (own != null || method != HttpMethod.GET) {
            return own;
        }
        Optional<Door> door = Door.of(path);
        if (door.isEmpty()) {
            return ofPattern(path);
        }
        return door.get() == Door.DELIVERY ? ofDelivery(request) : null;
    }

    private static Policy ofDelivery(HttpServerRequest request) {
        boolean asks = request.query() != null;
        if (asks && request.params().contains(WORDS)) {
            return Policy.SEARCH;
        }
        return asks && request.params().contains(CommonParameters.PREVIEW_TOKEN)
                        || request.headers().contains(CommonParameters.PREVIEW_HEADER)
                ? Policy.PREVIEWS
                : Policy.READS;
    }

    private Policy ofPattern(String path) {
        for (Declared one : patterns) {
            if (one.operation().path().matcher(path).matches()) {
                return one.policy();
            }
        }
        return null;
    }

    private static String path(RoutingContext context) {
        String sent = context.request().path();
        String path = sent.indexOf('%') < 0 ? sent : context.normalizedPath();
        int last = path.length() - 1;
        return last > 0 && path.charAt(last) == '/' ? path.substring(0, last) : path;
    }
}
