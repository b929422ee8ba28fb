package org.broadsheet.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of one JSON object that a newsroom sent and collects what is wrong with them. Texts come out in
 * NFC; NUL and lone surrogates, which PostgreSQL cannot hold, are faults. Readers return an empty value where they
 * found a fault.
 */
public final class JsonInput {

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private JsonInput(JsonNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** A reader of a whole document; anything but an object is a fault. */
    public static JsonInput of(JsonNode document, List<Fault> faults) {
        return at(document, "", faults);
    }

    /** A reader of the object that stands at a pointer. */
    public static JsonInput at(JsonNode node, String pointer, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(Fault.pointer(pointer, "Must be an object"));
        }
        return new JsonInput(node, pointer, faults);
    }

    /** Declares every field not read so far a fault, with the nearest that exists. Last of all readers. */
    public void refuseOthers() {
        if (object.isObject()) {
            object.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    faults.add(Fault.pointer(pointer(name), "There is no field " + shown(name))
                            .suggesting(Nearest.to(name, known).orElse(null)));
                }
            });
        }
    }

    /** Adds a fault of a field that the caller found. */
    public void fault(String name, String detail) {
        faults.add(Fault.pointer(pointer(name), detail));
    }

    /**
     * A field that the program keeps: it may be sent back as it was read, and is a fault where it is not.
     *
     * @param stored what the program has; null where there is nothing yet
     * @param how how it is changed
     */
    public void kept(String name, JsonNode stored, String how) {
        known.add(name);
        JsonNode sent = object.get(name);
        boolean same = sent == null || sent.equals(stored) || sent.isNull() && (stored == null || stored.isNull());
        if (!same) {
            fault(name, "Is kept by the program: leave it out or send it as it was read; " + how);
        }
    }

    /** The value of a field; empty where it is absent or null. */
    public Optional<JsonNode> node(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** A text of at most so many characters (UTF-16 units), not blank. */
    public Optional<String> text(String name, int maximum) {
        return node(name).flatMap(node -> text(node, pointer(name), maximum));
    }

    /** As {@link #text}, but an empty text is one too: it says that there is nothing to say. */
    public Optional<String> possiblyEmptyText(String name, int maximum) {
        Optional<JsonNode> node = node(name);
        return node.isPresent()
                        && node.get().isTextual()
                        && node.get().textValue().isBlank()
                ? Optional.of("")
                : text(name, maximum);
    }

    /** As {@link #text}, and a fault where it is missing. Never null: empty text stands for a fault. */
    public String requiredText(String name, int maximum) {
        return required(name, text(name, maximum)).orElse("");
    }

    private <T> Optional<T> required(String name, Optional<T> value) {
        if (value.isEmpty() && node(name).isEmpty()) {
            fault(name, "Is required");
        }
        return value;
    }

    private Optional<String> text(JsonNode node, String at, int maximum) {
        if (!node.isTextual()) {
            faults.add(Fault.pointer(at, "Must be a string"));
            return Optional.empty();
        }
        String text = node.textValue();
        if (text.isBlank()) {
            faults.add(Fault.pointer(at, "Must not be blank; leave it out where there is none"));
            return Optional.empty();
        }
        if (text.length() > maximum) {
            faults.add(Fault.pointer(at, "Has " + text.length() + " characters; the maximum is " + maximum));
            return Optional.empty();
        }
        Optional<String> unstorable = unstorable(text);
        if (unstorable.isPresent()) {
            faults.add(Fault.pointer(at, unstorable.get()));
            return Optional.empty();
        }
        return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Why PostgreSQL cannot hold a text, if it cannot. */
    public static Optional<String> unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Optional.of("Has a NUL character (U+0000), which cannot be stored");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return Optional.of("Has a lone surrogate (U+%04X), which is no character".formatted((int) c));
                }
            }
        }
        return Optional.empty();
    }

    /** A slug; see {@link Slugs}. */
    public Optional<String> slug(String name) {
        return text(name, Integer.MAX_VALUE).flatMap(text -> slug(text, pointer(name)));
    }

    /** As {@link #slug}, and a fault where it is missing. Empty text stands for a fault. */
    public String requiredSlug(String name) {
        return required(name, slug(name)).orElse("");
    }

    private Optional<String> slug(String text, String at) {
        if (Slugs.isSlug(text)) {
            return Optional.of(text);
        }
        faults.add(Fault.pointer(at, "“" + shown(text) + "” is not a slug: " + Slugs.RULE));
        return Optional.empty();
    }

    /** A list of slugs, each once. */
    public List<String> slugs(String name, int maximum) {
        List<String> slugs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JsonNode> nodes = list(name, maximum);
        for (int i = 0; i < nodes.size(); i++) {
            String at = pointer(name) + "/" + i;
            text(nodes.get(i), at, Integer.MAX_VALUE)
                    .flatMap(text -> slug(text, at))
                    .ifPresent(slug -> {
                        if (seen.add(slug)) {
                            slugs.add(slug);
                        } else {
                            faults.add(Fault.pointer(at, "“" + slug + "” stands twice"));
                        }
                    });
        }
        return slugs;
    }

    /** The elements of an array; empty where it is absent, null or at fault. */
    public List<JsonNode> list(String name, int maximum) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!node.get().isArray()) {
            fault(name, "Must be an array");
            return List.of();
        }
        if (node.get().size() > maximum) {
            fault(name, "Has " + node.get().size() + " elements; the maximum is " + maximum);
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        node.get().forEach(all::add);
        return all;
    }

    /** An RFC 3339 instant, at most to the microsecond, in the years 1 to 9999. */
    public Optional<Instant> instant(String name) {
        return text(name, 100).flatMap(text -> {
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                if (instant.isBefore(Parameters.EARLIEST) || instant.isAfter(Parameters.LATEST)) {
                    fault(name, "Must lie in the years 1 to 9999");
                    return Optional.empty();
                }
                if (instant.getNano() % 1_000 != 0) {
                    fault(name, "Must have at most six decimals of a second");
                    return Optional.empty();
                }
                return Optional.of(instant);
            } catch (DateTimeParseException e) {
                fault(name, "“" + shown(text) + "” must be an RFC 3339 instant, such as 2026-05-09T10:00:00Z");
                return Optional.empty();
            }
        });
    }

    /** A date, ISO 8601, in the years 1 to 9999. */
    public Optional<LocalDate> date(String name) {
        return text(name, 100).flatMap(text -> {
            try {
                LocalDate date = LocalDate.parse(text);
                if (date.getYear() < 1 || date.getYear() > 9999) {
                    fault(name, "Must lie in the years 1 to 9999");
                    return Optional.empty();
                }
                return Optional.of(date);
            } catch (DateTimeParseException e) {
                fault(name, "“" + shown(text) + "” must be a date, such as 2026-05-09");
                return Optional.empty();
            }
        });
    }

    /** A BCP 47 language tag in its canonical case. */
    public Optional<String> language(String name) {
        return text(name, 100).flatMap(text -> {
            try {
                String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
                if (!tag.equals("und")) {
                    return Optional.of(tag);
                }
            } catch (IllformedLocaleException e) {
                // The fault below tells it.
            }
            fault(name, "“" + shown(text) + "” is not a BCP 47 language tag such as en or pt-BR");
            return Optional.empty();
        });
    }

    /** A whole number between bounds. */
    public Optional<Integer> number(String name, int minimum, int maximum) {
        return node(name).flatMap(node -> {
            if (node.isIntegralNumber()
                    && node.canConvertToInt()
                    && node.intValue() >= minimum
                    && node.intValue() <= maximum) {
                return Optional.of(node.intValue());
            }
            fault(name, "Must be a whole number from " + minimum + " to " + maximum);
            return Optional.empty();
        });
    }

    /** One of some words. */
    public Optional<String> choice(String name, List<String> allowed) {
        return text(name, Integer.MAX_VALUE).flatMap(text -> {
            if (allowed.contains(text)) {
                return Optional.of(text);
            }
            faults.add(
                    Fault.pointer(pointer(name), "“" + shown(text) + "” must be one of " + String.join(", ", allowed))
                            .allowing(allowed, text));
            return Optional.empty();
        });
    }

    /** A reader of the object in a field; empty where it is absent or null. */
    public Optional<JsonInput> object(String name) {
        return node(name).map(node -> at(node, pointer(name), faults));
    }

    /** A reader of an object in this field's array. */
    public JsonInput element(String name, int index, JsonNode node) {
        return at(node, pointer(name) + "/" + index, faults);
    }

    /** The pointer (RFC 6901) of a field of this object. */
    public String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The faults collected so far, this object's and its neighbours'. */
    public List<Fault> faults() {
        return faults;
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
