package org.broadsheet.editorial;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Scope;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Limits the tokens of an OIDC issuer by their claims, as keys are limited. A token without a claim that is asked for reaches
 * nothing: what an issuer forgets must not open everything.
 */
@ApplicationScoped
public class TokenLimits implements SecurityIdentityAugmentor {

    /** {@code broadsheet.oidc.*}: what the tokens of an OIDC issuer say beyond their scopes. */
    @ConfigMapping(prefix = "broadsheet.oidc")
    public interface Config {

        /**
         * The claim of tokens that names the sections which they are limited to: slugs, as an array or separated by spaces or
         * commas; `*` for all. A token without it reaches none. Unset, tokens are not limited to sections.
         */
        Optional<String> sectionsClaim();

        /** The same for the claim that names sources. Unset, tokens are not limited to sources. */
        Optional<String> sourcesClaim();
    }

    /** The attribute of an identity that holds its {@link Limits}. */
    static final String LIMITS = "broadsheet.limits";

    private static final String ALL = "*";

    private final Config config;
    private final Reach reach;

    TokenLimits(Config config, Reach reach) {
        this.config = config;
        this.reach = reach;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean isAsked =
                config.sectionsClaim().isPresent() || config.sourcesClaim().isPresent();
        return isAsked && identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> limited(identity, limits(token)))
                : Uni.createFrom().item(identity);
    }

    /** The same identity with limits, and without the scopes that open all sections. */
    private static SecurityIdentity limited(SecurityIdentity identity, Limits limits) {
        if (!limits.areSet()) {
            return identity;
        }
        QuarkusSecurityIdentity.Builder limited = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(LIMITS, limits);
        identity.getRoles().stream().filter(Scope.LIMITABLE::contains).forEach(limited::addRole);
        return limited.build();
    }

    private Limits limits(JsonWebToken token) {
        Set<String> sections = claimed(token, config.sectionsClaim());
        Set<String> sources = claimed(token, config.sourcesClaim());
        Set<UUID> ids =
                sections.stream().flatMap(name -> reach.section(name).stream()).collect(Collectors.toUnmodifiableSet());
        return new Limits(sections.isEmpty() || !ids.isEmpty() ? ids : Set.of(Limits.NO_SECTION), sources);
    }

    /** What a token is limited to; empty if it is not, and {@link Limits#NOTHING} alone where it says nothing. */
    private static Set<String> claimed(JsonWebToken token, Optional<String> claim) {
        if (claim.isEmpty()) {
            return Set.of();
        }
        Set<String> values = values(token.getClaim(claim.get())).collect(Collectors.toUnmodifiableSet());
        if (values.contains(ALL)) {
            return Set.of();
        }
        return values.isEmpty() ? Set.of(Limits.NOTHING) : values;
    }

    private static Stream<String> values(Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().flatMap(TokenLimits::values);
        }
        String text = claim instanceof JsonString json ? json.getString() : claim instanceof String said ? said : "";
        return List.of(text.split("[\\s,]+")).stream().filter(value -> !value.isEmpty());
    }
}
