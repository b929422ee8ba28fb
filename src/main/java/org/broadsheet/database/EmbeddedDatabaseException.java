package org.broadsheet.database;

/** The embedded PostgreSQL could not be started. The message tells the operator why, and what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
