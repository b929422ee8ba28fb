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

    /**
     * Whether the same request may well succeed in a while: no connection (class 08), none free in time, resources at
     * their end (53), the server going down or coming up (57P).
     */
    public boolean isPassing() {
        String state = state();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("40")
                || state.startsWith("57P");
    }

    /** Whether the statement was ended because it took too long ({@code query_canceled}). */
    public boolean isTooSlow() {
        return "57014".equals(state());
    }
}
