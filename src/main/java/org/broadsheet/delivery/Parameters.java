package org.broadsheet.delivery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the query parameters of one request and collects what is wrong with them, so that one answer tells all. Readers
 * return a harmless value where they found a fault; {@link #check()} then ends the request.
 */
public final class Parameters {

    /** The most values that one parameter takes. */
    public static final int MAX_VALUES = 100;

    /** The longest value, in UTF-16 units; no name or date of ours is longer. */
    public static final int MAX_LENGTH = 2_000;

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");

    private final String path;
    private final MultivaluedMap<String, String> sent;
    private final Map<String, List<String>> fixed = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Parameters(String path, MultivaluedMap<String, String> sent, Map<String, Boolean> known) {
        this.path = path;
        this.sent = sent;
        sent.forEach((name, values) -> {
            Boolean repeatable = known.get(name);
            if (repeatable == null) {
                faults.add(unknown(name, known.keySet()));
            } else if (name.equals(Query.MIN_VERSION) && !values.get(0).matches("\\d{1,18}")) {
                faults.add(Fault.parameter(name, "Must be the Change-Cursor of a write: a whole number"));
            } else if (!repeatable && values.size() > 1) {
                faults.add(Fault.parameter(name, "Stands " + values.size() + " times; it takes one value"));
            }
        });
    }

    /** The parameters of a request that the program makes of itself, as if a client had sent it. */
    public static Parameters of(String path, MultivaluedMap<String, String> sent, Class<? extends Query> query) {
        return new Parameters(path, sent, Query.known(query));
    }

    static Fault unknown(String name, Collection<String> known) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return known.isEmpty()
                ? Fault.parameter(shown, "This address takes no parameters")
                : Fault.parameter(shown, "There is no parameter " + shown)
                        .suggesting(Nearest.to(name, known).orElse(null));
    }

    /** The path that was asked for, from its first slash. */
    public String path() {
        return path;
    }

    /** Reads a parameter as if this had been sent for it; links do not carry it, since the path says it. */
    public void fix(String name, String value) {
        if (sent.containsKey(name)) {
            faults.add(Fault.parameter(name, "The path says it already: " + value));
        }
        fixed.put(name, List.of(value));
    }

    private List<String> values(String name) {
        return fixed.getOrDefault(name, sent.getOrDefault(name, List.of()));
    }

    /** Everything that was sent, as it was sent. */
    public MultivaluedMap<String, String> sent() {
        return sent;
    }

    /** Adds a fault that the caller found. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** Ends the request with a 400 that tells every fault; does nothing where there is none. */
    public void check() {
        if (!faults.isEmpty()) {
            throw Problem.invalidParameters(faults).exception();
        }
    }

    /** The value of a parameter that stands once; empty where it was not sent or is at fault. */
    public Optional<String> one(String name) {
        List<String> values = values(name);
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.get(0);
        if (value.isBlank()) {
            faults.add(Fault.parameter(name, "Is empty; leave it out or give it a value"));
            return Optional.empty();
        }
        if (value.length() > MAX_LENGTH) {
            faults.add(Fault.parameter(name, "Is longer than " + MAX_LENGTH + " characters"));
            return Optional.empty();
        }
        if (value.indexOf('\0') >= 0) {
            faults.add(Fault.parameter(name, "Has a NUL character"));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** The values of a parameter that may be repeated or separated by commas, without repeats, in their order. */
    public Set<String> many(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String value : values(name)) {
            for (String part : value.split(",", -1)) {
                if (part.isBlank()) {
                    faults.add(Fault.parameter(name, "Has an empty value"));
                    return Set.of();
                }
                if (part.length() > Slugs.MAX_BYTES) {
                    faults.add(Fault.parameter(name, "Has a value longer than " + Slugs.MAX_BYTES + " characters"));
                    return Set.of();
                }
                all.add(part.strip());
            }
        }
        if (all.size() > MAX_VALUES) {
            faults.add(Fault.parameter(name, "Has " + all.size() + " values; the maximum is " + MAX_VALUES));
            return Set.of();
        }
        return all;
    }

    /** Slugs, each well formed. */
    public Set<String> slugs(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String slug : many(name)) {
            if (Slugs.isSlug(slug)) {
                all.add(slug);
            } else {
                faults.add(Fault.parameter(name, "“" + shown(slug) + "” is not a slug: " + Slugs.RULE));
            }
        }
        return all;
    }

    /** BCP 47 language tags; a tag also asks for its regional forms. */
    public Set<String> languages(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String language : many(name)) {
            if (LANGUAGE.matcher(language).matches()) {
                all.add(language);
            } else {
                faults.add(Fault.parameter(
                        name, "“" + shown(language) + "” is not a BCP 47 language tag such as en or pt-BR"));
            }
        }
        return all;
    }

    /** One of the constants of an enum, by its wire name. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, Function<E, String> wireName, E otherwise) {
        return choice(name, List.copyOf(EnumSet.allOf(type)), wireName, otherwise);
    }

    /** One of these constants, by its wire name. */
    public <E> E choice(String name, List<E> constants, Function<E, String> wireName, E otherwise) {
        return one(name)
                .map(value -> {
                    for (E constant : constants) {
                        if (wireName.apply(constant).equals(value)) {
                            return constant;
                        }
                    }
                    notOneOf(name, value, constants.stream().map(wireName).toList());
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** Some of a list of names; empty where none was sent. */
    public Set<String> choices(String name, Collection<String> allowed) {
        Set<String> all = many(name);
        for (String value : all) {
            if (!allowed.contains(value)) {
                notOneOf(name, value, List.copyOf(allowed));
            }
        }
        return all;
    }

    private void notOneOf(String name, String value, List<String> allowed) {
        faults.add(Fault.parameter(name, "“" + shown(value) + "” must be one of " + String.join(", ", allowed))
                .allowing(allowed, value));
    }

    /** How many items a page has: 1 to the maximum; more is a fault, never clipped. */
    public int limit(int otherwise, int maximum) {
        return number("limit", otherwise, 1, maximum);
    }

    /** A UUID. */
    public Optional<UUID> id(String name) {
        return one(name).flatMap(value -> {
            if (Slugs.isId(value)) {
                return Optional.of(Slugs.id(value));
            }
            faults.add(Fault.parameter(name, "“" + shown(value) + "” must be a UUID"));
            return Optional.empty();
        });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        return choice(name, List.of(true, false), String::valueOf, otherwise);
    }

    /** A whole number between bounds. */
    public int number(String name, int otherwise, int minimum, int maximum) {
        return one(name)
                .map(value -> {
                    if (value.matches("[0-9]{1,9}")) {
                        int number = Integer.parseInt(value);
                        if (number >= minimum && number <= maximum) {
                            return number;
                        }
                    }
                    faults.add(Fault.parameter(
                            name, "“" + shown(value) + "” must be a whole number from " + minimum + " to " + maximum));
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** An instant, RFC 3339; a bare date is its first moment in UTC. */
    public Optional<Instant> instant(String name) {
        return one(name).flatMap(value -> {
            try {
                // A plus sign that was not percent-encoded arrives as a space.
                String text = value.replace(' ', '+');
                Instant instant = text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
                if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                    throw new DateTimeParseException("out of range", text, 0);
                }
                return Optional.of(instant);
            } catch (DateTimeParseException e) {
                faults.add(Fault.parameter(
                        name,
                        "“" + shown(value) + "” must be a date or an RFC 3339 instant, such as 2026-05-09 or"
                                + " 2026-05-09T10:00:00Z"));
                return Optional.empty();
            }
        });
    }

    /** What PostgreSQL's timestamptz and RFC 3339's four-digit years hold alike. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    /** The wire names of all constants, for documentation and faults. */
    public static <E extends Enum<E>> List<String> names(Class<E> type, Function<E, String> wireName) {
        return Arrays.stream(type.getEnumConstants()).map(wireName).toList();
    }
}
