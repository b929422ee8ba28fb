package org.broadsheet.database;

import java.sql.SQLException;

/** PostgreSQL refused a statement or could not be reached; {@link DatabaseFailure} tells which. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
