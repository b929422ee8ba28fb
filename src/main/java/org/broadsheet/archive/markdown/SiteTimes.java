package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.archive.WrittenTime;

/**
 * Reads the times of a site as its program does: Hugo takes those without an offset to be in its {@code timeZone}. Jekyll
 * takes dates to be in its {@code timezone} and times without an offset in UTC, and makes the addresses of all of them in its
 * {@code timezone}.
 */
final class SiteTimes {

    private static final Pattern DATE = Pattern.compile("\\s*\\d{4}-\\d{1,2}-\\d{1,2}\\s*");

    private final boolean isJekyll;

    /** Null if the site has none that is known. */
    private final ZoneId zone;

    private SiteTimes(boolean isJekyll, ZoneId zone) {
        this.isJekyll = isJekyll;
        this.zone = zone;
    }

    /** The times of a site of this program and configuration. */
    static SiteTimes of(Flavour flavour, ObjectNode configuration) {
        return new SiteTimes(
                flavour == Flavour.JEKYLL,
                flavour == Flavour.JEKYLL || flavour == Flavour.HUGO
                        ? zone(Values.text(configuration, "timezone", "timeZone"))
                        : null);
    }

    private static ZoneId zone(String written) {
        try {
            return written == null ? null : ZoneId.of(written);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment with the offset that the site shows it with; empty if it cannot be read. */
    Optional<OffsetDateTime> read(String written) {
        if (zone == null || written == null) {
            return WrittenTime.read(written);
        }
        if (!isJekyll) {
            return WrittenTime.read(written, zone);
        }
        return WrittenTime.read(written, DATE.matcher(written).matches() ? zone : ZoneOffset.UTC)
                .map(time -> time.atZoneSameInstant(zone).toOffsetDateTime());
    }
}
