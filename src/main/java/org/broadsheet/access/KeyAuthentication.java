package org.broadsheet.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.request.Bearer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a key from {@code Authorization: Bearer} (RFC 6750). Runs only for operations that require a scope, and in
 * Delivery where {@link ReadingRight} is asked for: for articles that are not free. If an OIDC issuer is configured, anything in the form of a signed token is left to
 * Quarkus OIDC, which runs after this; everything else is treated as a key.
 */
@ApplicationScoped
public class KeyAuthentication implements HttpAuthenticationMechanism {

    /** How the realm of keys is named where one is asked for (RFC 6750, section 3). */
    public static final String CHALLENGE = "Bearer realm=\"broadsheet\"";

    private static final int LONGEST_KEY = 500;

    /** Before Quarkus OIDC, which claims every bearer token. */
    private static final int FIRST = 2_000;

    /** A JSON Web Signature in compact form (RFC 7515). Its header is a JSON object, so it always begins with "eyJ". */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]+");

    private final boolean issuer;

    KeyAuthentication(@ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean issuer) {
        this.issuer = issuer;
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Bearer.of(context.request())
                .filter(this::isForKeys)
                .map(secret -> identities.authenticate(new KeyIdentity.Request(secret)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** Whether this may be a key: it has a key's length, and is not left to the issuer of tokens. */
    boolean isForKeys(String secret) {
        return !secret.isEmpty()
                && secret.length() <= LONGEST_KEY
                && !(issuer && TOKEN.matcher(secret).matches());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyIdentity.Request.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
