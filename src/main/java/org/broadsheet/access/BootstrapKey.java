package org.broadsheet.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The first key: with it all others can be made. */
@ApplicationScoped
public class BootstrapKey {

    /** {@code broadsheet.*}: the first key. */
    @ConfigMapping(prefix = "broadsheet")
    public interface Config {

        /** The first key, with every scope, kept as a digest when the database has no key; at least 32 characters. */
        Optional<String> bootstrapKey();

        /** Set by the program where it runs its own PostgreSQL. */
        @WithName("embedded.active")
        @WithDefault("false")
        boolean embedded();
    }

    private static final Logger LOG = Logger.getLogger(BootstrapKey.class);
    private static final int SHORTEST = 32;
    private static final String NAME = "bootstrap";

    private final Keys keys;
    private final Config config;

    BootstrapKey(Keys keys, Config config) {
        this.keys = keys;
        this.config = config;
    }

    void keep(@Observes @Priority(100) StartupEvent start) {
        if (keys.any()) {
            return;
        }
        Optional<String> given = config.bootstrapKey().map(String::strip);
        if (given.isPresent()) {
            if (given.get().length() < SHORTEST) {
                throw new IllegalStateException(
                        "broadsheet.bootstrap-key has " + given.get().length()
                                + " characters; it needs at least " + SHORTEST + ", from a random source such as"
                                + " `openssl rand -hex 32`");
            }
            keys.keep(given.get(), NAME, Scope.ALL, null);
            LOG.info("The first key was taken from broadsheet.bootstrap-key");
        } else if (config.embedded()) {
            String secret = keys.make(NAME, Scope.ALL, null).secret();
            LOG.info("Your key, shown this once:\n\n  export BROADSHEET_KEY=" + secret
                    + "\n\nTry it:\n\n  echo '{\"type\":\"tag\",\"slug\":\"weather\",\"name\":\"Weather\"}' |"
                    + " curl -sS -H \"Authorization: Bearer $BROADSHEET_KEY\" -H 'Content-Type: application/x-ndjson'"
                    + " --data-binary @- localhost:8080/v1/editorial/imports\n");
        } else {
            LOG.warn("There is no key, so nobody can write. Set BROADSHEET_BOOTSTRAP_KEY and start again");
        }
    }
}
