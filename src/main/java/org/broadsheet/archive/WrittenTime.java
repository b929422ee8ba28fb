package org.broadsheet.archive;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people and programs write them: ISO 8601, RFC 822 in all the forms that feeds have, dates in words, seconds
 * since 1970. A date stands for its first moment, and what has no zone is in UTC. A date that can mean two days, such as
 * 5/1/2019, is not read.
 */
public final class WrittenTime {

    private static final int LONGEST = 100;
    private static final String TIME =
            "(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?(?:\\s*(?<half>[AaPp])\\.?[Mm]\\b\\.?)?";
    private static final String ZONE =
            "(?<zone>[A-Za-z]+/[A-Za-z_/+-]+|(?:UTC|GMT)?\\s*[+-]\\d{1,2}(?::?\\d{2})?|[A-Za-z]{1,5})?\\s*(?:[\\[(].*[\\])])?";
    private static final String WEEKDAY = "(?:\\p{L}{2,10}\\.?,?\\s+|\\p{L}{2,10}\\.?,)?";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?";
    private static final String MONTH = "(?<month>\\p{L}{3,10})\\.?";

    private static final Pattern NUMBERS =
            of("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:(?:\\s*[Tt]\\s*|\\s+)" + TIME + ")?\\s*");
    private static final Pattern COMPACT = of(
            "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:[Tt]?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?:[.,](?<fraction>\\d{1,9}))?(?<half>(?!))?)?");
    private static final Pattern DAY_FIRST = of(WEEKDAY + DAY + "[\\s-]+(?:de\\s+)?" + MONTH
            + ",?[\\s-]+(?:de\\s+)?(?<year>\\d{4}|\\d{2})(?:,?\\s+(?:at\\s+)?" + TIME + ")?\\s*");
    private static final Pattern MONTH_FIRST =
            of(WEEKDAY + MONTH + "\\s+" + DAY + ",?\\s+(?<year>\\d{4})(?:,?\\s+(?:at\\s+)?" + TIME + ")?\\s*");
    private static final Pattern YEAR_LAST = Pattern.compile(
            WEEKDAY + MONTH + "\\s+" + DAY + "\\s+" + TIME + "\\s+(?<zone>[A-Z]{1,5}|[+-]\\d{4})?\\s*(?<year>\\d{4})");
    private static final Pattern DOTS =
            of("(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})(?:,?\\s+" + TIME + ")?\\s*");
    private static final Pattern SLASHES =
            of("(?<day>\\d{1,2})[/-](?<month>\\d{1,2})[/-](?<year>\\d{4})(?:,?\\s+" + TIME + ")?\\s*");
    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?");

    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AKST", -9),
            Map.entry("AKDT", -8),
            Map.entry("HST", -10),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("MEZ", 1),
            Map.entry("MET", 1),
            Map.entry("CEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("SAST", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13));

    /** Months by the beginnings of their names in English, German, French, Spanish, Italian, Portuguese and Dutch. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("gen", 1),
            Map.entry("feb", 2),
            Map.entry("fev", 2),
            Map.entry("mar", 3),
            Map.entry("mrz", 3),
            Map.entry("maa", 3),
            Map.entry("apr", 4),
            Map.entry("avr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("mag", 5),
            Map.entry("mei", 5),
            Map.entry("jun", 6),
            Map.entry("juin", 6),
            Map.entry("giu", 6),
            Map.entry("jul", 7),
            Map.entry("juil", 7),
            Map.entry("lug", 7),
            Map.entry("aug", 8),
            Map.entry("aou", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("ott", 10),
            Map.entry("out", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12),
            Map.entry("dic", 12));

    private WrittenTime() {}

    private static Pattern of(String form) {
        return Pattern.compile(form + ZONE);
    }

    /** The moment; empty if it cannot be read, or can be read in two ways. */
    public static Optional<Instant> instant(String text) {
        return read(text).map(OffsetDateTime::toInstant);
    }

    /** The same with the offset that it is written with, which the date in an address may depend on. */
    public static Optional<OffsetDateTime> read(String text) {
        return read(text, ZoneOffset.UTC);
    }

    /** The same; what has no zone is in this one. */
    public static Optional<OffsetDateTime> read(String text, ZoneId home) {
        String line = text == null ? "" : text.replace('\u00A0', ' ').strip();
        if (line.isEmpty() || line.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher epoch = EPOCH.matcher(line);
            if (epoch.matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1)))
                        .plusMillis(epoch.group(2) == null ? 0 : Long.parseLong(epoch.group(2)))
                        .atOffset(ZoneOffset.UTC));
            }
            for (Pattern form : new Pattern[] {NUMBERS, COMPACT, DAY_FIRST, MONTH_FIRST, YEAR_LAST, DOTS}) {
                Matcher match = form.matcher(line);
                if (match.matches()) {
                    return Optional.of(time(match, month(match.group("month")), number(match, "day"), home));
                }
            }
            Matcher match = SLASHES.matcher(line);
            return match.matches() ? slashes(match, home) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> slashes(Matcher match, ZoneId home) {
        int one = number(match, "day");
        int other = number(match, "month");
        if (one == other || one > 12) {
            return Optional.of(time(match, other, one, home));
        }
        return other > 12 ? Optional.of(time(match, one, other, home)) : Optional.empty();
    }

    private static OffsetDateTime time(Matcher match, int month, int day, ZoneId home) {
        int year = number(match, "year");
        if (year < 100) {
            year += year < 50 ? 2000 : 1900;
        }
        if (year < 1) {
            throw new DateTimeException("There is no year 0");
        }
        LocalDate date = LocalDate.of(year, month, day);
        LocalDateTime time = date.atStartOfDay();
        if (match.group("hour") != null) {
            int hour = number(match, "hour");
            String half = match.group("half");
            if (half != null) {
                hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            }
            int second = match.group("second") == null ? 0 : Math.min(59, number(match, "second"));
            boolean midnight = hour == 24;
            time = date.atTime(LocalTime.of(midnight ? 0 : hour, number(match, "minute"), second, nanos(match)));
            time = midnight ? time.plusDays(1) : time;
        }
        return time.atZone(zone(match.group("zone"), home)).toOffsetDateTime();
    }

    private static int nanos(Matcher match) {
        String fraction = match.group("fraction");
        // Microseconds are what the database keeps.
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6)) * 1_000;
    }

    private static ZoneId zone(String written, ZoneId home) {
        if (written == null) {
            return home;
        }
        String zone = written.strip();
        if (zone.contains("/")) {
            return ZoneId.of(zone);
        }
        Matcher offset = Pattern.compile(".*?([+-])(\\d{1,2}):?(\\d{2})?").matcher(zone);
        if (offset.matches()) {
            int minutes = Integer.parseInt(offset.group(2)) * 60
                    + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
            return ZoneOffset.ofTotalSeconds(60 * (offset.group(1).equals("-") ? -minutes : minutes));
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
    }

    private static int month(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        String name = Normalizer.normalize(written, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        Integer month = name.length() > 3 ? MONTHS.get(name.substring(0, 4)) : null;
        month = month == null ? MONTHS.get(name.substring(0, 3)) : month;
        if (month == null) {
            throw new DateTimeException("No month is called " + written);
        }
        return month;
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }
}
