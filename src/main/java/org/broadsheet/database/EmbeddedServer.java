package org.broadsheet.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server of the {@link EmbeddedDatabase}. If it stops by itself, because it was killed or its disk is full, it is
 * restarted on the same port until it runs: meanwhile requests are answered 503, as in any outage.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());
    private static final Duration START = Duration.ofSeconds(60);
    private static final long ORPHAN_SECONDS = 10;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final String PID_FILE = "postmaster.pid";

    private final Path cluster;
    private final Path log;
    private final EmbeddedPostgres postgres;
    private ProcessHandle process;
    private boolean closed;

    private EmbeddedServer(Path cluster, Path log, EmbeddedPostgres postgres, ProcessHandle process) {
        this.cluster = cluster;
        this.log = log;
        this.postgres = postgres;
        this.process = process;
    }

    /**
     * Starts it on a free port.
     *
     * @param cluster made if it does not exist; the caller holds the lock of the folder around it
     * @param password the file that holds the password
     * @param log emptied
     * @param sharedBuffers {@code shared_buffers}, with its unit
     * @throws IOException if it does not start
     */
    static EmbeddedServer start(Path cluster, Path password, Path log, String sharedBuffers) throws IOException {
        stopOrphan(cluster);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setOutputRedirector(ProcessBuilder.Redirect.to(log.toFile()))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", Files.readString(password).strip())
                // The library's defaults are meant for tests and trade durability for speed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("log_checkpoints", "off")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", sharedBuffers)
                .setServerConfig("timezone", "UTC")
                .start();
        ProcessHandle process = postgres(
                        Files.readAllLines(cluster.resolve(PID_FILE)).get(0), cluster)
                .orElseThrow(() -> new IOException("PostgreSQL exited immediately"));
        EmbeddedServer server = new EmbeddedServer(cluster, log, postgres, process);
        Thread watcher = new Thread(server::keepRunning, "embedded-postgresql");
        watcher.setDaemon(true);
        watcher.start();
        return server;
    }

    /** The same for as long as the program runs. */
    int port() {
        return postgres.getPort();
    }

    private void keepRunning() {
        // The library cannot start a cluster twice in one process: it keeps its lock when a start fails.
        List<String> command = commandLine(process.info());
        Duration wait = FIRST_WAIT;
        while (true) {
            long begun = System.nanoTime();
            process.onExit().join();
            if (System.nanoTime() - begun > LONGEST_WAIT.toNanos()) {
                wait = FIRST_WAIT;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            if (isClosed()) {
                return;
            }
            if (command.isEmpty()) {
                LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL has stopped: start the program again");
                return;
            }
            startAgain(command);
            Duration longer = wait.multipliedBy(2);
            wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
        }
    }

    /** How the library started it; empty if the system does not report it, as on Windows. */
    private static List<String> commandLine(ProcessHandle.Info info) {
        List<String> line = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root.
            line.addAll(List.of("unshare", "-U"));
        }
        Optional<List<String>> arguments = info.arguments().map(List::of);
        info.command().ifPresent(line::add);
        arguments.ifPresent(line::addAll);
        return arguments.isPresent() ? line : List.of();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** It may end again at once, for example while the disk is full. */
    private synchronized void startAgain(List<String> command) {
        if (closed) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "The embedded PostgreSQL has stopped, see " + log + ". Starting it again.");
        try {
            stopOrphan(cluster);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .toHandle();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL could not be started", e);
        }
    }

    /**
     * Stops the PostgreSQL that a killed program left running. Holding the folder's lock proves that no program uses
     * it. If it has to be killed, the cluster recovers from its write-ahead log.
     */
    private static void stopOrphan(Path cluster) throws IOException {
        Path file = cluster.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Optional<ProcessHandle> orphan = lines.isEmpty() ? Optional.empty() : postgres(lines.get(0), cluster);
        if (orphan.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "Stopping the PostgreSQL that a killed program left behind");
            stop(orphan.get());
        }
        if (!lines.isEmpty() && Files.exists(file)) {
            // The process is gone, or its number belongs to another program since the machine or container restarted,
            // which PostgreSQL would mistake for a running server. Our own process number marks the file as stale. The
            // other lines stay: PostgreSQL uses them to check that no process is attached to the shared memory.
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Path stale = cluster.resolve(PID_FILE + ".stale");
            Files.write(stale, lines);
            Files.move(stale, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            // A crash before anything was written to it.
            Files.deleteIfExists(file);
        }
    }

    /** The process with that id, if it is a PostgreSQL on this cluster. */
    private static Optional<ProcessHandle> postgres(String pid, Path cluster) {
        if (!pid.strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                // Windows does not report the arguments.
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(true));
    }

    private static void stop(ProcessHandle postgres) {
        List<ProcessHandle> workers = postgres.descendants().toList();
        postgres.destroy();
        try {
            postgres.onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // A worker that outlives its postmaster would keep the cluster's shared memory.
            postgres.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shuts it down cleanly. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL could not be stopped", e);
        }
        process.destroy();
    }
}
