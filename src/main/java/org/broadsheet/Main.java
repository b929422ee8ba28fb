package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
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

    private static final long STOP_SECONDS = 30;

    private Main() {}

    /** Runs until the process is told to stop. Exits with 1 where it cannot start. */
    public static void main(String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            EmbeddedDatabase.startWhereWanted().ifPresent(database -> stopLast(database, stopped));
        } catch (EmbeddedDatabaseException e) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, e.getMessage(), e.getCause());
            System.exit(1);
        }
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        System.getLogger(Main.class.getName())
                                .log(System.Logger.Level.ERROR, "Broadsheet did not start", failure);
                    }
                    exitCode.set(code);
                    stopped.countDown();
                },
                arguments);
        stopped.countDown();
        System.exit(exitCode.get());
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
