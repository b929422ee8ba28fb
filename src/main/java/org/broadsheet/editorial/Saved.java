package org.broadsheet.editorial;

/** The outcome of storing a resource. */
public enum Saved {
    CREATED,
    UPDATED,
    /** An identical one was already stored; nothing was written. */
    UNCHANGED
}
