package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * One transaction on the database that the program uses, for commands that are given at its machine. The program may be
 * running or not. Whoever can use the database as the program does can do everything anyway, so no key is required.
 */
public final class CommandDatabase implements AutoCloseable {

    private static final String SECONDS_TO_CONNECT = "10";

    private final Connection connection;
    private final Optional<Path> folder;
    private final Optional<EmbeddedDatabase> started;

    private CommandDatabase(Connection connection, Optional<Path> folder, Optional<EmbeddedDatabase> started) {
        this.connection = connection;
        this.folder = folder;
        this.started = started;
    }

    /**
     * Connects to the configured database; where none is, to the embedded one, which is started unless it runs.
     *
     * @throws EmbeddedDatabaseException with a sentence for the operator if that is impossible
     */
    public static CommandDatabase open() {
        EmbeddedDatabase.Settings settings = EmbeddedDatabase.settings();
        if (settings.url().isPresent()) {
            return new CommandDatabase(
                    connect(
                            settings.url().get(),
                            settings.username().orElse(null),
                            settings.password().orElse(null)),
                    Optional.empty(),
                    Optional.empty());
        }
        Path folder = settings.directory();
        if (!Files.exists(folder.resolve("postgresql"))) {
            throw new EmbeddedDatabaseException(
                    "There is no database in " + folder
                            + ". Set its folder with BROADSHEET_EMBEDDED_DIRECTORY, or your own database with"
                            + " QUARKUS_DATASOURCE_JDBC_URL, as for starting the program.",
                    null);
        }
        if (EmbeddedDatabase.isInUse(folder)) {
            return new CommandDatabase(running(folder), Optional.of(folder), Optional.empty());
        }
        EmbeddedDatabase database = EmbeddedDatabase.startWhereWanted().orElseThrow();
        try {
            return new CommandDatabase(running(folder), Optional.of(folder), Optional.of(database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Connection running(Path folder) {
        try {
            List<String> process =
                    Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"));
            return connect(
                    EmbeddedDatabase.url(Integer.parseInt(
                            process.get(EmbeddedDatabase.PORT_LINE).strip())),
                    EmbeddedDatabase.USER,
                    Files.readString(folder.resolve("password")).strip());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new EmbeddedDatabaseException(
                    "The PostgreSQL in " + folder + " is starting or stopping; try again in a moment", e);
        }
    }

    private static Connection connect(String url, String user, String password) {
        try {
            Properties settings = new Properties();
            // A server that is frozen or cut off refuses nothing. What the address says goes before this.
            settings.setProperty("connectTimeout", SECONDS_TO_CONNECT);
            settings.setProperty("loginTimeout", SECONDS_TO_CONNECT);
            Optional.ofNullable(user).ifPresent(name -> settings.setProperty("user", name));
            Optional.ofNullable(password).ifPresent(word -> settings.setProperty("password", word));
            Connection connection = DriverManager.getConnection(url, settings);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new EmbeddedDatabaseException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /** The folder of the embedded database; empty for a configured one. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Runs a statement that changes rows, and returns how many. */
    public int update(Sql sql) {
        try (PreparedStatement statement = Statements.prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Makes the changes permanent. Without it, closing undoes everything. */
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            started.ifPresent(EmbeddedDatabase::close);
        }
    }
}
