package org.broadsheet.database;

import com.sun.management.OperatingSystemMXBean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL that runs where no other is configured: real, durable, in a folder of its own, and this program's
 * alone. The folder holds {@code postgresql} (the cluster), {@code password}, {@code lock} and
 * {@code postgresql.log} (of the last start).
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** {@code broadsheet.embedded.*}: the PostgreSQL of the program's own. */
    @ConfigMapping(prefix = "broadsheet.embedded")
    public interface Config {

        /** The folder of the embedded PostgreSQL, which runs where no `quarkus.datasource.jdbc.url` is set. */
        @WithDefault("data")
        Path directory();

        /**
         * The memory that the embedded PostgreSQL keeps pages of tables in, as its `shared_buffers`, `512MB` for one.
         * Without it, a sixteenth of the machine's, at least 128 MB and at most 1 GB.
         */
        Optional<String> sharedBuffers();

        /** Set by the program itself: whether the embedded PostgreSQL is the one in use. */
        @WithDefault("false")
        boolean active();
    }

    private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());

    /** The library tells its progress; a strong reference, or its level is forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky");

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    private static final long ORPHAN_SECONDS = 10;
    private static final int PASSWORD_BYTES = 24;
    private static final int SHARE_OF_MEMORY = 16;
    private static final long LEAST_SHARE = 128;
    private static final long MOST_SHARE = 1024;

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /**
     * Starts the embedded database and points the configuration at it, unless a datasource is configured.
     *
     * @throws EmbeddedDatabaseException where the folder is in use or PostgreSQL does not start
     */
    public static Optional<EmbeddedDatabase> startWhereWanted() {
        SmallRyeConfig config = configuration();
        if (config.getOptionalValue(URL, String.class).isPresent()) {
            return Optional.empty();
        }
        Config own = config.getConfigMapping(Config.class);
        return Optional.of(start(
                own.directory().toAbsolutePath().normalize(),
                own.sharedBuffers().orElseGet(EmbeddedDatabase::share)));
    }

    /** What Quarkus will read too, before it does: the environment, system properties and application.properties. */
    private static SmallRyeConfig configuration() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withMapping(Config.class)
                .withProfile("prod");
        try {
            Path file = Path.of("config", "application.properties");
            if (Files.exists(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
            }
            URL own = EmbeddedDatabase.class.getResource("/application.properties");
            if (own != null) {
                builder.withSources(new PropertiesConfigSource(own, 250));
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The configuration cannot be read: " + e.getMessage(), e);
        }
        return builder.build();
    }

    private static String share() {
        long megabytes = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize()
                / (1 << 20)
                / SHARE_OF_MEMORY;
        return Math.max(LEAST_SHARE, Math.min(MOST_SHARE, megabytes)) + "MB";
    }

    private static EmbeddedDatabase start(Path directory, String sharedBuffers) {
        FileChannel lock = lock(directory);
        Path cluster = directory.resolve("postgresql");
        Path log = directory.resolve("postgresql.log");
        LIBRARY.setLevel(Level.WARNING);
        try {
            stopOrphan(cluster);
            Path password = password(directory);
            String secret = Files.readString(password).strip();
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
                    .setConnectConfig("password", secret)
                    // The library is for tests and trades durability for speed; content lives here.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("log_checkpoints", "off")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", sharedBuffers)
                    .setServerConfig("timezone", "UTC")
                    .start();
            System.setProperty(URL, "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            System.setProperty("quarkus.datasource.username", USER);
            System.setProperty("quarkus.datasource.password", secret);
            System.setProperty("broadsheet.embedded.active", "true");
            LOG.log(System.Logger.Level.INFO, "Embedded PostgreSQL keeps its data in " + directory);
            return new EmbeddedDatabase(postgres, lock);
        } catch (IOException | RuntimeException e) {
            closeQuietly(lock);
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL in " + directory + " did not start: " + e.getMessage()
                            + " (it may say more"
                            + " in " + log
                            + "). Use a PostgreSQL of your own by QUARKUS_DATASOURCE_JDBC_URL, or another folder by"
                            + " BROADSHEET_EMBEDDED_DIRECTORY.",
                    e);
        }
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    channel.truncate(0);
                    channel.write(StandardCharsets.UTF_8.encode(
                            Long.toString(ProcessHandle.current().pid())));
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // The message below tells it.
            }
            channel.close();
            throw new EmbeddedDatabaseException(
                    "The folder " + directory + " is in use by another node (process "
                            + Files.readString(file).strip() + "). Stop that one, give this one another folder by"
                            + " BROADSHEET_EMBEDDED_DIRECTORY, or run both on one PostgreSQL by"
                            + " QUARKUS_DATASOURCE_JDBC_URL.",
                    null);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The folder " + directory + " cannot be used: " + e.getMessage()
                            + ". Choose another by BROADSHEET_EMBEDDED_DIRECTORY.",
                    e);
        }
    }

    /**
     * A program that was killed leaves its PostgreSQL running. We hold the folder's lock, so nobody uses that one any
     * more: it is stopped, and the cluster recovers from its log where it had to be killed too.
     */
    private static void stopOrphan(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
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
            // Its process is gone, or is another program since the machine or the container started anew, which
            // PostgreSQL would take for a PostgreSQL. The number of the process that starts it says "stale" to it; the
            // rest of the file stays, by which it makes sure that nobody is left in the cluster's shared memory.
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, lines);
        }
    }

    /** The process of that number, where it is a PostgreSQL on this cluster. */
    private static Optional<ProcessHandle> postgres(String pid, Path cluster) {
        if (!pid.strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                // Windows does not tell the arguments.
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
            // Without its postmaster a worker would still hold the cluster's shared memory.
            postgres.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path password(Path directory) throws IOException {
        Path file = directory.resolve("password");
        if (!Files.exists(file) || Files.size(file) == 0) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.deleteIfExists(file);
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return file;
    }

    /** Stops PostgreSQL in order and gives the folder free. */
    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL could not be stopped", e);
        }
        closeQuietly(lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The lock's file could not be closed", e);
        }
    }
}
