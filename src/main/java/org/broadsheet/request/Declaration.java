package org.broadsheet.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.problem.Fault;

/** One query parameter, as {@link Param} and the component's type declare it. Reads values, and writes them. */
public final class Declaration {

    /** The most values that one parameter takes. */
    public static final int MAX_VALUES = 100;

    /** The longest value, in UTF-16 units; no name or date of ours is longer. */
    public static final int MAX_LENGTH = 2_000;

    /** The range that PostgreSQL's timestamptz and RFC 3339's four-digit years have in common. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int DATE_LENGTH = "2026-05-09".length();
    private static final int SHOWN_LENGTH = 60;

    /** What a parameter's value is. */
    public enum Kind {
        NUMBER,
        FLAG,
        TEXT,
        INSTANT,
        ID,
        CHOICE,
        TEXTS,
        CHOICES,
        FIELDS,
        /** Any number of parameters whose names begin with this one's, each with any number of values. */
        FAMILY;

        /** Whether the parameter takes any number of values. */
        public boolean isList() {
            return this == TEXTS || this == CHOICES || this == FIELDS || this == FAMILY;
        }
    }

    private final String name;
    private final Param param;
    private final Kind kind;
    private final boolean optional;
    private final boolean ordered;
    private final Class<?> element;
    private final Map<String, Object> choices;

    // Kept beside the annotation, since reading one takes longer than reading a parameter.
    private final boolean required;
    private final String byDefault;
    private final List<String> unless;

    /** What the parameter means where it is left out, which most are in most requests; cannot be changed. */
    private final Object unsent;

    Declaration(RecordComponent component) {
        this.param = component.getAnnotation(Param.class);
        this.name = param.name().isEmpty() ? component.getName() : param.name();
        this.required = !param.required().isEmpty();
        this.byDefault = param.byDefault();
        this.unless = List.of(param.unless());
        Class<?> raw = component.getType();
        this.optional = raw == Optional.class || raw == OptionalInt.class;
        this.ordered = raw == List.class;
        this.element =
                raw == Optional.class || raw == Set.class || ordered ? argument(component.getGenericType()) : raw;
        this.kind = kind(raw, element);
        this.choices = choices();
        if (kind == Kind.CHOICE && !optional && !choices.containsKey(byDefault)) {
            throw new IllegalArgumentException(name + " needs a default among the values that it takes");
        }
        this.unsent = kind == Kind.FAMILY ? Map.of() : value(List.of(), new Faults());
    }

    private static Class<?> argument(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static Kind kind(Class<?> raw, Class<?> element) {
        if (raw == Fields.class) {
            return Kind.FIELDS;
        }
        if (raw == Map.class) {
            return Kind.FAMILY;
        }
        if (raw == List.class && element == String.class) {
            return Kind.TEXTS;
        }
        if (raw == Set.class) {
            return element == String.class ? Kind.TEXTS : Kind.CHOICES;
        }
        if (element == int.class || element == OptionalInt.class) {
            return Kind.NUMBER;
        }
        if (element == boolean.class || element == Boolean.class) {
            return Kind.FLAG;
        }
        if (element == String.class) {
            return Kind.TEXT;
        }
        if (element == Instant.class) {
            return Kind.INSTANT;
        }
        if (element == UUID.class) {
            return Kind.ID;
        }
        if (element.isEnum()) {
            return Kind.CHOICE;
        }
        throw new IllegalArgumentException("A parameter cannot be a " + raw.getName());
    }

    /** The allowed values, by their names; the default first, the others as they are declared. */
    private Map<String, Object> choices() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (kind == Kind.FLAG) {
            all.put("true", true);
            all.put("false", false);
        } else if (kind == Kind.FIELDS) {
            Arrays.stream(param.fieldsOf().getRecordComponents())
                    .forEach(component -> all.put(component.getName(), component.getName()));
        } else if (kind == Kind.CHOICE || kind == Kind.CHOICES) {
            for (Object constant : element.getEnumConstants()) {
                all.put(((WireName) constant).wireName(), constant);
            }
            List<String> order = new ArrayList<>(all.keySet());
            if (param.only().length > 0) {
                List<String> only = List.of(param.only());
                if (!order.containsAll(only)) {
                    throw new IllegalArgumentException(name + " takes only what it does not have");
                }
                order.retainAll(only);
            }
            if (order.remove(byDefault)) {
                order.add(0, byDefault);
            }
            Map<String, Object> ordered = new LinkedHashMap<>();
            order.forEach(key -> ordered.put(key, all.get(key)));
            return Collections.unmodifiableMap(ordered);
        }
        return Collections.unmodifiableMap(all);
    }

