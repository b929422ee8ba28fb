package org.broadsheet.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.broadsheet.database.EmbeddedDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The first key: with it all others can be made. */
@ApplicationScoped
public class BootstrapKey {

    /** {@code broadsheet.*}: the first key. */
    @ConfigMapping(prefix = "broadsheet")
    public interface Config {

        /** The first key, with every scope, kept as a digest when the database has no key; at least 32 characters. */
        Optional<String> bootstrapKey();
    }

    private static final Logger LOG = Logger.getLogger(BootstrapKey.class);
    private static final int SHORTEST = 32;
    private static final String NAME = "bootstrap";

    private final Keys keys;
    private final Config config;
    private final boolean embedded;
    private final int port;

    BootstrapKey(
            Keys keys,
            Config config,
            EmbeddedDatabase.Config database,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.keys = keys;
        this.config = config;
        this.embedded = database.active();
        this.port = port;
    }

    void keep(@Observes @Priority(100) StartupEvent start) {
        if (keys.any()) {
            return;
        }
        Optional<String> given = config.bootstrapKey().map(String::strip);
        if (given.isPresent()) {
            if (given.get().length() < SHORTEST) {
                throw new ConfigurationException(
                        "broadsheet.bootstrap-key has " + given.get().length()
                                + " characters; it needs at least " + SHORTEST + ", from a random source such as"
                                + " `openssl rand -hex 32`");
            }
            keys.keep(given.get(), NAME, Scope.ALL, null);
            LOG.info("The first key was taken from broadsheet.bootstrap-key");
        } else if (embedded) {
            String secret = keys.make(NAME, Scope.ALL, null).secret();
            LOG.info("Your key, shown this once:\n\n  export BROADSHEET_KEY=" + secret
                    + "\n\nTry it:\n\n  echo '{\"type\":\"tag\",\"slug\":\"weather\",\"name\":\"Weather\"}' |"
                    + " curl -sS -H \"Authorization: Bearer $BROADSHEET_KEY\" -H 'Content-Type: application/x-ndjson'"
                    + " --data-binary @- localhost:" + port + "/v1/editorial/imports\n");
        } else {
            LOG.warn("There is no key, so nobody can write. Set BROADSHEET_BOOTSTRAP_KEY and start again");
        }
    }
}
