package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prepares statements and binds their values. */
final class Statements {

    private static final int GRACE_SECONDS = 2;

    private Statements() {}

    /**
     * Returns the exception to throw. If the connection broke, or the server does not accept writes, also closes the
     * idle connections: they lead to the same server, and each would fail one more request.
     */
    static DatabaseException failed(AgroalDataSource source, SQLException e) {
        String state = e.getSQLState();
        if (state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("25006"))) {
            source.flush(AgroalDataSource.FlushMode.IDLE);
        }
        return new DatabaseException(e);
    }

    /** Takes a connection from a source. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /**
     * Runs a reading statement on a connection of this source: the transaction's if one is in progress, else one in
     * auto-commit.
     *
     * @param opener takes the connection
     * @param seconds how long it may take; 0 for no limit
     */
    static <T> List<T> list(
            AgroalDataSource source,
            Opener opener,
            int seconds,
            StatementClock clock,
            Sql sql,
            Reads.RowReader<T> reader) {
        long start = System.nanoTime();
        try (Connection connection = opener.open();
                PreparedStatement statement = prepare(connection, sql)) {
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
                // Leave the server time to cancel the statement; cutting the connection would leave it running.
                SocketTimeout.atLeast(connection, (seconds + GRACE_SECONDS) * 1000);
            }
            return rows(statement, reader);
        } catch (SQLException e) {
            throw failed(source, e);
        } finally {
            clock.ran(System.nanoTime() - start);
        }
    }

    static <T> List<T> rows(PreparedStatement statement, Reads.RowReader<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        bind(connection, statement, sql.values());
        return statement;
    }

    static void bind(Connection connection, PreparedStatement statement, List<Object> values) throws SQLException {
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
}
