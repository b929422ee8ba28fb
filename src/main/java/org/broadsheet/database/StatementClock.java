package org.broadsheet.database;

/** Is told how long each reading statement took, so that a response can say what its database part cost. */
public interface StatementClock {

    /** A statement took this many nanoseconds, waiting for a connection included. */
    void ran(long nanos);
}
