package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The primary: writes, and reads that must see them. A statement runs in the caller's transaction if there is one, else
 * in auto-commit.
 */
@ApplicationScoped
public class Database implements Reads {

    /** {@code broadsheet.database.*}: limits on statements. */
    @ConfigMapping(prefix = "broadsheet.database")
    public interface Config {

        /** How long a public read's statement may run, in whole seconds; then it is cancelled and the answer is 503. */
        @WithDefault("10S")
        Duration readTimeout();
    }

    private static final int ANY_TIME = 0;

    private final AgroalDataSource dataSource;
    private final StatementClock clock;

    Database(AgroalDataSource dataSource, StatementClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        return Statements.list(dataSource, dataSource::getConnection, ANY_TIME, clock, sql, reader);
    }

    /** When the caller's transaction began, to the microsecond: what {@code now()} is in its statements. */
    @Override
    public Instant now() {
        return first(Sql.of("select now() as at"), row -> instant(row, "at")).orElseThrow();
    }

    /** Runs a statement that changes rows, and returns how many. */
    public int update(Sql sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Statements.prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Statements.failed(dataSource, e);
        }
    }

    /** Runs one statement that changes rows for each set of values, in few round trips; how many rows each changed. */
    public int[] batch(String text, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            for (Object[] row : rows) {
                Statements.bind(connection, statement, nullsWrapped(row));
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw Statements.failed(dataSource, e);
        }
    }

    /**
     * Lets the statements of the caller's transaction, and its commit, take as long as they need. For work that grows
     * with the archive; otherwise a server that sends nothing for {@code socketTimeout} is considered frozen.
     */
    public void waiveSocketTimeout() {
        try (Connection connection = dataSource.getConnection()) {
            SocketTimeout.waive(connection);
        } catch (SQLException e) {
            throw Statements.failed(dataSource, e);
        }
    }

    /**
     * Lets the caller's transaction pause between its statements for as long as it needs, while it waits for something
     * other than the database. Otherwise the server takes it for that of a node that is gone, and ends it.
     */
    public void mayPause() {
        update(Sql.of("set local idle_in_transaction_session_timeout = 0"));
    }

    /**
     * Makes PostgreSQL plan this connection's statements again. It fixes a plan after a few runs, which while a table is
     * empty is one that scans it; work that fills the table would then scan all of it for each row.
     */
    public void planAnew() {
        update(Sql.of("discard plans"));
    }

    private static List<Object> nullsWrapped(Object[] row) {
        List<Object> wrapped = new ArrayList<>(row.length);
        for (Object value : row) {
            wrapped.add(value == null ? Optional.empty() : value);
        }
        return wrapped;
    }

    /** A {@code timestamptz} column as an instant, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A column of whole numbers, or null. */
    public static Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** A column with an array; for null what stands for it. */
    @SuppressWarnings("unchecked")
    public static <T> T[] array(ResultSet row, String column, T[] none) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? none : (T[]) array.getArray();
    }

    /** A {@code uuid} column. */
    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
