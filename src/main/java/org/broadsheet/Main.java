package org.broadsheet;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.logging.LoggingSetupRecorder;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.database.EmbeddedDatabase;
import org.broadsheet.database.EmbeddedDatabaseException;
import org.broadsheet.database.StartFailure;
import org.broadsheet.editorial.ResetKey;
import org.broadsheet.extra.ServedContract;
import org.broadsheet.ingest.ImportCommand;

/**
 * Starts Broadsheet. If no database is configured, it starts an embedded PostgreSQL too, and stops it last, when no request
 * needs it any more.
 */
@QuarkusMain
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final long STOP_SECONDS = 30;
    private static final int UNKNOWN_COMMAND = 2;
    private static final String NOT_STARTED = "Broadsheet did not start: ";

    Main() {}

    /**
     * Runs until the process is told to stop. Exits with 1 if it cannot start.
     *
     * @param arguments none, or a command and what it takes, after which it exits: {@value ResetKey#COMMAND} or {@value
     *     ImportCommand#NAME}
     */
    public static void main(String... arguments) {
        ServedContract.serveAlone();
        if (arguments.length > 0) {
            System.exit(command(arguments));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<Void> database = EmbeddedDatabase.startBesideWhereWanted()
                .thenAccept(embedded -> embedded.ifPresent(running -> stopLast(running, stopped)));
        prepare();
        try {
            database.join();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof EmbeddedDatabaseException e)) {
                throw failed;
            }
            // Quarkus, which configures logging, has not started yet: without this the message would never be printed.
            LoggingSetupRecorder.handleFailedStart();
            LOG.log(System.Logger.Level.ERROR, NOT_STARTED + e.getMessage());
            LOG.log(System.Logger.Level.DEBUG, "Why", e);
            System.exit(1);
        }
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                Directions.class,
                (code, failure) -> {
                    if (failure != null) {
                        report(failure);
                    }
                    exitCode.set(code);
                    stopped.countDown();
                },
                arguments);
        stopped.countDown();
        System.exit(exitCode.get());
    }

    /**
     * Does the part of Quarkus's start that reads no setting of the running program and needs no database, while the
     * embedded one starts. Quarkus does it when this class is initialized, and would otherwise do it in {@code run}.
     */
    private static void prepare() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            // In an IDE the program is built by run, which does all of it.
            LOG.log(System.Logger.Level.DEBUG, "Not built yet", e);
        }
    }

    private static int command(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(ResetKey.COMMAND)) {
            return ResetKey.run(System.out, System.err);
        }
        if (arguments[0].equals(ImportCommand.NAME)) {
            return ImportCommand.run(List.of(arguments).subList(1, arguments.length));
        }
        System.err.println("There is no command " + String.join(" ", arguments) + ". Without one the program starts; "
                + ResetKey.COMMAND + " makes a new first key to replace a lost one, and " + ImportCommand.NAME
                + " takes an archive in.");
        return UNKNOWN_COMMAND;
    }

    /** Logs a mistake of the operator as one sentence, and a failure of the program with its stack trace. */
    private static void report(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Optional<String> database = StartFailure.of(failure);
        if (cause instanceof ConfigurationException || cause instanceof ConfigValidationException) {
            LOG.log(System.Logger.Level.ERROR, NOT_STARTED + cause.getMessage());
        } else if (cause instanceof QuarkusBindException taken) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    NOT_STARTED + "port " + taken.getPort() + " is not available; most likely another program uses it."
                            + " Choose another with QUARKUS_HTTP_PORT.");
        } else if (database.isPresent()) {
            LOG.log(System.Logger.Level.ERROR, NOT_STARTED + database.get());
            LOG.log(System.Logger.Level.DEBUG, "Why", failure);
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
