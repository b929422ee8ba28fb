package org.broadsheet.request;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;

/**
 * A record whose components are query parameters ({@link Param}), or records of them that several queries share. Reads
 * the record from parameters, and writes the parameters for a record. Uses reflection once per record.
 */
public final class QueryType<T extends Record> {

    private static final int SHOWN_NAME_LENGTH = 100;

    private static final ClassValue<QueryType<?>> TYPES = new ClassValue<>() {
        @Override
        protected QueryType<?> computeValue(Class<?> type) {
            return new QueryType<>(type.asSubclass(Record.class));
        }
    };

    /** A component: a parameter, or a record of parameters. */
    private record Part(Method accessor, Declaration parameter, QueryType<?> group) {}

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final SortedMap<String, Declaration> parameters = new TreeMap<>();
    private final List<Declaration> families = new ArrayList<>();
    private final SortedMap<String, Declaration> readOnly = Collections.unmodifiableSortedMap(parameters);

    private QueryType(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            if (component.isAnnotationPresent(Param.class)) {
                Declaration parameter = new Declaration(component);
                parts.add(new Part(component.getAccessor(), parameter, null));
                add(parameter);
            } else {
                QueryType<?> group = of(component.getType().asSubclass(Record.class));
                parts.add(new Part(component.getAccessor(), null, group));
                group.parameters.values().forEach(this::add);
                families.addAll(group.families);
            }
        }
    }

    private void add(Declaration parameter) {
        if (parameter.kind() == Declaration.Kind.FAMILY) {
            families.add(parameter);
            return;
        }
        if (parameters.put(parameter.name(), parameter) != null) {
            throw new IllegalArgumentException(type.getName() + " declares " + parameter.name() + " twice");
        }
    }

    @SuppressWarnings("unchecked")
    public static <T extends Record> QueryType<T> of(Class<T> type) {
        return (QueryType<T>) TYPES.get(type);
    }

    public Class<T> type() {
        return type;
    }

    /** All parameters, by name. */
    public SortedMap<String, Declaration> parameters() {
        return readOnly;
    }

    /** All families of parameters, each declared as one. */
    public List<Declaration> families() {
        return Collections.unmodifiableList(families);
    }

    /** The names of all parameters. */
    public Set<String> names() {
        return parameters().keySet();
    }

    /**
     * The record for what was sent. Anything wrong with that is added to the faults, and those components hold harmless
     * values.
     *
     * @param common names of parameters that are allowed besides those of the record
     */
    public T read(Map<String, List<String>> sent, Collection<String> common, Faults faults) {
        sent.forEach((name, values) -> {
            Declaration parameter = parameters.get(name);
            if (families.stream().anyMatch(family -> family.isMember(name))) {
                return;
            }
            if (parameter == null && !common.contains(name)) {
                List<String> known = new ArrayList<>(names());
                known.addAll(common);
                faults.add(unknown(name, known));
            } else if ((parameter == null || !parameter.kind().isList()) && values.size() > 1) {
                faults.add(name, "Was sent " + values.size() + " times; it takes one value");
            }
        });
        return read(sent, faults);
    }

    private T read(Map<String, List<String>> sent, Faults faults) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            values[i] = part.group() != null ? part.group().read(sent, faults) : value(part.parameter(), sent, faults);
        }
        T value = make(values);
        if (value instanceof Checked checked) {
            checked.check(faults);
        }
        return value;
    }

    private static Object value(Declaration parameter, Map<String, List<String>> sent, Faults faults) {
        return parameter.kind() == Declaration.Kind.FAMILY
                ? parameter.readFamily(sent, faults)
                : parameter.read(sent.getOrDefault(parameter.name(), List.of()), faults);
    }

    private T make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields that a record requests, if it has a component for them. */
    Optional<Fields> fields(Record value) {
        List<Fields> found = new ArrayList<>();
        each(value, (parameter, own) -> {
            if (own instanceof Fields fields) {
                found.add(fields);
            }
        });
        return found.stream().findFirst();
    }

    /** The parameters for a record; those with their default are left out. */
    public SortedMap<String, String> write(Record value) {
        SortedMap<String, String> sent = new TreeMap<>();
        each(value, (parameter, own) -> {
            if (!parameter.hasDefaultByOthers()) {
                put(sent, parameter, own);
            }
        });
        // The defaults of these depend on the other parameters.
        each(value, (parameter, own) -> {
            if (parameter.hasDefaultByOthers()) {
                put(sent, parameter, own);
            }
        });
        return sent;
    }

    private static void put(SortedMap<String, String> sent, Declaration parameter, Object value) {
        if (value instanceof Map<?, ?> members) {
            Declaration.writeFamily(parameter.name(), members, sent);
            return;
        }
        String text = parameter.write(value, sent::containsKey);
        if (text != null) {
            sent.put(parameter.name(), text);
        }
    }

    private void each(Record value, BiConsumer<Declaration, Object> visitor) {
        for (Part part : parts) {
            Object own;
            try {
                own = part.accessor().invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
            if (part.group() == null) {
                visitor.accept(part.parameter(), own);
            } else {
                part.group().each((Record) own, visitor);
            }
        }
    }

    /**
     * The fault of a parameter that an operation does not have: it lists those that it has, and suggests the one that
     * was probably meant.
     */
    public static Fault unknown(String name, Collection<String> known) {
        String shown = name.length() > SHOWN_NAME_LENGTH ? name.substring(0, SHOWN_NAME_LENGTH) + "…" : name;
        if (TrackingMarks.isMark(name)) {
            return Fault.parameter(
                            shown,
                            shown + " is a tracking parameter: feeds and pages ignore those, the JSON API does not")
                    .allowing(known.stream().sorted().toList());
        }
        Optional<OtherApis.Translation> translation = OtherApis.parameter(shown, known);
        String fault = known.isEmpty() ? "This address takes no parameters" : "There is no parameter " + shown;
        return Fault.parameter(
                        shown,
                        fault + translation.map(found -> ": " + found.reason()).orElse(""))
                .allowing(known.stream().sorted().toList())
                .suggesting(translation
                        .map(OtherApis.Translation::parameter)
                        .or(() -> translation.isPresent() ? Optional.empty() : Nearest.to(name, known))
                        .orElse(null));
    }
}
