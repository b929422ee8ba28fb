package org.broadsheet.editorial;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.Key;
import org.broadsheet.access.KeyIdentity;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Scope;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request: a key, or a person authenticated by the OIDC issuer. */
@RequestScoped
public class Editor {

    private static final int NAME_LENGTH = 200;

    private final SecurityIdentity identity;
    private String person;

    Editor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name for the audit trail: the key's, or the person's from the token; at most 200 characters. */
    public String name() {
        String name =
                key().map(Key::name).orElseGet(() -> identity.getPrincipal().getName());
        return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
    }

    /** The key's id; empty for a person. */
    public Optional<UUID> keyId() {
        return key().map(Key::id);
    }

    /** Names the person whom this request writes for, since many may share a key. */
    public void writesFor(Optional<String> name) {
        person = name.orElse(null);
    }

    /** Whether this request writes for the person of this name. */
    public boolean isFor(String name) {
        return name.equals(person);
    }

    /** What the key, or the person's token, is limited to. */
    public Limits limits() {
        Limits token = identity.getAttribute(TokenLimits.LIMITS);
        return key().map(Key::limits).orElse(token == null ? Limits.NONE : token);
    }

    /** The caller as somebody who writes. */
    public Writer writer() {
        return new Writer(name(), limits(), may(Scope.CONTENT_PUBLISH));
    }

    /** Identifies the caller uniquely, whatever its name. */
    String holder() {
        return keyId().map(id -> "key " + id).orElseGet(() -> "subject " + subject());
    }

    /** Issuer and subject, because names can change and these never do (OpenID Connect Core, section 2). */
    private String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.getIssuer() + ' ' + token.getSubject()
                : name();
    }

    private Optional<Key> key() {
        return Optional.ofNullable(identity.getAttribute(KeyIdentity.KEY));
    }

    public boolean may(String scope) {
        return identity.hasRole(scope);
    }

    /** Ends the request with a 403 that names the scope, unless the editor has it. */
    public void needs(String scope, String why) {
        if (!may(scope)) {
            throw Problem.of(ProblemType.MISSING_SCOPE, why + " needs the scope " + scope + ".")
                    .exception();
        }
    }
}
