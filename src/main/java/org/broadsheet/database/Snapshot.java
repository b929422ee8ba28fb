package org.broadsheet.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The database at one moment, read as streams of any size. */
public final class Snapshot {

    private static final int ROWS_AT_ONCE = 200;

    private final Connection connection;

    Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Passes each row of the answer to a consumer, in order, holding only a few in memory. */
    public <T> void each(Sql sql, Reads.RowReader<T> reader, Consumer<T> consumer) {
        try (PreparedStatement statement = Statements.prepare(connection, sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(reader.read(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
