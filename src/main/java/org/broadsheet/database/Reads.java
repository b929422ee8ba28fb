package org.broadsheet.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place to read from. A class takes the one that it needs in its constructor: {@link PublicReads} for what the public
 * sees, {@link Database} for writes and everything editorial.
 */
public interface Reads {

    /** Makes a value of the result set's current row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The time by the database's clock, never the node's. */
    Instant now();

    /** Every row of the answer, in its order. */
    <T> List<T> list(Sql sql, RowReader<T> reader);

    /** The first row of the answer, if there is one. */
    default <T> Optional<T> first(Sql sql, RowReader<T> reader) {
        return list(sql, reader).stream().findFirst();
    }
}
