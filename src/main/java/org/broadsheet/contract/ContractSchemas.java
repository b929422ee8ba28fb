package org.broadsheet.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.body.Block;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the contract's schemas what the scanner does not read from the records.
 *
 * <ul>
 *   <li>Every property of an answer is required, since a field without a value is written as null. What clients send
 *       ({@code …Input}, {@code …Draft}) keeps its own rules where an answer shows it. A record that leaves fields
 *       out declares which it always writes ({@code @Schema(requiredProperties = …)}) and is left as it is.
 *   <li>Instants, dates and ids are written inline, not as components named after Java classes.
 *   <li>Each alternative of a discriminated union has the discriminator as a property with its one value, required.
 *   <li>A nullable property with listed values has null among them.
 *   <li>A union that some property may have or null says so by the extension {@code x-nullable}, for generators.
 *   <li>A property {@code slug} has the form of {@link Slugs}, unless it may be longer.
 *   <li>Pattern, length and values of an array's annotation are moved to its items: annotations have no place for them.
 *   <li>A page of a list is named after its items: {@code TeaserPage}.
 *   <li>Blocks inside a block have the schema {@code Block}: {@code body} names a type of its own, {@link
 *       Block#INSIDE}, since it must not depend on {@code article}, which defines what readers get.
 *   <li>A component that nothing refers to is left out.
 *   <li>Where {@code fields} may leave fields out, the answer is a schema without required fields ({@code
 *       PartialTeaser}), whose extension {@code x-partial-of} refers to the whole one, which is what comes without
 *       {@code fields}. An {@code anyOf} of the two would be more accurate, but generators turn it into unreadable
 *       wrappers.
 *   <li>Newline-delimited JSON is a string, as it is for generated clients; its extension {@code x-lines} is the schema
 *       of a line.
 *   <li>There is no {@code type} beside {@code $ref}, {@code anyOf} or {@code oneOf}: it is redundant, and generators
 *       make intersections of the two.
 * </ul>
 */
final class ContractSchemas {

    /** The extension of an operation that names the parameter that fields are chosen by. */
    static final String PARTIAL_WITH = "x-partial-with";

    private static final String PARTIAL_OF = "x-partial-of";
    private static final String LINES = "x-lines";
    private static final String NULLABLE = "x-nullable";
    private static final String NDJSON = "application/x-ndjson";
    private static final String BLOCK = "Block";
    private static final String REF_PREFIX = "#/components/schemas/";

    /** How components are named that are read from what clients send; see {@link ContractInputs}. */
    private static final Pattern SENT = Pattern.compile(".*(Input|Draft)");

    private final OpenAPI api;
    private final Map<String, Schema> components;

    ContractSchemas(OpenAPI api) {
        this.api = api;
        Map<String, Schema> known = api.getComponents().getSchemas();
        this.components = new TreeMap<>(known == null ? Map.of() : known);
    }

    /** The component's name in a reference to it. */
    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    void apply() {
        Map<String, Schema> scalars = new TreeMap<>(components);
        scalars.values().removeIf(schema -> !isScalar(schema));
        visit(allRoots(), schema -> inline(schema, scalars));
        components.keySet().removeAll(scalars.keySet());
        visit(allRoots(), ContractSchemas::nameInnerBlocks);
        components.remove(Block.INSIDE);
        namePages();
        visit(allRoots(), this::nameAlternatives);
        visit(allRoots(), this::markNullableUnion);
        visit(allRoots(), ContractSchemas::tidy);
        Set<Schema> sent = sent();
        visit(responseSchemas(), schema -> {
            if (!sent.contains(schema)) {
                requireAll(schema);
            }
        });
        Set<Schema> used = visit(operationSchemas(), schema -> {});
        components.values().retainAll(used);
        addPartials();
        writeLinesAsText();
        api.getComponents().setSchemas(components);
    }

    private static boolean isScalar(Schema schema) {
        return schema.getFormat() != null
                && schema.getEnumeration() == null
                && schema.getDescription() == null
                && List.of(SchemaType.STRING).equals(schema.getType());
    }

    private static void inline(Schema schema, Map<String, Schema> scalars) {
        Schema scalar = scalarOf(schema.getRef(), scalars);
        if (scalar != null) {
            schema.setRef(null);
            schema.setType(List.of(SchemaType.STRING));
            schema.setFormat(scalar.getFormat());
            return;
        }
        List<Schema> options = schema.getAnyOf();
        if (options == null || options.size() != 2 || !isNull(options.get(1))) {
            return;
        }
        scalar = scalarOf(options.get(0).getRef(), scalars);
        if (scalar != null) {
            schema.setAnyOf(null);
            schema.setType(List.of(SchemaType.STRING, SchemaType.NULL));
            schema.setFormat(scalar.getFormat());
        }
    }

    /** Says of a union itself that it can be null: Java clients refuse null where only the property says so. */
    private void markNullableUnion(Schema property) {
        List<Schema> options = property.getAnyOf();
        if (options != null && options.size() == 2 && options.get(0).getRef() != null && isNull(options.get(1))) {
            Schema union = components.get(name(options.get(0).getRef()));
            if (union != null && union.getDiscriminator() != null) {
                union.addExtension(NULLABLE, true);
            }
        }
    }

    private static Schema scalarOf(String ref, Map<String, Schema> scalars) {
        return ref == null ? null : scalars.get(name(ref));
    }

    private static boolean isNull(Schema schema) {
        return List.of(SchemaType.NULL).equals(schema.getType());
    }

    private static void nameInnerBlocks(Schema schema) {
        if (schema.getRef() != null && name(schema.getRef()).equals(Block.INSIDE)) {
            schema.setRef(REF_PREFIX + BLOCK);
        }
    }

    private void nameAlternatives(Schema union) {
        if (union.getDiscriminator() == null || union.getDiscriminator().getMapping() == null) {
            return;
        }
        String property = union.getDiscriminator().getPropertyName();
        union.getDiscriminator().getMapping().forEach((value, ref) -> {
            Schema alternative = components.get(name(ref));
            Map<String, Schema> properties = new LinkedHashMap<>();
            properties.put(
                    property,
                    OASFactory.createSchema().type(List.of(SchemaType.STRING)).constValue(value));
            if (alternative.getProperties() != null) {
                alternative.getProperties().forEach(properties::putIfAbsent);
            }
            alternative.setProperties(properties);
            if (alternative.getRequired() != null && !alternative.getRequired().contains(property)) {
                List<String> required = new ArrayList<>(List.of(property));
                required.addAll(alternative.getRequired());
                alternative.setRequired(required);
            }
        });
    }

    private static boolean isPage(Schema schema) {
        return schema.getProperties() != null && schema.getProperties().keySet().containsAll(List.of("items", "page"));
    }

    private void namePages() {
        Map<String, String> names = new TreeMap<>();
        components.forEach((name, schema) -> {
            if (!isPage(schema)) {
                return;
            }
            String item = schema.getProperties().get("items").getItems().getRef();
            if (item != null) {
                names.put(name, name(item) + "Page");
            }
        });
        names.forEach((old, now) -> components.put(now, components.remove(old)));
        visit(allRoots(), schema -> {
            String now = schema.getRef() == null ? null : names.get(name(schema.getRef()));
            if (now != null) {
                schema.setRef(REF_PREFIX + now);
            }
        });
    }

    private void addPartials() {
        operations()
                .filter(operation -> operation.getExtensions() != null
                        && operation.getExtensions().containsKey(PARTIAL_WITH))
                .flatMap(operation ->
                        operation.getResponses().getAPIResponse("200").getContent().getMediaTypes().values().stream())
                .filter(answer -> answer.getSchema().getRef() != null)
                .forEach(answer ->
                        answer.setSchema(partial(name(answer.getSchema().getRef()))));
    }

    /** A reference to the partial schema of a component, or of a page of them. */
    private Schema partial(String name) {
        String partialName = "Partial" + name;
        if (!components.containsKey(partialName)) {
            Schema whole = components.get(name);
            Schema partial = OASFactory.createSchema();
            partial.setAll(whole.getAll());
            partial.addExtension(PARTIAL_OF, Map.of("$ref", REF_PREFIX + name));
            Schema items = items(whole);
            if (items != null) {
                Map<String, Schema> properties = new LinkedHashMap<>(whole.getProperties());
                Schema some = OASFactory.createSchema();
                some.setAll(items.getAll());
                some.setItems(partial(name(items.getItems().getRef())));
                properties.put("items", some);
                partial.setProperties(properties);
            } else if (listWithin(whole).isPresent()) {
                // A search over everything: its fields are those of what it lists.
                Map<String, Schema> properties = new LinkedHashMap<>(whole.getProperties());
                properties.put(
                        listWithin(whole).get(),
                        partial(name(properties.get(listWithin(whole).get()).getRef())));
                partial.setProperties(properties);
            } else {
                partial.setDescription(
                        whole.getDescription() + " With `fields`, only those fields; otherwise all of them.");
                partial.setRequired(null);
            }
            components.put(partialName, partial);
        }
        return OASFactory.createSchema().ref(REF_PREFIX + partialName);
    }

    /** The items of a list whose elements are components; null for anything else. */
    private static Schema items(Schema whole) {
        Schema items =
                whole.getProperties() == null ? null : whole.getProperties().get("items");
        boolean listed =
                items != null && items.getItems() != null && items.getItems().getRef() != null;
        return listed ? items : null;
    }

    /** The property of a component that is a list. */
    private Optional<String> listWithin(Schema whole) {
        return whole.getProperties().entrySet().stream()
                .filter(property -> property.getValue().getRef() != null)
                .filter(property ->
                        items(components.get(name(property.getValue().getRef()))) != null)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void writeLinesAsText() {
        operations()
                .flatMap(operation -> Stream.concat(
                        Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent),
                        operation.getResponses().getAPIResponses().values().stream()
                                .map(APIResponse::getContent)))
                .filter(Objects::nonNull)
                .map(content -> content.getMediaType(NDJSON))
                .filter(Objects::nonNull)
                .forEach(lines -> lines.setSchema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .description("Lines of JSON, each of the schema "
                                + name(lines.getSchema().getRef()) + ".")
                        .addExtension(LINES, Map.of("$ref", lines.getSchema().getRef()))));
    }

    private static void tidy(Schema schema) {
        if (schema.getRef() != null || schema.getAnyOf() != null || schema.getOneOf() != null) {
            schema.setType(null);
        }
        if (isOf(schema, SchemaType.ARRAY)) {
            moveToItems(schema);
        }
        List<Object> values = schema.getEnumeration();
        if (values != null && isOf(schema, SchemaType.NULL) && !values.contains(null)) {
            List<Object> withNull = new ArrayList<>(values);
            withNull.add(null);
            schema.setEnumeration(withNull);
        }
        if (Slugs.PATTERN.equals(schema.getPattern())) {
            limitSlug(schema);
        }
        if (schema.getProperties() != null) {
            Schema slug = schema.getProperties().get("slug");
            if (slug != null && isOf(slug, SchemaType.STRING) && !mayBeAPath(slug)) {
                limitSlug(slug);
            }
        }
    }

    /** Whether values may be of this type. */
    static boolean isOf(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    /** Whether a property {@code slug} also holds the paths of redirects: its declaration allows more than a slug has. */
    private static boolean mayBeAPath(Schema slug) {
        return slug.getMaxLength() != null && slug.getMaxLength() > Slugs.MAX_BYTES;
    }

    static void limitSlug(Schema schema) {
        schema.setPattern(Slugs.PATTERN);
        schema.setMaxLength(Slugs.MAX_BYTES);
    }

    static void moveToItems(Schema array) {
        Schema items = array.getItems();
        if (array.getPattern() != null) {
            items.setPattern(array.getPattern());
            array.setPattern(null);
        }
        if (array.getMaxLength() != null) {
            items.setMaxLength(array.getMaxLength());
            array.setMaxLength(null);
        }
        if (array.getEnumeration() != null) {
            items.setEnumeration(array.getEnumeration());
            array.setEnumeration(null);
        }
        if (Slugs.PATTERN.equals(items.getPattern())) {
            limitSlug(items);
        }
    }

    /** What clients send says itself what is required, although answers may show it as well. */
    private Set<Schema> sent() {
        Set<Schema> sent = Collections.newSetFromMap(new IdentityHashMap<>());
        components.forEach((name, schema) -> {
            if (SENT.matcher(name).matches()) {
                sent.add(schema);
            }
        });
        return sent;
    }

    private static void requireAll(Schema schema) {
        if (schema.getProperties() != null && schema.getRequired() == null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    private Collection<Schema> allRoots() {
        List<Schema> roots = new ArrayList<>(components.values());
        roots.addAll(operationSchemas());
        return roots;
    }

    private Collection<Schema> operationSchemas() {
        List<Schema> roots = new ArrayList<>();
        operations().forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> roots.add(parameter.getSchema()));
            }
            if (operation.getRequestBody() != null) {
                roots.addAll(schemas(operation.getRequestBody().getContent()));
            }
        });
        roots.addAll(responseSchemas());
        return roots;
    }

    private Collection<Schema> responseSchemas() {
        List<Schema> roots = new ArrayList<>();
        operations()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getContent)
                .forEach(content -> roots.addAll(schemas(content)));
        if (api.getComponents().getResponses() != null) {
            api.getComponents()
                    .getResponses()
                    .values()
                    .forEach(response -> roots.addAll(schemas(response.getContent())));
        }
        return roots;
    }

    private Stream<Operation> operations() {
        return api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    private static List<Schema> schemas(Content content) {
        if (content == null || content.getMediaTypes() == null) {
            return List.of();
        }
        return content.getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Visits each schema that can be reached from the roots once, references included. */
    private Set<Schema> visit(Collection<Schema> roots, Consumer<Schema> visitor) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        roots.forEach(root -> visit(root, visitor, seen));
        return seen;
    }

    private void visit(Schema schema, Consumer<Schema> visitor, Set<Schema> seen) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        visitor.accept(schema);
        if (schema.getRef() != null && schema.getRef().startsWith(REF_PREFIX)) {
            visit(components.get(name(schema.getRef())), visitor, seen);
        }
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .forEach(parts -> parts.forEach(part -> visit(part, visitor, seen)));
        visit(schema.getItems(), visitor, seen);
        visit(schema.getAdditionalPropertiesSchema(), visitor, seen);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> visit(property, visitor, seen));
        }
    }
}
