package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs statements. Reads take a connection for one statement, in auto-commit, unless a transaction is under way. */
@ApplicationScoped
public class Database {

    /** Makes a value of the row that the result set stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource dataSource;
    private final AgroalDataSource replica;
    private final StatementClock clock;
    private final int readSeconds;

    /** {@code broadsheet.database.*}: what may be asked of the database. */
    @ConfigMapping(prefix = "broadsheet.database")
    public interface Config {

        /** How long a statement of a public read may take, in whole seconds; then it is ended, and answered 503. */
        @WithDefault("10S")
        Duration readTimeout();
    }

    /** {@code broadsheet.read-datasource.*}: a replica that public reads come from. */
    @ConfigMapping(prefix = "broadsheet.read-datasource")
    public interface ReadConfig {

        /** Whether public reads come from the replica. */
        @WithDefault("false")
        boolean active();

        /** The replica's JDBC address. */
        Optional<String> jdbcUrl();

        /** The user to read as. */
        Optional<String> username();

        /** The user's password. */
        Optional<String> password();
    }

    Database(
            AgroalDataSource dataSource,
            @DataSource("read") InjectableInstance<AgroalDataSource> replica,
            ReadConfig readConfig,
            Config config,
            StatementClock clock) {
        this.dataSource = dataSource;
        this.replica = readConfig.active() ? replica.get() : dataSource;
        this.clock = clock;
        this.readSeconds = (int) Math.max(1, config.readTimeout().toSeconds());
    }

    /** Where a statement is read: a transaction stays where it is, public reads go to the replica. */
    private AgroalDataSource reading() {
        return replica != dataSource && clock.mayLag() && QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION
                ? replica
                : dataSource;
    }

    /** Every row of the answer, in its order. */
    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        long start = System.nanoTime();
        try (Connection connection = reading().getConnection();
                PreparedStatement statement = prepare(connection, sql)) {
            // A client that went away does not end what it asked for: statements would gather until none is left.
            statement.setQueryTimeout(clock.mayLag() ? readSeconds : 0);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            clock.ran(System.nanoTime() - start);
        }
    }

    /** The first row of the answer, if there is one. */
    public <T> Optional<T> first(Sql sql, RowReader<T> reader) {
        return list(sql, reader).stream().findFirst();
    }

    /** Runs a statement that changes rows; how many it changed. */
    public int update(Sql sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs one changing statement for many sets of values, in few round trips. */
    public void batch(String text, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            for (Object[] row : rows) {
                bind(connection, statement, List.of(nullsWrapped(row)));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Opens a connection that follows what public reads see and hears the notifications of a channel; {@code patienceMillis} bounds each wait on it. */
    public Listener listen(String channel, int patienceMillis, Executor executor) {
        try {
            // A standby takes no LISTEN; who follows it looks by itself.
            return replica == dataSource
                    ? new Listener(dataSource.getConnection(), Optional.of(channel), patienceMillis, executor)
                    : new Listener(replica.getConnection(), Optional.empty(), patienceMillis, executor);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Reads one moment of the database (REPEATABLE READ), on a connection of its own. */
    public void snapshot(Consumer<Snapshot> work) {
        try (Connection connection = replica.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                work.accept(new Snapshot(connection));
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Object[] nullsWrapped(Object[] row) {
        Object[] wrapped = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            wrapped[i] = row[i] == null ? Optional.empty() : row[i];
        }
        return wrapped;
    }

    static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        bind(connection, statement, sql.values());
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, List<Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, bound(connection, values.get(i)));
        }
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? bound(connection, optional.get()) : null;
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        if (value instanceof Integer[] numbers) {
            return connection.createArrayOf("integer", numbers);
        }
        if (value instanceof UUID[] ids) {
            return connection.createArrayOf("uuid", ids);
        }
        return value;
    }

    /** A {@code timestamptz} column as an instant; null where the column is. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A {@code uuid} column. */
    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
