package org.broadsheet.database;

import java.sql.SQLException;

/** PostgreSQL refused a statement or could not be reached; the cause has the SQLState. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super(cause);
    }

    /** The five characters of SQL:2023 that say what kind of failure it was; may be null. */
    public String state() {
        return ((SQLException) getCause()).getSQLState();
    }
}
