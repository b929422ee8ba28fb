package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.logging.LoggingSetupRecorder;
import io.smallrye.config.ConfigValidationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.database.EmbeddedDatabase;
import org.broadsheet.database.EmbeddedDatabaseException;

/**
 * Starts Broadsheet: an embedded PostgreSQL first, where no database is configured, and stopped last, once no request
 * needs it any more.
 */
@QuarkusMain
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final long STOP_SECONDS = 30;

    private Main() {}

    /** Runs until the process is told to stop. Exits with 1 where it cannot start. */
    public static void main(String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            EmbeddedDatabase.startWhereWanted().ifPresent(database -> stopLast(database, stopped));
        } catch (EmbeddedDatabaseException e) {
            // Quarkus, which configures logging, is not there yet: without this the message would never be printed.
            LoggingSetupRecorder.handleFailedStart();
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            LOG.log(System.Logger.Level.DEBUG, "Why", e);
            System.exit(1);
        }
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        tell(failure);
                    }
                    exitCode.set(code);
                    stopped.countDown();
                },
                arguments);
        stopped.countDown();
        System.exit(exitCode.get());
    }

    /** A mistake of whoever runs the program is told in a sentence, one of the program's with its stack. */
    private static void tell(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ConfigurationException || cause instanceof ConfigValidationException) {
            LOG.log(System.Logger.Level.ERROR, "Broadsheet did not start: " + cause.getMessage());
        } else if (cause instanceof QuarkusBindException taken) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Broadsheet did not start: port " + taken.getPort() + " cannot be listened on, most likely another"
                            + " program does. Choose another by QUARKUS_HTTP_PORT.");
        } else {
            LOG.log(System.Logger.Level.ERROR, "Broadsheet did not start", failure);
        }
    }

    private static void stopLast(EmbeddedDatabase database, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            database.close();
                        },
                        "embedded-database-stop"));
    }
}
