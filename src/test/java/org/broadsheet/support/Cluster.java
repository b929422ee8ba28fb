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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A primary, and standbys that stream from it. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final EmbeddedPostgres primary;
    private final List<EmbeddedPostgres> standbys = new ArrayList<>();
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

    /** Copies the primary, and starts the copy as one more standby of it. */
    public void addStandby() throws IOException, SQLException {
        Path copy = folder.resolve("standby-" + standbys.size());
        copy(folder.resolve("primary"), copy);
        standbys.add(EmbeddedPostgres.builder()
                .setDataDirectory(copy)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .start());
    }

    public EmbeddedPostgres primary() {
        return primary;
    }

    /** The first standby. */
    public EmbeddedPostgres standby() {
        return standbys.get(0);
    }

    public List<EmbeddedPostgres> standbys() {
        return List.copyOf(standbys);
    }

    /** The JDBC address of one server. */
    public static String address(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /** The JDBC address of whichever of the two takes writes. */
    public String addressOfWhicheverIsPrimary() {
        return addressOf(Stream.concat(Stream.of(primary), standbys.stream()), "targetServerType=primary");
    }

    /** The JDBC address that spreads connections over the standbys, and leads to the primary where there is none. */
    public String addressOfStandbys() {
        return addressOf(
                Stream.concat(standbys.stream(), Stream.of(primary)),
                "targetServerType=preferSecondary&loadBalanceHosts=true&hostRecheckSeconds=2");
    }

    private static String addressOf(Stream<EmbeddedPostgres> servers, String settings) {
        return servers.map(server -> "localhost:" + server.getPort())
                .collect(Collectors.joining(",", "jdbc:postgresql://", "/postgres?" + settings));
    }

    /** Waits until the standbys have everything that the primary has, written to its log already or not. */
    public void awaitStandby() {
        String written = one(primary, "select pg_current_wal_insert_lsn()");
        for (EmbeddedPostgres standby : standbys) {
            await().atMost(PATIENCE)
                    .until(() -> one(standby, "select pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn")
                            .equals("t"));
        }
    }

    /** Has a standby fall behind: it receives the log, and does not replay it. */
    public void pause(EmbeddedPostgres standby) {
        one(standby, "select pg_wal_replay_pause()");
        await().atMost(PATIENCE).until(() -> one(standby, "select pg_get_wal_replay_pause_state()")
                .equals("paused"));
    }

    /** Has it catch up. */
    public void resume(EmbeddedPostgres standby) {
        one(standby, "select pg_wal_replay_resume()");
    }

    /** How many connections of programs a server has. */
    public static int connections(EmbeddedPostgres server) {
        return Integer.parseInt(one(
                server,
                "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                        + " and pid <> pg_backend_pid()"));
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

    /** Makes the first standby a primary. */
    public void promoteStandby() {
        one(standby(), "select pg_promote(true, 30)");
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
        for (EmbeddedPostgres standby : standbys) {
            standby.close();
        }
        primary.close();
    }
}
