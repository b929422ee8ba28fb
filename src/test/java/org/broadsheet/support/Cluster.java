package org.broadsheet.support;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A primary, and a standby that streams from it. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final EmbeddedPostgres primary;
    private EmbeddedPostgres standby;
    private final List<Long> frozen = new ArrayList<>();

    private Cluster(Path folder) throws IOException {
        this.folder = folder;
        this.primary = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("primary"))
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("max_wal_senders", "5")
                .setServerConfig("wal_keep_size", "256MB")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    /** Starts a primary in a folder of this one. */
    public static Cluster start(Path folder) throws IOException {
        return new Cluster(folder);
    }

    /** Copies the primary, and starts the copy as its standby. */
    public void addStandby() throws IOException, SQLException {
        copy(folder.resolve("primary"), folder.resolve("standby"));
        standby = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("standby"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    public EmbeddedPostgres primary() {
        return primary;
    }

    public EmbeddedPostgres standby() {
        return standby;
    }

    /** The JDBC address of one server. */
    public static String address(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /** The JDBC address of whichever of the two takes writes. */
    public String addressOfWhicheverIsPrimary() {
        return "jdbc:postgresql://localhost:" + primary.getPort() + ",localhost:" + standby.getPort()
                + "/postgres?targetServerType=primary";
    }

    /** Waits until the standby has everything that the primary has, written to its log already or not. */
    public void awaitStandby() {
        String written = one(primary, "select pg_current_wal_insert_lsn()");
        await().atMost(PATIENCE)
                .until(() -> one(standby, "select pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn")
                        .equals("t"));
    }

    /** Stops all processes of the primary where they are (SIGSTOP): connections stay open, and nobody answers. */
    public void freezePrimary() {
        try {
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(folder.resolve("primary").resolve("postmaster.pid"))
                                    .get(0)
                                    .strip()))
                    .orElseThrow();
            frozen.add(postmaster.pid());
            postmaster.descendants().forEach(worker -> frozen.add(worker.pid()));
            signal("STOP");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all processes of the primary at once (SIGKILL). */
    public void killPrimary() {
        freezePrimary();
        signal("KILL");
        frozen.clear();
    }

    /** Lets them go on. */
    public void thaw() {
        signal("CONT");
        frozen.clear();
    }

    private void signal(String name) {
        for (Long pid : frozen) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes the standby a primary. */
    public void promoteStandby() {
        one(standby, "select pg_promote(true, 30)");
    }

    private static String one(EmbeddedPostgres postgres, String sql) {
        try (Connection connection = DriverManager.getConnection(address(postgres), "postgres", "unused");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** A base backup by PostgreSQL's own low-level functions; the embedded binaries have no pg_basebackup. */
    private void copy(Path from, Path to) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(address(primary), "postgres", "unused");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            try (Stream<Path> files = Files.walk(from)) {
                files.sorted().forEach(file -> copyOne(file, to.resolve(from.relativize(file))));
            }
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(to.resolve("backup_label"), label.getString(1));
            }
        }
        Files.deleteIfExists(to.resolve("postmaster.pid"));
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres'\n");
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else if (Files.exists(from)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        thaw();
        if (standby != null) {
            standby.close();
        }
        primary.close();
    }
}
