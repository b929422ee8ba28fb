package org.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a key into an identity: its scopes become the roles, and the key itself is an attribute. */
@ApplicationScoped
public class KeyIdentity implements IdentityProvider<KeyIdentity.Request> {

    /** The attribute of an identity that holds its {@link Key}. */
    public static final String KEY = "broadsheet.key";

    /** The attribute of an identity that holds its {@link Partner}; none for the newsroom's own. */
    public static final String PARTNER = "broadsheet.partner";

    /** A request to authenticate by this key. */
    public static final class Request extends BaseAuthenticationRequest {

        private final String secret;

        Request(String secret) {
            this.secret = secret;
        }
    }

    private final Keys keys;
    private final Partners partners;

    KeyIdentity(Keys keys, Partners partners) {
        this.keys = keys;
        this.partners = partners;
    }

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            Key key = keys.valid(request.secret).orElseThrow(KeyIdentity::invalid);
            QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(key.prefix()))
                    .addRoles(key.scopes())
                    .addAttribute(KEY, key);
            if (key.partner() != null) {
                identity.addAttribute(PARTNER, partners.valid(key.partner()).orElseThrow(KeyIdentity::invalid));
            }
            keys.used(key);
            return identity.build();
        });
    }

    private static AuthenticationFailedException invalid() {
        return new AuthenticationFailedException("No such key, or expired or revoked");
    }
}
