package org.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.Optional;
import org.broadsheet.request.Bearer;
import org.broadsheet.response.CacheDependencies;

/**
 * What the client of this request may read of articles that are not free: all, if it sent a key or a token with the
 * scope {@link Scope#CONTENT_GATED}, or a partner's key whose product has it. Delivery is for everybody, so one that is unknown, has expired or lacks the scope
 * gets what everybody gets.
 *
 * <p>Asked only where the response depends on it, which is then noted: such a response is for others without a key, and
 * no cache shares one that was made for a key.
 */
@RequestScoped
public class ReadingRight {

    /** How the contract names a key: what operations declare as their security requirement that ask for this right. */
    public static final String KEY = "key";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CurrentVertxRequest current;
    private final HttpAuthenticator authenticator;
    private final CacheDependencies dependencies;
    private final PartnerReading partners;
    private Boolean covers;

    ReadingRight(
            CurrentVertxRequest current,
            HttpAuthenticator authenticator,
            CacheDependencies dependencies,
            PartnerReading partners) {
        this.partners = partners;
        this.current = current;
        this.authenticator = authenticator;
        this.dependencies = dependencies;
    }

    /** Whether the client may read all of an article that is not free. */
    public boolean coversGated() {
        if (covers == null) {
            RoutingContext request = current.getCurrent();
            boolean keyed = Bearer.of(request.request()).isPresent();
            dependencies.recordKey(keyed);
            covers = partners.product().map(Product::whole).orElseGet(() -> keyed && hasScope(request));
        }
        return covers;
    }

    private boolean hasScope(RoutingContext request) {
        try {
            return Optional.ofNullable(
                            authenticator.attemptAuthentication(request).await().atMost(PATIENCE))
                    .filter(identity -> identity.hasRole(Scope.CONTENT_GATED))
                    .isPresent();
        } catch (AuthenticationFailedException noKeyOfOurs) {
            return false;
        }
    }
}
