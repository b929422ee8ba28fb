package org.broadsheet.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Counts and notes what partners get. Implemented by {@code partner}, which uses this package and not the reverse. */
public interface PartnerMeter {

    /**
     * An article that a partner gets whole.
     *
     * @param version counts its saves
     */
    record Text(UUID article, int version) {}

    /**
     * Shows a partner a whole article in the answer to the current request, and takes it from the quota; ends the request with
     * a 429 if that is used up. Counts only if the answer has it: not where the client has it already.
     */
    void show(Partner partner, Text text);

    /** Takes the articles of an export from the quota; ends the request with a 429 if it has not so many left. */
    void takeExport(Partner partner, long articles);

    /**
     * Notes what was written to an export of a partner's.
     *
     * @param at of which moment the export is, by the database's clock
     */
    void exported(Partner partner, List<Text> texts, long bytes, Instant at);

    /** Notes that a partner's change feed says of these articles that they are gone. */
    void told(Partner partner, Collection<UUID> articles);
}
