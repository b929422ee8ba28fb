package org.broadsheet.editorial;

import java.util.UUID;

/** A thing as its editors see it: whatever else it says, it has these. */
public interface Edited {

    UUID id();

    /** Counts its saves, from 1. */
    int version();

    String slug();
}
