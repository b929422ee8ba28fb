package org.broadsheet.database;

import com.sun.management.OperatingSystemMXBean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL that the program starts when no other is configured. It is a real, durable one, in a folder that no
 * other program uses. The folder holds {@code postgresql} (the cluster), {@code password}, {@code lock} and
 * {@code postgresql.log} (the log since the last start), and {@code first-key} if the program made the first key
 * itself.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** {@code broadsheet.embedded.*}: the PostgreSQL of the program's own. */
    @ConfigMapping(prefix = "broadsheet.embedded")
    public interface Config {

        /** The folder of the embedded PostgreSQL, which runs when `quarkus.datasource.jdbc.url` is not set. */
        @WithDefault("data")
        Path directory();

        /**
         * `shared_buffers` of the embedded PostgreSQL, for example `512MB`. By default a sixteenth of the machine's
         * memory, at least 128 MB and at most 1 GB.
         */
        Optional<String> sharedBuffers();

        /** Set by the program itself: whether the embedded PostgreSQL is the one in use. */
        @WithDefault("false")
        boolean active();
    }

    private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());

    /** The library logs its progress. Held here because the log manager forgets the level of an unreferenced logger. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky");

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    static final String USER = "postgres";

    /** The line of PostgreSQL's file {@code postmaster.pid} that has the port, from 0. */
    static final int PORT_LINE = 3;

    private static final int PASSWORD_BYTES = 24;
    private static final int SHARE_OF_MEMORY = 16;
    private static final long LEAST_SHARE = 128;
    private static final long MOST_SHARE = 1024;

    private final EmbeddedServer server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedServer server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the embedded database and configures the datasource to use it, unless a datasource is configured already.
     *
     * @throws EmbeddedDatabaseException if the folder is in use or PostgreSQL does not start
     */
    public static Optional<EmbeddedDatabase> startWhereWanted() {
        Settings settings = settings();
        return settings.url().isPresent()
                ? Optional.empty()
                : Optional.of(
                        start(settings.directory(), settings.sharedBuffers().orElseGet(EmbeddedDatabase::share)));
    }

    /**
     * The same beside the caller, who can do meanwhile what needs no database.
     *
     * @return completes when the datasource is configured; exceptionally with an {@link EmbeddedDatabaseException}
     */
    public static CompletableFuture<Optional<EmbeddedDatabase>> startBesideWhereWanted() {
        CompletableFuture<Optional<EmbeddedDatabase>> started = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        started.complete(startWhereWanted());
                    } catch (RuntimeException | Error e) {
                        started.completeExceptionally(e);
                    }
                },
                "embedded-database-start");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /**
     * The same for a command, which may run beside the program: where a node of this machine uses the embedded database, the
     * datasource is configured to use it too.
     *
     * @throws EmbeddedDatabaseException if that is impossible
     */
    public static Optional<EmbeddedDatabase> startOrJoin() {
        Settings settings = settings();
        Path directory = settings.directory();
        if (settings.url().isPresent() || !Files.exists(directory) || !isInUse(directory)) {
            return startWhereWanted();
        }
        try {
            List<String> process =
                    Files.readAllLines(directory.resolve("postgresql").resolve("postmaster.pid"));
            configure(
                    Integer.parseInt(process.get(PORT_LINE).strip()),
                    Files.readString(directory.resolve("password")).strip());
            return Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new EmbeddedDatabaseException(
                    "The PostgreSQL in " + directory + " is starting or stopping; try again in a moment", e);
        }
    }

    private static void configure(int port, String password) {
        System.setProperty(URL, url(port));
        System.setProperty(USERNAME, USER);
        System.setProperty(PASSWORD, password);
    }

    /**
     * Which database the program uses.
     *
     * @param url the configured one's JDBC address; empty for the embedded one
     * @param directory the embedded one's folder, absolute
     */
    record Settings(
            Optional<String> url,
            Optional<String> username,
            Optional<String> password,
            Path directory,
            Optional<String> sharedBuffers) {}

    static Settings settings() {
        SmallRyeConfig config = configuration();
        Config own = config.getConfigMapping(Config.class);
        return new Settings(
                config.getOptionalValue(URL, String.class),
                config.getOptionalValue(USERNAME, String.class),
                config.getOptionalValue(PASSWORD, String.class),
                own.directory().toAbsolutePath().normalize(),
                own.sharedBuffers());
    }

    /**
     * Reads the same configuration as Quarkus, before Quarkus does: environment, system properties,
     * application.properties.
     */
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
        Path log = directory.resolve("postgresql.log");
        LIBRARY.setLevel(Level.WARNING);
        try {
            Path password = password(directory);
            EmbeddedServer server = EmbeddedServer.start(directory.resolve("postgresql"), password, log, sharedBuffers);
            configure(server.port(), Files.readString(password).strip());
            System.setProperty("broadsheet.embedded.active", "true");
            LOG.log(System.Logger.Level.INFO, "Embedded PostgreSQL keeps its data in " + directory);
            return new EmbeddedDatabase(server, lock);
        } catch (IOException | RuntimeException e) {
            closeQuietly(lock);
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL in " + directory + " did not start: " + e.getMessage()
                            + " (see also " + log
                            + "). Use a PostgreSQL of your own with QUARKUS_DATASOURCE_JDBC_URL, or another folder"
                            + " with BROADSHEET_EMBEDDED_DIRECTORY.",
                    e);
        }
    }

    /** The JDBC address of an embedded database. */
    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    /** Whether a node of this machine uses the database in this folder. */
    static boolean isInUse(Path directory) {
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The folder " + directory + " cannot be used: " + e.getMessage(), e);
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
                // Reported below.
            }
            channel.close();
            throw new EmbeddedDatabaseException(
                    "The folder " + directory + " is in use by another node (process "
                            + Files.readString(file).strip() + "). Stop that one, give this one another folder with"
                            + " BROADSHEET_EMBEDDED_DIRECTORY, or run both on one PostgreSQL with"
                            + " QUARKUS_DATASOURCE_JDBC_URL.",
                    null);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The folder " + directory + " cannot be used: " + e.getMessage()
                            + ". Choose another with BROADSHEET_EMBEDDED_DIRECTORY.",
                    e);
        }
    }

    private static Path password(Path directory) throws IOException {
        Path file = directory.resolve("password");
        if (!Files.exists(file) || Files.size(file) == 0) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.write(file, HexFormat.of().formatHex(random));
        }
        return file;
    }

    /** Shuts PostgreSQL down cleanly and releases the folder. */
    @Override
    public void close() {
        server.close();
        closeQuietly(lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The lock file could not be closed", e);
        }
    }
}
