package org.broadsheet.extra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Operations;

/**
 * Serves the contract with what the newsroom's schemas say, so that clients generated from it know its own fields: their
 * properties, and the parameters of lists. Nothing that is private is in it, since everybody may read the contract. Without
 * a schema the program serves what was built.
 */
@ApplicationScoped
public class ServedContract {

    private static final int AFTER_THE_GUARD = 500;
    private static final String PATH = "/q/openapi";
    private static final String REFERENCE = "$ref";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String PROPERTIES = "properties";
    private static final String PARAMETER_PREFIX = Extra.FIELD + ".";
    private static final int MOST_VALUES = 100;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final OpenApiDocumentService documents;
    private final PublicReads database;
    private final Operations operations;

    ServedContract(OpenApiDocumentService documents, PublicReads database, Operations operations) {
        this.documents = documents;
        this.database = database;
        this.operations = operations;
    }

    void register(@Observes Filters filters) {
        filters.register(this::serve, AFTER_THE_GUARD);
    }

    private void serve(RoutingContext context) {
        String path = context.request().path();
        HttpMethod method = context.request().method();
        boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (!read || !path.startsWith(PATH)) {
            context.next();
            return;
        }
        Format format = isJson(context) ? Format.JSON : Format.YAML;
        context.vertx().executeBlocking(() -> document(format), false).onComplete(made -> {
            if (made.succeeded() && made.result().isEmpty()) {
                context.next();
            } else if (made.succeeded()) {
                context.response()
                        .putHeader("Content-Type", format.getMimeType() + ";charset=UTF-8")
                        .end(made.result().get());
            } else {
                context.fail(made.cause());
            }
        });
    }

    private static boolean isJson(RoutingContext context) {
        String path = context.request().path();
        String format = context.request().getParam("format");
        String accept = context.request().getHeader("Accept");
        if (format != null) {
            return format.equalsIgnoreCase("json");
        }
        return path.endsWith(".json") || !path.contains(".") && accept != null && accept.contains("application/json");
    }

    /** A schema that says something about what the public sees. */
    private record Shown(ObjectNode schema, Set<String> hidden, Set<String> filtered) {}

    private Optional<String> document(Format format) throws JsonProcessingException {
        Map<Kind, Shown> schemas = new EnumMap<>(Kind.class);
        database.list(
                        Sql.of("select kind, schema, private_names, filtered_names from extra_schema"),
                        row -> Map.entry(
                                Kind.of(row.getString("kind")),
                                new Shown(
                                        Extra.parsed(row.getString("schema")),
                                        Set.of((String[])
                                                row.getArray("private_names").getArray()),
                                        new TreeSet<>(List.of((String[])
                                                row.getArray("filtered_names").getArray())))))
                .forEach(row -> schemas.put(row.getKey(), row.getValue()));
        if (schemas.isEmpty()) {
            return Optional.empty();
        }
        byte[] built = documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON);
        ObjectNode document = Extra.parsed(new String(built, StandardCharsets.UTF_8));
        schemas.forEach((kind, shown) -> describe(document, kind, shown));
        return Optional.of(format == Format.JSON ? document.toString() : YAML.writeValueAsString(document));
    }

    private void describe(ObjectNode document, Kind kind, Shown shown) {
        ObjectNode components = (ObjectNode) document.at("/components/schemas");
        String word = kind.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.word().substring(1);
        Set<String> names = new TreeSet<>();
        shown.schema().path(PROPERTIES).fieldNames().forEachRemaining(names::add);
        names.removeAll(shown.hidden());
        names.removeIf(name -> name.startsWith("_"));
        Set<String> filtered = new TreeSet<>(shown.filtered());
        filtered.retainAll(names);
        for (Map.Entry<String, JsonNode> component : List.copyOf(components.properties())) {
            JsonNode own = component.getValue().path(PROPERTIES).path(Extra.FIELD);
            if (own.isObject() && isOf(component.getKey(), word)) {
                refer(own, component.getKey().endsWith("Teaser") ? "TeaserExtra" : word + Extra.SCHEMA);
            }
        }
        components.set(word + Extra.SCHEMA, component(components, shown.schema(), names));
        if (kind == Kind.ARTICLE) {
            components.set("TeaserExtra", component(components, shown.schema(), filtered));
            addParameters(document, shown.schema(), filtered);
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
        ObjectNode properties = component.putObject(PROPERTIES);
        names.forEach(
                name -> properties.set(name, inlined(schema.path(PROPERTIES).path(name), schema)));
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

    private void addParameters(ObjectNode document, ObjectNode schema, Set<String> filtered) {
        for (Operations.Operation operation : operations.all()) {
            boolean narrows = BoundQuery.typeOf(operation.resource())
                    .filter(query -> query.hasFamily(PARAMETER_PREFIX))
                    .isPresent();
            JsonNode described = document.path("paths")
                    .path(operation.address())
                    .path(operation.method().toLowerCase(Locale.ROOT))
                    .path("parameters");
            if (narrows && described instanceof ArrayNode parameters) {
                filtered.forEach(name -> parameters.add(parameter(name, schema, parameters)));
            }
        }
    }

    private static ObjectNode parameter(String name, ObjectNode schema, ArrayNode parameters) {
        ObjectNode parameter = parameters.objectNode().put("name", PARAMETER_PREFIX + name);
        JsonNode said = schema.path(PROPERTIES).path(name).path("description");
        parameter.put("in", "query");
        parameter.put(
                "description",
                "Only articles with one of these values." + (said.isTextual() ? " " + said.asText() : ""));
        ObjectNode values = parameter.putObject("schema").put("type", "array").put("maxItems", MOST_VALUES);
        values.putObject("items").put("type", "string").put("maxLength", Extra.TERM_LENGTH);
        return parameter;
    }
}
