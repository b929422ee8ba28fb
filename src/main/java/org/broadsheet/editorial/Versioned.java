package org.broadsheet.editorial;

import java.util.UUID;

/** What every resource has as editors see it. */
public interface Versioned {

    UUID id();

    /** Counts the saves, from 1. */
    int version();

    String slug();
}
