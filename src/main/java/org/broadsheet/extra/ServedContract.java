package org.broadsheet.extra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Fields;
import org.broadsheet.request.QueryType;
import org.broadsheet.response.Operations;

/**
 * Serves the contract with what the newsroom's schemas say, so that clients generated from it know its own fields: their
 * properties, and the parameters of lists. Nothing that is private is in it, since everybody may read the contract. Without
 * a schema the program serves the bytes that the build has written, and keeps none of them.
 */
@ApplicationScoped
public class ServedContract {

    private static final int AFTER_THE_GUARD = 500;
    private static final Set<String> PATHS =
            Set.of("/q/openapi", "/q/openapi.json", "/q/openapi.yaml", "/q/openapi.yml");
    private static final String REFERENCE = "$ref";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final int MOST_VALUES = 100;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final PublicReads database;
    private final Operations operations;

    ServedContract(PublicReads database, Operations operations) {
        this.database = database;
        this.operations = operations;
    }

    /**
     * Keeps Quarkus from preparing the contract too, which this class serves in its place: at each start it would read and
     * write the whole document, a quarter of the work until the first answer, and keep it. It looks for the document with
     * this class loader, which finds none. To be called before Quarkus starts.
     */
    public static void serveAlone() {
        OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
    }

    void register(@Observes Filters filters) {
        filters.register(this::serve, AFTER_THE_GUARD);
    }

    private void serve(RoutingContext context) {
        HttpMethod method = context.request().method();
        boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (!read || !PATHS.contains(path(context))) {
            context.next();
            return;
        }
        Format format = isJson(context) ? Format.JSON : Format.YAML;
        context.vertx().executeBlocking(() -> document(format), false).onComplete(made -> {
            if (made.succeeded()) {
                context.response()
                        .putHeader("Content-Type", format.getMimeType() + ";charset=UTF-8")
                        .end(made.result());
            } else {
                context.fail(made.cause());
            }
        });
    }

