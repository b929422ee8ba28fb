package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;

/**
 * A dedicated connection that receives notifications. Anything that takes longer than its patience is an error, so that
 * a connection that was cut silently is noticed.
 */
public final class Listener implements AutoCloseable {

    private final AgroalDataSource source;
    private final Connection connection;
    private final boolean listening;

    Listener(
            AgroalDataSource source,
            Connection connection,
            Optional<String> channel,
            int patienceMillis,
            Executor executor)
            throws SQLException {
        this.source = source;
        this.connection = connection;
        this.listening = channel.isPresent();
        connection.setNetworkTimeout(executor, patienceMillis);
        if (channel.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen " + channel.get());
            }
        }
    }

    /** Waits for a notification, at most this many milliseconds. */
    public void await(int millis) {
        try {
            connection.unwrap(PGConnection.class).getNotifications(millis);
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }

    /** Does something with a connection. */
    @FunctionalInterface
    interface Use {
        void of(Connection connection) throws SQLException;
    }

    void use(Use use) {
        try {
            use.of(connection);
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }

    /** Every row of the answer, read on this connection. */
    public <T> List<T> list(Sql sql, Reads.RowReader<T> reader) {
        try (PreparedStatement statement = Statements.prepare(connection, sql)) {
            return Statements.rows(statement, reader);
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            if (listening) {
                statement.execute("unlisten *");
            }
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }
}
