package org.broadsheet.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what archives spell differently from the contract, if it can only mean one thing. Used only for import records:
 * whoever calls the Editorial API can fix what they send.
 */
final class Spellings {

    private static final Pattern TIME = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})"
            + "(?:[Tt ]\\s*(?<time>\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?))?"
            + "\\s*(?<zone>Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern NAMED_UTC = Pattern.compile("[Zz]|UTC|GMT");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,15})?");

    private Spellings() {}

    /**
     * A time in ISO 8601 or RFC 1123, to the microsecond. A date stands for its first moment, and without a zone both
     * are in UTC.
     */
    static Optional<Instant> instant(String text) {
        Matcher parts = TIME.matcher(text);
        try {
            if (!parts.matches()) {
                return Optional.of(OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            }
            LocalTime time = parts.group("time") == null
                    ? LocalTime.MIDNIGHT
                    : LocalTime.parse(parts.group("time").replace(',', '.'));
            String zone = parts.group("zone");
            ZoneOffset offset =
                    zone == null || NAMED_UTC.matcher(zone).matches() ? ZoneOffset.UTC : ZoneOffset.of(zone);
            return Optional.of(LocalDate.parse(parts.group("date"))
                    .atTime(time.truncatedTo(ChronoUnit.MICROS))
                    .toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A language tag with underscores, as POSIX and Java write it: {@code en_US} is {@code en-US}. */
    static String language(String text) {
        return text.strip().replace('_', '-');
    }

    /** A slug in capitals, with spaces, or in another script; see {@link SlugMaker#spelled}. */
    static Optional<String> slug(String text) {
        return SlugMaker.spelled(text);
    }

    /** The word of a list that this is but for its case. */
    static Optional<String> choice(String text, Iterable<String> allowed) {
        for (String word : allowed) {
            if (word.equalsIgnoreCase(text.strip())) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** A number in a string. */
    static Optional<Double> decimal(String text) {
        return Optional.of(text.strip())
                .filter(digits -> DECIMAL.matcher(digits).matches())
                .map(Double::valueOf);
    }

    /** A whole number in a string. */
    static Optional<Integer> number(String text) {
        return Optional.of(text.strip())
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Integer::valueOf);
    }
}
