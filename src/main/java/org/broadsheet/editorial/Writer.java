package org.broadsheet.editorial;

import org.broadsheet.access.Limits;

/**
 * Who writes, and what they may write: for code that may run on other threads than their request.
 *
 * @param name for the audit trail and {@code savedBy}
 * @param limits of their key
 * @param mayPublish whether they decide what the public sees
 */
public record Writer(String name, Limits limits, boolean mayPublish) {

    /** The program itself, which may write everything. */
    public static Writer program(String name) {
        return new Writer(name, Limits.NONE, true);
    }

    /** The same, who may publish. */
    public Writer publishing() {
        return new Writer(name, limits, true);
    }
}
