package org.broadsheet.delivery;

/** What became of a thing that was sent to be stored. */
public enum Saved {
    CREATED,
    UPDATED,
    /** It was there already, the same in everything; nothing was written. */
    UNCHANGED
}
