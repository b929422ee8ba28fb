package org.broadsheet.database;

/** Records how long each reading statement took, so that a response can report its database time. */
public interface StatementClock {

    /** A statement took this many nanoseconds, waiting for a connection included. */
    void ran(long nanos);
}
