package org.broadsheet.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** One moment of the database, read in streams however large they are. */
public final class Snapshot {

    private static final int ROWS_AT_ONCE = 200;

    private final Connection connection;

    Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Shows each row of the answer, in its order, holding a few at a time. */
    public <T> void each(Sql sql, Database.RowReader<T> reader, Consumer<T> consumer) {
        try (PreparedStatement statement = Database.prepare(connection, sql)) {
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