    public String name() {
        return name;
    }

    public Param param() {
        return param;
    }

    public Kind kind() {
        return kind;
    }

    /** The names of all values that it takes; empty if they cannot be listed. */
    public List<String> allowed() {
        return List.copyOf(choices.keySet());
    }

    /** Whether it takes names of members of {@link Fields#OPEN} too. */
    public boolean takesMembers() {
        return kind == Kind.FIELDS && choices.containsKey(Fields.OPEN);
    }

    /** The name of the value that is used if it is left out; empty if there is none. */
    public Optional<String> byDefault() {
        return byDefault.isEmpty() ? Optional.empty() : Optional.of(byDefault);
    }

    /** Whether that is only its default where other parameters are left out too. */
    boolean hasDefaultByOthers() {
        return !unless.isEmpty();
    }

    /**
     * What these values mean, in canonical form: the same text for any repetition of a list's values, and for any order
     * of them unless it counts.
     *
     * @param isSent whether another parameter was sent
     * @return null if they mean the same as leaving the parameter out
     */
    public String canonical(List<String> values, Predicate<String> isSent) {
        String text;
        if (kind.isList()) {
            Set<String> parts = distinct();
            for (String value : values) {
                for (String part : value.split(",", -1)) {
                    parts.add(part.strip());
                }
            }
            text = String.join(",", parts);
        } else {
            if (values.size() > 1) {
                // A fault, whatever they are.
                return String.join("\n", values);
            }
            text = values.get(0);
        }
        return isDefault(text, isSent) ? null : text;
    }

    /** An empty set that keeps the order of its values if it counts, or else sorts them. */
    private Set<String> distinct() {
        return ordered ? new LinkedHashSet<>() : new TreeSet<>();
    }

    private boolean isDefault(String text, Predicate<String> isSent) {
        return !text.isEmpty() && text.equals(byDefault) && unless.stream().noneMatch(isSent);
    }

    /** The value in an address; null if it is the default, or there is none. */
    String write(Object value, Predicate<String> isSent) {
        if (unless.isEmpty() && unsent.equals(value)) {
            return null;
        }
        Object one = value instanceof Optional<?> some ? some.orElse(null) : value;
        String text;
        if (one == null) {
            return null;
        } else if (one instanceof OptionalInt number) {
            text = number.isPresent() ? String.valueOf(number.getAsInt()) : "";
        } else if (one instanceof Fields fields) {
            text = String.join(",", fields.names());
        } else if (one instanceof Collection<?> many) {
            text = many.stream().map(Declaration::wireName).collect(Collectors.joining(","));
        } else {
            text = wireName(one);
        }
        return text.isEmpty() || isDefault(text, isSent) ? null : text;
    }

    private static String wireName(Object value) {
        return value instanceof WireName named ? named.wireName() : String.valueOf(value);
    }

    /** The value of a component for what was sent; a harmless one if that is at fault. */
    Object read(List<String> sent, Faults faults) {
        if (!sent.isEmpty()) {
            return value(sent, faults);
        }
        if (required) {
            faults.add(name, "Is required: " + param.required());
        }
        return unsent;
    }

