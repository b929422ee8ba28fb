package org.broadsheet.release;

import java.util.List;
import java.util.Locale;
import org.broadsheet.request.WireName;

/** What became of a release so far. */
enum ReleaseState implements WireName {
    /** It is being prepared. */
    OPEN,
    /** It will be carried out at a time. */
    SCHEDULED,
    /** It was carried out. */
    DONE,
    /** It could not be carried out at its time. */
    FAILED,
    /** It was called off. */
    CANCELLED;

    /** Those that nothing more happens with. */
    static final List<ReleaseState> FINAL = List.of(DONE, CANCELLED);

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReleaseState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
