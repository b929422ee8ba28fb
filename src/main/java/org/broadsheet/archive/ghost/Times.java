package org.broadsheet.archive.ghost;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as exports have them: ISO 8601 in those of Ghost, {@code 2021-03-24 04:34:10} where the database was asked itself, and
 * milliseconds since 1970 in old ones. UTC where no offset is given.
 */
final class Times {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)\\s*(Z|[+-]\\d{2}:?\\d{2})?)?");

    /** Numbers below are seconds: as milliseconds they would be before March 1973. */
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** The time; null if it is none. */
    static Instant of(JsonNode value) {
        try {
            if (value.isNumber() || value.isTextual() && value.asText().strip().matches("-?\\d{9,15}")) {
                long number = value.isNumber()
                        ? value.asLong()
                        : Long.parseLong(value.asText().strip());
                return bounded(
                        Math.abs(number) < LEAST_MILLISECONDS
                                ? Instant.ofEpochSecond(number)
                                : Instant.ofEpochMilli(number));
            }
            Matcher parts = WRITTEN.matcher(value.asText().strip());
            return value.isTextual() && parts.matches() ? bounded(written(parts)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant written(Matcher parts) {
        String time = parts.group(2) == null ? "00:00" : parts.group(2);
        String offset = parts.group(3) == null ? "Z" : parts.group(3);
        return LocalDateTime.parse(parts.group(1) + "T" + time).toInstant(ZoneOffset.of(offset));
    }

    private static Instant bounded(Instant time) {
        return time.isAfter(LATEST) || time.getEpochSecond() < -62_135_596_800L ? null : time;
    }
}