    private Object value(List<String> sent, Faults faults) {
        return switch (kind) {
            case TEXTS -> ordered ? List.copyOf(texts(sent, faults)) : texts(sent, faults);
            case FIELDS -> new Fields(among(sent, faults));
            case FAMILY -> throw new IllegalStateException(name + " is more than one parameter");
            case CHOICES -> chosen(sent, faults);
            case NUMBER -> {
                Optional<Integer> number = one(sent, faults).flatMap(value -> number(value, faults));
                yield optional
                        ? number.map(OptionalInt::of).orElseGet(OptionalInt::empty)
                        : number.orElseGet(() -> Integer.valueOf(byDefault));
            }
            case FLAG -> {
                Optional<Object> flag = one(sent, faults).map(value -> choice(value, faults));
                yield optional ? flag : flag.orElseGet(() -> Boolean.valueOf(byDefault));
            }
            case CHOICE -> {
                Optional<Object> choice = one(sent, faults).map(value -> choice(value, faults));
                yield optional ? choice : choice.orElseGet(() -> choices.get(byDefault));
            }
            case TEXT -> plain(one(sent, faults).filter(value -> isWellFormed(value, faults)), "");
            case INSTANT -> one(sent, faults).flatMap(value -> instant(value, faults));
            case ID -> one(sent, faults).flatMap(value -> id(value, faults));
        };
    }

    /** Whether a parameter is one of this family. */
    boolean isMember(String parameter) {
        return parameter.startsWith(name)
                && Fields.MEMBER.matcher(parameter.substring(name.length())).matches();
    }

    /** The values of a family's parameters, by their names without what they begin with. */
    SortedMap<String, Set<String>> readFamily(Map<String, List<String>> sent, Faults faults) {
        SortedMap<String, Set<String>> members = new TreeMap<>();
        sent.forEach((parameter, values) -> {
            if (isMember(parameter)) {
                members.put(parameter.substring(name.length()), many(parameter, values, faults));
            }
        });
        return members;
    }

