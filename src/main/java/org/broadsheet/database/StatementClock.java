package org.broadsheet.database;

/** Is told of each read statement that ran, so that a response can say what its database part cost. */
public interface StatementClock {

    /** A statement ran for so many nanoseconds, waiting for a connection included. */
    void ran(long nanos);

    /** Whether the statement is of a public read, which may be answered by a replica. */
    boolean mayLag();
}
