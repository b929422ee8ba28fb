package org.broadsheet.editorial;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.access.Key;
import org.broadsheet.access.KeyIdentity;
import org.broadsheet.delivery.Problem;

/** Who is asking: a key, or a person whom the OIDC issuer vouches for. */
@RequestScoped
public class Editor {

    private final SecurityIdentity identity;

    Editor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name to put beside what was done: the key's, or the token's subject. */
    public String name() {
        return key().map(Key::name).orElseGet(() -> identity.getPrincipal().getName());
    }

    /** The key's id; empty for a person. */
    public Optional<UUID> keyId() {
        return key().map(Key::id);
    }

    /** Tells one holder from all others, however they are named. */
    String holder() {
        return keyId().map(id -> "key " + id).orElseGet(() -> "subject " + name());
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
            throw Problem.of(403, "missing-scope", "Missing scope", why + " needs the scope " + scope + ".")
                    .exception();
        }
    }
}
