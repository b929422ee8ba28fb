package org.broadsheet.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Describes in the contract what clients send, from the records that it is read into.
 *
 * <ul>
 *   <li>The body of a write is the record that a {@link Sent} holds; of a {@link Patch} the same with every field
 *       optional, and so on for the objects in it.
 *   <li>Fields that the program keeps ({@link Kept}) may be sent back as they were read.
 *   <li>A field that is not required may be null, which means the same as leaving it out.
 *   <li>Fields are in the order of their records, unwrapped ones where they are unwrapped.
 * </ul>
 */
final class ContractInputs {

    private static final String REF_PREFIX = "#/components/schemas/";
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NOT_NULL = DotName.createSimple(NotNull.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    private final IndexView index;
    private final Map<String, Schema> components;
    private final Map<Schema, Boolean> seen = new IdentityHashMap<>();

    ContractInputs(OpenAPI api, IndexView index) {
        this.index = index;
        this.components = new TreeMap<>(
                Optional.ofNullable(api.getComponents().getSchemas()).orElse(Map.of()));
    }

    void apply(OpenAPI api) {
        index.getKnownClasses().stream().filter(ClassInfo::isRecord).forEach(this::complete);
        List<Operation> operations = api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null)
                .toList();
        List<MediaType> bodies = operations.stream()
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .toList();
        bodies.forEach(this::unwrap);
        bodies.forEach(body -> allowNull(body.getSchema()));
        index.getAnnotations(Kept.class).forEach(this::addKept);
        api.getComponents().setSchemas(components);
    }

    private static String nameOf(Schema schema) {
        return schema == null || schema.getRef() == null ? "" : ContractSchemas.name(schema.getRef());
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REF_PREFIX + name);
    }

    private static Schema copy(Schema schema) {
        Schema copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        return copy;
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }

    /** The scanner gathers the fields of unwrapped records in no order, and forgets that references are required. */
    private void complete(ClassInfo type) {
        Schema schema = components.get(schemaName(type));
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        if (type.hasAnnotation(UNWRAPPED)) {
            Map<String, Schema> ordered = new LinkedHashMap<>();
            for (String field : InputReader.fields(load(type))) {
                Optional.ofNullable(schema.getProperties().get(field))
                        .ifPresent(property -> ordered.put(field, property));
            }
            schema.setProperties(ordered);
        }
        Set<String> required = new HashSet<>(all(schema.getRequired()));
        required.addAll(required(type));
        if (!required.isEmpty()) {
            List<String> order = new ArrayList<>(schema.getProperties().keySet());
            schema.setRequired(required.stream()
                    .sorted(Comparator.comparingInt(order::indexOf))
                    .toList());
        }
    }

    private List<String> required(ClassInfo type) {
        List<String> required = new ArrayList<>();
        type.recordComponents().forEach(component -> {
            FieldInfo field = type.field(component.name());
            if (field.hasAnnotation(UNWRAPPED)) {
                required.addAll(required(index.getClassByName(field.type().name())));
            } else if (field.hasAnnotation(NOT_NULL)) {
                required.add(component.name());
            }
        });
        return required;
    }

    private static Class<?> load(ClassInfo type) {
        try {
            return Class.forName(
                    type.name().toString(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void unwrap(MediaType body) {
        String name = nameOf(body.getSchema());
        Schema wrapper = components.get(name);
        if (wrapper == null) {
            return;
        }
        if (name.startsWith(Sent.class.getSimpleName())) {
            body.setSchema(wrapper.getProperties().get("content"));
        } else if (name.startsWith(Patch.class.getSimpleName())) {
            String type = name.substring(Patch.class.getSimpleName().length());
            String patched = index.getKnownClasses().stream()
                    .filter(known -> known.isRecord() && known.simpleName().equals(type))
                    .map(ContractInputs::schemaName)
                    .filter(components::containsKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " patches nothing that is known"));
            Schema patch = patch(patched);
            components
                    .get(nameOf(patch))
                    .minProperties(1)
                    .description("Fields to change (RFC 7396): null removes a field, absent fields stay as they are.");
            body.setSchema(patch);
        }
    }

    /** A reference to the schema of changes of a component. */
    private Schema patch(String name) {
        String patchName = name.replaceFirst("(Input|Draft)$", "") + "Patch";
        if (!components.containsKey(patchName)) {
            Schema patch = copy(components.get(name));
            patch.setDescription("Fields to change; null removes a field.");
            patch.setRequired(null);
            Map<String, Schema> properties = new LinkedHashMap<>();
            patch.getProperties().forEach((field, property) -> properties.put(field, patched(property)));
            patch.setProperties(properties);
            components.put(patchName, patch);
        }
        return reference(patchName);
    }

    /** Objects are merged; any other value of a field replaces what was there. */
    private Schema patched(Schema property) {
        Schema component = components.get(nameOf(property));
        if (component == null || component.getProperties() == null) {
            return copy(property);
        }
        return patch(nameOf(property)).description(property.getDescription());
    }

    private void addKept(AnnotationInstance kept) {
        ClassInfo type = kept.target().asClass();
        Schema schema = components.get(schemaName(type));
        ClassInfo viewType = index.getClassByName(kept.value("by").asClass().name());
        Schema view = components.get(schemaName(viewType));
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        for (RecordComponent component : load(viewType).getRecordComponents()) {
            Schema property = view.getProperties().get(component.getName());
            if (property != null && !properties.containsKey(component.getName())) {
                properties.put(component.getName(), nullable(copy(property).description(Kept.DESCRIPTION)));
            }
        }
        schema.setProperties(properties);
    }

    private void allowNull(Schema schema) {
        if (schema == null || seen.put(schema, true) != null) {
            return;
        }
        allowNull(components.get(nameOf(schema)));
        for (Collection<Schema> parts :
                List.of(all(schema.getAnyOf()), all(schema.getOneOf()), all(schema.getAllOf()))) {
            parts.forEach(this::allowNull);
        }
        allowNull(schema.getItems());
        if (schema.getProperties() == null) {
            return;
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties().forEach((field, property) -> {
            allowNull(property);
            boolean required =
                    schema.getRequired() != null && schema.getRequired().contains(field);
            properties.put(field, required || property.getConstValue() != null ? property : nullable(property));
        });
        schema.setProperties(properties);
    }

    private static <T> List<T> all(List<T> parts) {
        return parts == null ? List.of() : parts;
    }

    /** A schema that is one of anything takes null already. */
    private static Schema nullable(Schema property) {
        boolean already = isOfAnything(property)
                || ContractSchemas.isOf(property, SchemaType.NULL)
                || all(property.getAnyOf()).stream().anyMatch(part -> ContractSchemas.isOf(part, SchemaType.NULL));
        if (already) {
            return property;
        }
        if (property.getRef() == null && property.getOneOf() == null) {
            Schema nullable = copy(property);
            List<SchemaType> types = new ArrayList<>(property.getType());
            types.add(SchemaType.NULL);
            return nullable.type(types);
        }
        Schema value = copy(property);
        value.setDescription(null);
        return OASFactory.createSchema()
                .description(property.getDescription())
                .anyOf(List.of(value, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
    }

    private static boolean isOfAnything(Schema schema) {
        return schema.getType() == null
                && schema.getRef() == null
                && schema.getOneOf() == null
                && schema.getAnyOf() == null;
    }
}
