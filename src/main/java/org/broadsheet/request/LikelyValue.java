package org.broadsheet.request;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a malformed value was probably meant to be. Faults suggest it; it is never used instead. */
final class LikelyValue {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,30}");

    /** ISO 8601 with parts missing or other separators: a year, a month, a day, or a time without an offset. */
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:[-/.]?(\\d{2})(?:[-/.]?(\\d{2}))?)?"
            + "(?:[T ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)? ?(Z|[-+ ]\\d{2}:?\\d{2})?)?");

    /** German and others: the day first, which only dots make certain. */
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?");

    private LikelyValue() {}

    /** The bound that a number is beyond; the maximum for “all” of other APIs, which some spell -1. */
    static Optional<String> number(String value, int min, int max) {
        boolean all = value.equalsIgnoreCase("all") || value.equals("-1");
        if (all || WHOLE.matcher(value).matches()) {
            boolean tooMuch = all || new BigInteger(value).compareTo(BigInteger.valueOf(max)) > 0;
            return tooMuch && max == Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(tooMuch ? max : min).map(String::valueOf);
        }
        return Optional.empty();
    }

    /** The slug of a name. */
    static Optional<String> slug(String name) {
        String slug = SlugMaker.of(name, "en");
        return slug.equals(SlugMaker.NOTHING) ? Optional.empty() : Optional.of(slug);
    }

    /** The date or RFC 3339 instant of a time in another form; empty if it could be read in two ways. */
    static Optional<String> instant(String value) {
        String text = value.strip();
        try {
            Matcher epoch = EPOCH.matcher(text);
            if (epoch.matches()) {
                return Optional.of(
                        Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).toString());
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return Optional.of(date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)));
            }
            Matcher iso = ISO.matcher(text);
            return iso.matches()
                    ? Optional.of(instant(iso))
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String instant(Matcher iso) {
        String date = date(iso.group(1), orFirst(iso.group(2)), orFirst(iso.group(3)));
        if (iso.group(4) == null) {
            return date;
        }
        String seconds = iso.group(5) == null ? ":00" : iso.group(5);
        String offset = iso.group(6) == null ? "Z" : iso.group(6).replace(' ', '+');
        if (offset.length() == "+0100".length()) {
            offset = offset.substring(0, 3) + ':' + offset.substring(3);
        }
        return OffsetDateTime.parse(date + 'T' + iso.group(4) + seconds + offset)
                .toInstant()
                .toString();
    }

    private static String orFirst(String part) {
        return part == null ? "01" : part;
    }

    private static String date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }
}