    /** The parameters of a family in an address. */
    static void writeFamily(String prefix, Map<?, ?> members, Map<String, String> sent) {
        members.forEach((member, values) -> sent.put(
                prefix + member,
                ((Collection<?>) values).stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    private boolean isWellFormed(String value, Faults faults) {
        if (param.text() == Param.Text.SLUG && !Slugs.isSlug(value)) {
            faults.add(fault(value, " is not a slug: " + Slugs.RULE, LikelyValue.slug(value)));
            return false;
        }
        return true;
    }

    private Object plain(Optional<?> value, Object otherwise) {
        return optional ? value : value.map(Object.class::cast).orElse(otherwise);
    }

    /** The value of a parameter that was sent once; empty if it was not, or is at fault. */
    private Optional<String> one(List<String> sent, Faults faults) {
        if (sent.size() != 1) {
            return Optional.empty();
        }
        String value = sent.get(0);
        if (value.isBlank()) {
            faults.add(name, "Is empty; leave it out or give it a value");
        } else if (value.length() > MAX_LENGTH) {
            faults.add(name, "Is longer than " + MAX_LENGTH + " characters");
        } else if (value.indexOf('\0') >= 0) {
            faults.add(name, "Has a NUL character");
        } else {
            return Optional.of(value);
        }
        return Optional.empty();
    }

    /** All values, whether repeated or separated by commas, each once; in the order of their characters unless it counts. */
    private Set<String> many(List<String> sent, Faults faults) {
        return many(name, sent, faults);
    }

    private Set<String> many(String parameter, List<String> sent, Faults faults) {
        Set<String> all = distinct();
        for (String value : sent) {
            for (String part : value.split(",", -1)) {
                if (part.isBlank()) {
                    faults.add(parameter, "Has an empty value");
                    return Set.of();
                }
                if (part.length() > Slugs.MAX_BYTES) {
                    faults.add(parameter, "Has a value longer than " + Slugs.MAX_BYTES + " characters");
                    return Set.of();
                }
                all.add(part.strip());
            }
        }
        if (all.size() > MAX_VALUES) {
            faults.add(parameter, "Has " + all.size() + " values; the maximum is " + MAX_VALUES);
            return Set.of();
        }
        return Collections.unmodifiableSet(all);
    }

    private Set<String> texts(List<String> sent, Faults faults) {
        return switch (param.text()) {
            case ANY -> many(sent, faults);
            case SLUG_OR_ID ->
                wellFormed(
                        many(sent, faults),
                        value -> Slugs.isSlug(value) || Slugs.isId(value),
                        "an id or a slug: " + Slugs.RULE,
                        LikelyValue::slug,
                        faults);
            case ID -> wellFormed(many(sent, faults), Slugs::isId, "a UUID", value -> Optional.empty(), faults);
            case SLUG ->
                wellFormed(many(sent, faults), Slugs::isSlug, "a slug: " + Slugs.RULE, LikelyValue::slug, faults);
            case LANGUAGE ->
                wellFormed(
                        many(sent, faults),
                        value -> LANGUAGE.matcher(value).matches(),
                        "a BCP 47 language tag such as en or pt-BR",
                        value -> Optional.of(value.replace('_', '-'))
                                .filter(tag -> LANGUAGE.matcher(tag).matches()),
                        faults);
        };
    }

    private Set<String> wellFormed(
            Set<String> values,
            Predicate<String> form,
            String rule,
            Function<String, Optional<String>> meant,
            Faults faults) {
        Set<String> all = distinct();
        for (String value : values) {
            if (form.test(value)) {
                all.add(value);
            } else {
                faults.add(fault(value, " is not " + rule, meant.apply(value)));
            }
        }
        return Collections.unmodifiableSet(all);
    }

    private Set<String> among(List<String> sent, Faults faults) {
        Set<String> all = many(sent, faults);
        all.forEach(value -> {
            if (!(takesMembers() && Fields.isOfOpen(value))) {
                choice(value, faults);
            }
        });
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Set<?> chosen(List<String> sent, Faults faults) {
        Set chosen = EnumSet.noneOf((Class) element);
        for (String value : many(sent, faults)) {
            Object choice = choice(value, faults);
            if (choice != null) {
                chosen.add(choice);
            }
        }
        if (sent.isEmpty() && !byDefault.isEmpty()) {
            chosen.add(choices.get(byDefault));
        }
        return Collections.unmodifiableSet(chosen);
    }

    private Object choice(String value, Faults faults) {
        Object choice = choices.get(value);
        if (choice == null) {
            faults.add(oneOf(name, value, allowed()));
        }
        return choice;
    }

    /** The fault of a parameter that allows only certain values, and not this one. */
    public static Fault oneOf(String name, String value, List<String> allowed) {
        return Fault.parameter(name, quoted(value) + " must be one of " + String.join(", ", allowed))
                .allowing(allowed)
                .suggesting(OtherApis.value(value, allowed).orElse(null));
    }

    private Optional<Integer> number(String value, Faults faults) {
        if (NUMBER.matcher(value).matches()) {
            int number = Integer.parseInt(value);
            if (number >= param.min() && number <= param.max()) {
                return Optional.of(number);
            }
        }
        faults.add(fault(
                value,
                " must be a whole number from " + param.min() + " to " + param.max(),
                LikelyValue.number(value, param.min(), param.max())));
        return Optional.empty();
    }

    private Fault fault(String value, String detail, Optional<String> meant) {
        return Fault.parameter(name, quoted(value) + detail).suggesting(meant.orElse(null));
    }

    private Optional<Instant> instant(String value, Faults faults) {
        try {
            // A plus sign that was not percent-encoded arrives as a space.
            String text = value.replace(' ', '+');
            Instant instant = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST) || instant.getNano() % 1_000 != 0) {
                throw new DateTimeParseException("cannot be kept", text, 0);
            }
            return Optional.of(instant);
        } catch (DateTimeParseException e) {
            faults.add(fault(
                    value,
                    " must be a date or an RFC 3339 instant to the microsecond in the years 1 to 9999, such as 2026-05-09"
                            + " or 2026-05-09T10:00:00Z",
                    LikelyValue.instant(value)));
            return Optional.empty();
        }
    }

    private Optional<UUID> id(String value, Faults faults) {
        if (Slugs.isId(value)) {
            return Optional.of(Slugs.id(value));
        }
        faults.add(name, quoted(value) + " must be a UUID");
        return Optional.empty();
    }

    private static String quoted(String value) {
        return "“" + (value.length() > SHOWN_LENGTH ? value.substring(0, SHOWN_LENGTH) + "…" : value) + "”";
    }
}
