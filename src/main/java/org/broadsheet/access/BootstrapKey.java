package org.broadsheet.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.broadsheet.database.EmbeddedDatabase;
import org.broadsheet.database.PrivateFile;
import org.jboss.logging.Logger;

/**
 * The first key, with which all others can be made. It is configured, or made and written to a file that only the
 * program's user can read; no log ever holds it.
 */
@ApplicationScoped
public class BootstrapKey {

    /** {@code broadsheet.*}: the first key. */
    @ConfigMapping(prefix = "broadsheet")
    public interface Config {

        /** The first key, with every scope; used only while the database has no key. At least 32 characters. */
        Optional<String> bootstrapKey();
    }

    private static final Logger LOG = Logger.getLogger(BootstrapKey.class);
    private static final int SHORTEST = 32;
    static final String NAME = "bootstrap";
    private static final String FILE = "first-key";

    private final Keys keys;
    private final Config config;
    private final EmbeddedDatabase.Config database;

    BootstrapKey(Keys keys, Config config, EmbeddedDatabase.Config database) {
        this.keys = keys;
        this.config = config;
        this.database = database;
    }

    /** Writes the key to its file in the folder of the embedded database; returns the file. */
    public static Path write(Path folder, String secret) throws IOException {
        Path file = folder.resolve(FILE);
        PrivateFile.write(file, secret + "\n");
        return file;
    }

    void keep(@Observes @Priority(100) StartupEvent start) {
        Optional<String> given = config.bootstrapKey().map(String::strip);
        if (keys.any()) {
            if (given.isPresent() && keys.valid(given.get()).isEmpty()) {
                LOG.warn("broadsheet.bootstrap-key is ignored: the database has keys already, and it is none of the"
                        + " valid ones. If the first key is lost, stop setting this one and run the command"
                        + " reset-key");
            }
            return;
        }
        if (given.isPresent()) {
            if (given.get().length() < SHORTEST) {
                throw new ConfigurationException(
                        "broadsheet.bootstrap-key has " + given.get().length()
                                + " characters; it needs at least " + SHORTEST + ", from a random source such as"
                                + " `openssl rand -hex 32`");
            }
            keys.keep(given.get(), NAME, Scope.ALL, null);
            LOG.info("The first key was taken from broadsheet.bootstrap-key");
        } else if (database.active()) {
            Path folder = folder();
            try {
                write(folder, keys.make(NAME, Scope.ALL, null).secret());
            } catch (IOException e) {
                throw new ConfigurationException(
                        "The first key could not be written to " + folder + ": " + e.getMessage()
                                + ". Fix that, then make another with the command reset-key",
                        e);
            }
        } else {
            LOG.warn("There is no key, so nobody can write. Set BROADSHEET_BOOTSTRAP_KEY and start again, or run the"
                    + " command reset-key");
        }
    }

    /** Where the first key is, for a person who wants to write. */
    public String whereabouts() {
        Path file = folder().resolve(FILE);
        if (database.active() && Files.exists(file)) {
            return "export BROADSHEET_KEY=$(cat \"" + file + "\")";
        }
        return config.bootstrapKey().isPresent()
                ? "what BROADSHEET_BOOTSTRAP_KEY has"
                : "not known to this program; the command reset-key replaces a lost one";
    }

    private Path folder() {
        return database.directory().toAbsolutePath().normalize();
    }
}
