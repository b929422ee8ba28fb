package org.broadsheet.database;

/** The embedded PostgreSQL could not be started; the message tells a person why and what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
