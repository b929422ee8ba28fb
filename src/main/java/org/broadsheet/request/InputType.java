package org.broadsheet.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a record declares about the JSON that it is read from. The contract is made from the same declaration: limits
 * are Bean Validation's annotations, descriptions and alternatives are {@link Schema}'s.
 *
 * <p>A text needs a {@link Size}, unless it is a slug ({@link Pattern} of {@link Slugs#PATTERN}), a {@link Language} or
 * one of an enumeration; without {@link Source} it is read as one line,
 * and without {@link Identifier} mark-up is taken out of it. A list needs a size too, and its strings may be
 * empty; a number needs {@link Min} and {@link Max}, or {@link DecimalMin} and {@link DecimalMax}, an enum a {@link WireName}. {@link NotNull} makes a field required,
 * {@link Schema#requiredProperties} one of an unwrapped component. The fields of a {@link JsonUnwrapped} component are
 * the record's own.
 */
final class InputType {

    private static final ClassValue<InputType> TYPES = new ClassValue<>() {
        @Override
        protected InputType computeValue(Class<?> type) {
            return new InputType(type);
        }
    };

    /** Reads the value of a component that was sent; null if it is at fault. */
    @FunctionalInterface
    interface Reading {
        Object read(InputReader reader, JsonInput input, Object stored);
    }

    /**
     * One component.
     *
     * @param mayBeEmpty whether an empty text means something else than a missing one
     * @param reading null for a component whose fields are the record's own
     */
    record Component(
            String name, Class<?> type, Method accessor, boolean isRequired, boolean mayBeEmpty, Reading reading) {

        boolean isUnwrapped() {
            return reading == null;
        }

        Object of(Object value) {
            return invoke(() -> accessor.invoke(value));
        }
    }

    private final List<Component> components;
    private final Constructor<?> constructor;
    private final List<String> required;
    private final Kept kept;
    private final Set<String> keptFields;

    static InputType of(Class<?> type) {
        return TYPES.get(type);
    }

    private InputType(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is no record");
        }
        RecordComponent[] declared = type.getRecordComponents();
        this.components = Arrays.stream(declared).map(InputType::component).toList();
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
        constructor.setAccessible(true);
        Schema schema = type.getAnnotation(Schema.class);
        this.required = schema == null
                ? List.of()
                : fields().stream()
                        .filter(List.of(schema.requiredProperties())::contains)
                        .toList();
        this.kept = type.getAnnotation(Kept.class);
        this.keptFields = kept == null ? Set.of() : keptFields(kept.by(), fields());
    }

    List<Component> components() {
        return components;
    }

    /** The names of all fields, those of unwrapped components included. */
    List<String> fields() {
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            if (component.isUnwrapped()) {
                names.addAll(of(component.type()).fields());
            } else {
                names.add(component.name());
            }
        }
        return names;
    }

    /** The fields that the type requires beyond what its components do, by {@link Schema#requiredProperties}. */
    List<String> required() {
        return required;
    }

    /** The fields of the view that are not written, and how they are changed; see {@link Kept}. */
    Set<String> keptFields() {
        return keptFields;
    }

    /** Those of them that are not compared. */
    Set<String> passingFields() {
        return kept == null ? Set.of() : Set.of(kept.passing());
    }

    String keptChangedBy() {
        return kept == null ? "" : kept.changedBy();
    }

    /** A record of these components. */
    Object make(Object[] values) {
        return invoke(() -> constructor.newInstance(values));
    }

    private static Set<String> keptFields(Class<?> view, List<String> own) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordComponent component : view.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                names.add(component.getName());
            }
        }
        own.forEach(names::remove);
        return names;
    }

    private static Component component(RecordComponent declared) {
        Method accessor = declared.getAccessor();
        accessor.setAccessible(true);
        String name = declared.getName();
        boolean unwrapped = accessor.isAnnotationPresent(JsonUnwrapped.class);
        return new Component(
                name,
                declared.getType(),
                accessor,
                accessor.isAnnotationPresent(NotNull.class),
                accessor.isAnnotationPresent(MayBeEmpty.class),
                unwrapped ? null : reading(declared, accessor, name));
    }

    private static Reading reading(RecordComponent declared, Method accessor, String name) {
        Class<?> type = declared.getType();
        int maximum = Optional.ofNullable(accessor.getAnnotation(Size.class))
                .map(Size::max)
                .orElse(Integer.MAX_VALUE);
        ReadWith readWith = accessor.getAnnotation(ReadWith.class);
        if (readWith != null) {
            return (reader, input, stored) ->
                    reader.value(readWith.value(), new ValueReader.Field(input, name, maximum), stored);
        }
        if (type == String.class) {
            return text(declared, accessor, name, maximum);
        }
        if (type == Instant.class) {
            return (reader, input, stored) -> input.instant(name).orElse(null);
        }
        if (type == LocalDate.class) {
            return (reader, input, stored) -> input.date(name).orElse(null);
        }
        if (type == Integer.class) {
            int least = Math.toIntExact(accessor.getAnnotation(Min.class).value());
            int most = Math.toIntExact(accessor.getAnnotation(Max.class).value());
            return (reader, input, stored) -> input.number(name, least, most).orElse(null);
        }
        if (type == Double.class) {
            double least =
                    Double.parseDouble(accessor.getAnnotation(DecimalMin.class).value());
            double most =
                    Double.parseDouble(accessor.getAnnotation(DecimalMax.class).value());
            return (reader, input, stored) -> input.decimal(name, least, most).orElse(null);
        }
        if (type == Boolean.class) {
            return (reader, input, stored) -> input.flag(name).orElse(null);
        }
        if (type.isEnum()) {
            Map<String, Object> constants = constants(type);
            List<String> names = List.copyOf(constants.keySet());
            return (reader, input, stored) ->
                    input.choice(name, names).map(constants::get).orElse(null);
        }
        if (type == List.class) {
            return list(declared, accessor, name, bounded(declared, maximum));
        }
        return (reader, input, stored) -> reader.valueOf(type, new ValueReader.Field(input, name, maximum), stored);
    }

    /** The constants of an enum by their names on the wire, in their order. */
    private static Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((WireName) constant).wireName(), constant);
        }
        return constants;
    }

    private static Reading text(RecordComponent declared, Method accessor, String name, int maximum) {
        List<String> allowed = allowed(accessor.getAnnotation(Schema.class));
        if (!allowed.isEmpty()) {
            return (reader, input, stored) -> input.choice(name, allowed).orElse(null);
        }
        Pattern pattern = accessor.getAnnotation(Pattern.class);
        if (pattern != null && pattern.regexp().equals(Slugs.PATTERN)) {
            return (reader, input, stored) -> input.slug(name).orElse(null);
        }
        if (pattern != null) {
            return (reader, input, stored) -> input.text(name, maximum)
                    .filter(text -> matches(text, pattern, input, name))
                    .orElse(null);
        }
        if (accessor.isAnnotationPresent(Language.class)) {
            return (reader, input, stored) -> input.language(name).orElse(null);
        }
        int most = bounded(declared, maximum);
        boolean mayBeEmpty = accessor.isAnnotationPresent(MayBeEmpty.class);
        if (accessor.isAnnotationPresent(Source.class)) {
            return mayBeEmpty
                    ? (reader, input, stored) ->
                            input.possiblyEmptyText(name, most).orElse(null)
                    : (reader, input, stored) -> input.text(name, most).orElse(null);
        }
        if (accessor.isAnnotationPresent(Identifier.class)) {
            return (reader, input, stored) -> input.identifier(name, most).orElse(null);
        }
        return mayBeEmpty
                ? (reader, input, stored) -> input.possiblyEmptyLine(name, most).orElse(null)
                : (reader, input, stored) -> input.line(name, most).orElse(null);
    }

    /** The values that a schema lists, itself or by the type that it names for a list's items. */
    private static List<String> allowed(Schema schema) {
        if (schema == null) {
            return List.of();
        }
        Schema items = schema.implementation().getAnnotation(Schema.class);
        return List.of(items != null && schema.enumeration().length == 0 ? items.enumeration() : schema.enumeration());
    }

    private static boolean matches(String text, Pattern pattern, JsonInput input, String name) {
        boolean matches = text.matches(pattern.regexp());
        if (!matches) {
            input.fault(name, pattern.message());
        }
        return matches;
    }

    private static Reading list(RecordComponent declared, Method accessor, String name, int maximum) {
        AnnotatedParameterizedType list = (AnnotatedParameterizedType) declared.getAnnotatedType();
        AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
        if (item instanceof AnnotatedParameterizedType row) {
            int columns = item.getAnnotation(Size.class).max();
            Class<?> cell = (Class<?>) row.getAnnotatedActualTypeArguments()[0].getType();
            return cell == String.class
                    ? (reader, input, stored) -> input.rows(name, maximum, columns)
                    : (reader, input, stored) -> reader.lists(cell, input, name, maximum, columns);
        }
        if (item.getType() != String.class) {
            Class<?> type = (Class<?>) item.getType();
            return (reader, input, stored) -> reader.list(type, input, name, maximum);
        }
        List<String> allowed = allowed(accessor.getAnnotation(Schema.class));
        if (!allowed.isEmpty()) {
            int minimum = accessor.getAnnotation(Size.class).min();
            return (reader, input, stored) -> input.choices(name, allowed, minimum, maximum);
        }
        Pattern pattern = item.getAnnotation(Pattern.class);
        if (pattern != null && pattern.regexp().equals(Slugs.PATTERN)) {
            return (reader, input, stored) -> input.slugs(name, maximum);
        }
        return (reader, input, stored) -> input.texts(name, maximum);
    }

    private static int bounded(RecordComponent declared, int maximum) {
        if (maximum == Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    declared.getDeclaringRecord().getSimpleName() + "." + declared.getName() + " has no @Size");
        }
        return maximum;
    }

    private interface Invocation {
        Object run() throws ReflectiveOperationException;
    }

    private static Object invoke(Invocation invocation) {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