    /** As routes see it, to which a slash at the end makes no difference. */
    private static String path(RoutingContext context) {
        String path = context.normalizedPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isJson(RoutingContext context) {
        String path = path(context);
        String format = context.request().getParam("format");
        String accept = context.request().getHeader("Accept");
        if (format != null) {
            return format.equalsIgnoreCase("json");
        }
        return path.endsWith(".json") || !path.contains(".") && accept != null && accept.contains("application/json");
    }

    private Buffer document(Format format) throws IOException {
        Map<Kind, PublicSchema> schemas = new EnumMap<>(Kind.class);
        database.list(Sql.of("select " + PublicSchema.COLUMNS + " from extra_schema"), PublicSchema::read)
                .forEach(schema -> schemas.put(schema.kind(), schema));
        if (schemas.isEmpty()) {
            return Buffer.buffer(built(format));
        }
        ObjectNode document = Extra.parsed(new String(built(Format.JSON), StandardCharsets.UTF_8));
        schemas.values().forEach(schema -> describe((ObjectNode) document.at("/components/schemas"), schema));
        operations.all().forEach(operation -> describe(document, operation, schemas));
        return Buffer.buffer(format == Format.JSON ? document.toString() : YAML.writeValueAsString(document));
    }

    /** What the build has written, by the loader that also finds what only the build has made. */
    private static byte[] built(Format format) throws IOException {
        String name = OpenApiConstants.BASE_NAME + "." + format;
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static void describe(ObjectNode components, PublicSchema schema) {
        String word = schema.kind().word().substring(0, 1).toUpperCase(Locale.ROOT)
                + schema.kind().word().substring(1);
        for (Map.Entry<String, JsonNode> component : List.copyOf(components.properties())) {
            JsonNode own = component.getValue().path(SchemaReader.PROPERTIES).path(Extra.FIELD);
            if (own.isObject() && isOf(component.getKey(), word)) {
                refer(own, component.getKey().endsWith("Teaser") ? "TeaserExtra" : word + Extra.SCHEMA);
            }
        }
        components.set(word + Extra.SCHEMA, component(components, schema.schema(), schema.names()));
        if (schema.kind() == Kind.ARTICLE) {
            components.set("TeaserExtra", component(components, schema.schema(), schema.filteredNames()));
        }
    }

    private static boolean isOf(String component, String word) {
        boolean ofArticle = component.contains("Article") || component.endsWith("Teaser");
        return word.equals("Article") ? ofArticle : component.contains(word) && !ofArticle;
    }

    /** Has a property refer to another component, also where it may be null. */
    private static void refer(JsonNode property, String name) {
        if (property.has(REFERENCE)) {
            ((ObjectNode) property).put(REFERENCE, COMPONENTS + name);
        }
        property.path("anyOf").forEach(part -> refer(part, name));
    }

    /** An open object with these properties: what is older than the schema may be anything. */
    private static ObjectNode component(ObjectNode components, ObjectNode schema, Set<String> names) {
        ObjectNode component = components.objectNode().put("type", "object");
        component.set("description", components.path(Extra.SCHEMA).path("description"));
        ObjectNode properties = component.putObject(SchemaReader.PROPERTIES);
        names.forEach(name -> properties.set(
                name, inlined(schema.path(SchemaReader.PROPERTIES).path(name), schema)));
        component.put("additionalProperties", true);
        return component;
    }

    /** A schema with what it refers to in its place, which is never in a circle; without our marks. */
    private static JsonNode inlined(JsonNode part, ObjectNode schema) {
        if (part instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(one -> copy.add(inlined(one, schema)));
            return copy;
        }
        if (!(part instanceof ObjectNode object)) {
            return part;
        }
        ObjectNode copy = object.objectNode();
        JsonNode reference = object.path(REFERENCE);
        if (reference.isTextual() && reference.asText().startsWith("#/$defs/")) {
            JsonNode target = schema.at(reference.asText().substring(1));
            if (inlined(target, schema) instanceof ObjectNode found) {
                copy.setAll(found);
            }
        }
        object.properties().forEach(member -> {
            boolean mark = Set.of(SchemaReader.PRIVATE, SchemaReader.FILTER).contains(member.getKey())
                    && member.getValue().isBoolean();
            boolean followed =
                    member.getKey().equals(REFERENCE) && member.getValue().isTextual();
            if (!mark && !followed) {
                copy.set(member.getKey(), inlined(member.getValue(), schema));
            }
        });
        return copy;
    }

    /** Adds the parameters that narrow a list by what is the newsroom's own, and the fields that can be selected of it. */
    private static void describe(ObjectNode document, Operations.Operation operation, Map<Kind, PublicSchema> schemas) {
        Optional<QueryType<?>> query = BoundQuery.typeOf(operation.resource());
        JsonNode described = document.path("paths")
                .path(operation.address())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("parameters");
        if (query.isEmpty() || !(described instanceof ArrayNode parameters)) {
            return;
        }
        SelectedExtra.shownBy(query.get())
                .filter(shown -> schemas.containsKey(shown.value()))
                .ifPresent(shown ->
                        addFields(parameters, schemas.get(shown.value()).selectable(shown)));
        query.get().families().stream()
                .filter(family -> family.name().equals(Extra.PREFIX))
                .flatMap(family -> ExtraNames.shownBy(family.param().fieldsOf()).stream())
                .map(shown -> schemas.get(shown.value()))
                .filter(Objects::nonNull)
                .forEach(schema ->
                        schema.filteredNames().forEach(name -> parameters.add(parameter(name, schema, parameters))));
    }

    private static void addFields(ArrayNode parameters, Set<String> names) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals(Fields.NAME)
                    && parameter.at("/schema/items/enum") instanceof ArrayNode fields) {
                names.forEach(name -> fields.add(Extra.PREFIX + name));
            }
        }
    }

    private static ObjectNode parameter(String name, PublicSchema schema, ArrayNode parameters) {
        ObjectNode parameter = parameters.objectNode().put("name", Extra.PREFIX + name);
        JsonNode said = schema.schema().path(SchemaReader.PROPERTIES).path(name).path("description");
        parameter.put("in", "query");
        parameter.put(
                "description",
                "Only " + schema.kind().word() + "s with one of these values."
                        + (said.isTextual() ? " " + said.asText() : ""));
        ObjectNode values = parameter.putObject("schema").put("type", "array").put("maxItems", MOST_VALUES);
        values.putObject("items").put("type", "string").put("maxLength", Extra.TERM_LENGTH);
        return parameter;
    }
}
