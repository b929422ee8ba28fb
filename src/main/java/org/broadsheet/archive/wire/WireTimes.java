package org.broadsheet.archive.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as agencies write them: ISO 8601 in its extended and basic forms. What names no zone is in UTC. */
final class WireTimes {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("[yyyy-MM-dd][yyyyMMdd]")
            .optionalStart()
            .appendPattern("['T'][' '][HH:mm:ss][HHmmss][HH:mm][HHmm]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter();

    private WireTimes() {}

    /** A time, if it is one. */
    static Optional<Instant> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed =
                    FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime time) {
                return Optional.of(time.toInstant());
            }
            return Optional.of(
                    parsed instanceof LocalDateTime time
                            ? time.toInstant(ZoneOffset.UTC)
                            : ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
