package org.broadsheet.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Reads JSON into the records that declare it, and collects every fault with its pointer. What a record declares is in
 * {@link InputType}.
 */
@Singleton
public class InputReader {

    private static final String REQUIRED = "Is required";
    private static final String NOTHING_LEFT = "Is required, but has no text left after cleaning";

    private static final ClassValue<Alternatives> ALTERNATIVES = new ClassValue<>() {
        @Override
        protected Alternatives computeValue(Class<?> type) {
            Schema schema = type.getAnnotation(Schema.class);
            List<String> names = new ArrayList<>();
            Map<String, Class<?>> types = new HashMap<>();
            for (DiscriminatorMapping mapping : schema.discriminatorMapping()) {
                names.add(mapping.value());
                types.put(mapping.value(), mapping.schema());
            }
            return new Alternatives(schema.discriminatorProperty(), names, types);
        }
    };

    /** The records that an object may be, by the value of its discriminator. */
    private record Alternatives(String discriminator, List<String> names, Map<String, Class<?>> types) {}

    private final Map<Class<?>, ValueReader<?>> byReader = new HashMap<>();
    private final Map<Class<?>, ValueReader<?>> byValue = new HashMap<>();

    public InputReader(@All List<ValueReader<?>> readers) {
        readers.forEach(reader -> {
            byReader.put(reader.getClass(), reader);
            if (reader.type() != String.class) {
                byValue.put(reader.type(), reader);
            }
        });
    }

    /**
     * Reads the whole of an object. Faults and losses are left with the input; components at fault are null or empty.
     *
     * @param type a record, or a sealed interface of records whose {@link Schema} names the discriminator
     */
    public <T> T read(Class<T> type, JsonInput input) {
        if (type.isInterface()) {
            return alternative(type, input);
        }
        InputType declared = InputType.of(type);
        Object value = fields(declared, input, null);
        for (String name : declared.required()) {
            if (input.isObject() && input.node(name).isEmpty()) {
                input.fault(name, REQUIRED);
            }
        }
        input.keep(declared.keptFields(), declared.passingFields());
        input.refuseOthers();
        return type.cast(value);
    }

    /** Changes the fields that were sent (RFC 7396); the others stay what they are, unread. */
    @SuppressWarnings("unchecked")
    public <T> T patch(T stored, JsonInput input) {
        InputType type = InputType.of(stored.getClass());
        input.changes();
        Object value = fields(type, input, stored);
        input.keep(type.keptFields(), type.passingFields());
        input.refuseOthers();
        return (T) value;
    }

    /** The fields that a record declares, in its order; those of unwrapped components where they are. */
    public static List<String> fields(Class<?> type) {
        return InputType.of(type).fields();
    }

    private Object fields(InputType type, JsonInput input, Object stored) {
        List<InputType.Component> components = type.components();
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            InputType.Component component = components.get(i);
            Object before = stored == null ? null : component.of(stored);
            if (component.isUnwrapped()) {
                values[i] = fields(InputType.of(component.type()), input, before);
            } else if (stored != null && !input.has(component.name())) {
                values[i] = before;
            } else {
                values[i] = field(component, input, before);
            }
        }
        Object value = type.make(values);
        if (value instanceof SettledInput<?> settled) {
            value = settled.settled(input);
        }
        if (value instanceof CheckedInput checked) {
            checked.check(input);
        }
        return value;
    }

    private Object field(InputType.Component component, JsonInput input, Object stored) {
        Optional<JsonNode> sent = component.mayBeEmpty() ? input.sent(component.name()) : input.node(component.name());
        if (sent.isEmpty()) {
            if (component.isRequired() && input.isObject()) {
                input.fault(component.name(), REQUIRED);
            }
            return null;
        }
        int faults = input.faults().size();
        Object value = component.reading().read(this, input, stored);
        if (value == null && component.isRequired() && input.faults().size() == faults) {
            input.fault(component.name(), NOTHING_LEFT);
        }
        return value;
    }

    private <T> T alternative(Class<T> type, JsonInput input) {
        Alternatives alternatives = ALTERNATIVES.get(type);
        if (input.node(alternatives.discriminator()).isEmpty()) {
            input.fault(alternatives.discriminator(), "Is required: one of " + String.join(", ", alternatives.names()));
            return null;
        }
        return input.choice(alternatives.discriminator(), alternatives.names())
                .map(name -> type.cast(read(alternatives.types().get(name), input)))
                .orElse(null);
    }

    <T> List<T> list(Class<T> item, JsonInput input, String name, int maximum) {
        List<T> all = new ArrayList<>();
        List<JsonNode> nodes = input.list(name, maximum);
        for (int i = 0; i < nodes.size(); i++) {
            T value = read(item, input.element(name, i, nodes.get(i)));
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    <T> List<List<T>> lists(Class<T> item, JsonInput input, String name, int maximum, int columns) {
        List<List<T>> all = new ArrayList<>();
        int size = input.list(name, maximum).size();
        JsonInput numbered = input.numbered(name);
        for (int i = 0; i < size; i++) {
            all.add(list(item, numbered, Integer.toString(i), columns));
        }
        return all;
    }

    Object value(Class<? extends ValueReader<?>> reader, ValueReader.Field field, Object stored) {
        return read(
                Optional.<ValueReader<?>>ofNullable(byReader.get(reader))
                        .orElseThrow(() -> new IllegalStateException("There is no bean of " + reader)),
                field,
                stored);
    }

    /** A value of a type that has a reader of its own, or of a record that declares its fields. */
    Object valueOf(Class<?> type, ValueReader.Field field, Object stored) {
        if (byValue.containsKey(type)) {
            return read(byValue.get(type), field, stored);
        }
        return field.input()
                .object(field.name())
                .<Object>map(object -> stored == null ? read(type, object) : patch(stored, object))
                .orElse(null);
    }

    private <T> T read(ValueReader<T> reader, ValueReader.Field field, Object stored) {
        return reader.read(this, field, Optional.ofNullable(stored).map(reader.type()::cast));
    }
}
