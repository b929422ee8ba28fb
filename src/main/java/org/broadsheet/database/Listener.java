package org.broadsheet.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;

/**
 * A connection of its own that hears notifications. What takes longer than its patience is an error: a connection that
 * was cut without a word is noticed.
 */
public final class Listener implements AutoCloseable {

    private final Connection connection;
    private final boolean hears;

    Listener(Connection connection, Optional<String> channel, int patienceMillis, Executor executor)
            throws SQLException {
        this.connection = connection;
        this.hears = channel.isPresent();
        connection.setNetworkTimeout(executor, patienceMillis);
        if (channel.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen " + channel.get());
            }
        }
    }

    /** Waits until a notification comes, or so many milliseconds. */
    public void await(int millis) {
        try {
            connection.unwrap(PGConnection.class).getNotifications(millis);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Every row of the answer, read on this connection. */
    public <T> List<T> list(Sql sql, Database.RowReader<T> reader) {
        try (PreparedStatement statement = Database.prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            if (hears) {
                statement.execute("unlisten *");
            }
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
