package org.broadsheet.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.request.TrackingMarks;

/** One compiled operation of the contract: the requests and answers that it allows. */
final class ContractOperation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NDJSON = "application/x-ndjson";

    /** The extension that has the schema of a line. */
    private static final String LINES = "x-lines";

    /** The extension that has the schema of an answer from which no field was left out. */
    private static final String PARTIAL_OF = "x-partial-of";

    private record Parameter(boolean required, JsonNode schema, ContractSchemas.Checker checker) {}

    /** The partial checker is for answers to {@code fields}; elsewhere both are the same. */
    private record Body(ContractSchemas.Checker whole, ContractSchemas.Checker partial) {}

    private record Answer(Map<String, Parameter> headers, Map<String, Body> content) {}

    private static final String FEEDS = "Feeds";

    private final String id;

    /** Feeds and documents ignore what others append to their addresses; no contract could list it. */
    private final boolean takesMarks;

    private final String partialWith;

    /** What the names of parameters begin with that only the running program knows. */
    private final List<String> families = new ArrayList<>();

    /** What the values of {@code fields} begin with that only the running program knows. */
    private final List<String> fieldFamilies = new ArrayList<>();

    private final Map<String, Parameter> path = new TreeMap<>();
    private final Map<String, Parameter> query = new TreeMap<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private final Map<String, Body> requestContent;
    private final JsonNode document;
    private final ContractSchemas schemas;

    ContractOperation(JsonNode document, JsonNode pathItem, JsonNode operation, ContractSchemas schemas) {
        this.document = document;
        this.schemas = schemas;
        this.id = operation.path("operationId").asText();
        this.takesMarks = FEEDS.equals(operation.path("tags").path(0).asText());
        this.partialWith = operation.path("x-partial-with").asText(null);
        operation.path("x-parameter-families").fieldNames().forEachRemaining(families::add);
        operation.path("x-field-families").fieldNames().forEachRemaining(fieldFamilies::add);
        for (JsonNode node : List.of(pathItem.path("parameters"), operation.path("parameters"))) {
            for (JsonNode each : node) {
                JsonNode parameter = resolve(document, each);
                String name = parameter.path("name").asText();
                switch (parameter.path("in").asText()) {
                    case "path" -> path.put(name, parameter(parameter));
                    case "query" -> query.put(name, parameter(parameter));
                    default -> {}
                }
            }
        }
        this.requestContent = content(resolve(document, operation.path("requestBody")));
        operation.path("responses").properties().forEach(entry -> {
            JsonNode response = resolve(document, entry.getValue());
            Map<String, Parameter> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.path("headers")
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), parameter(resolve(document, header.getValue()))));
            answers.put(entry.getKey(), new Answer(headers, content(response)));
        });
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private Parameter parameter(JsonNode node) {
        JsonNode schema = node.path("schema");
        return new Parameter(node.path("required").asBoolean(), schema, schemas.whole(schema));
    }

    /** What comes where all fields were asked for. */
    private JsonNode whole(JsonNode schema) {
        JsonNode whole = resolve(document, schema).path(PARTIAL_OF);
        return whole.isMissingNode() ? schema : whole;
    }

    private Map<String, Body> content(JsonNode node) {
        Map<String, Body> content = new LinkedHashMap<>();
        node.path("content").properties().forEach(entry -> {
            JsonNode declared = entry.getValue().path("schema");
            JsonNode schema = declared.path(LINES).isMissingNode() ? declared : declared.path(LINES);
            content.put(
                    Exchange.essence(entry.getKey()), new Body(schemas.whole(whole(schema)), schemas.whole(schema)));
        });
        return content;
    }

    /** Whether it has an answer of this status in this media type. */
    boolean answers(int status, String mediaType) {
        Answer answer = answers.get(String.valueOf(status));
        return answer != null && answer.content().containsKey(mediaType);
    }

    List<String> faults(Exchange exchange, Map<String, String> segments) {
        Answer answer = answers.getOrDefault(String.valueOf(exchange.status()), answers.get("default"));
        if (answer == null) {
            return List.of("The status is not documented for %s, which has %s".formatted(id, answers.keySet()));
        }
        Map<String, List<String>> asked = query(exchange.uri().getRawQuery());
        List<String> faults = new ArrayList<>();
        checkHeaders(answer, exchange, faults);
        boolean partial = partialWith != null && (exchange.byPartner() || asked.containsKey(partialWith));
        checkBody(answer, exchange, partial, faults);
        if (exchange.status() / 100 == 2) {
            checkRequest(exchange, segments, asked, faults);
        }
        return faults;
    }

    private void checkHeaders(Answer answer, Exchange exchange, List<String> faults) {
        answer.headers().forEach((name, header) -> {
            List<String> values = exchange.headers().get(name);
            if (values != null) {
                values.forEach(value -> add(faults, "Header " + name, check(header, value)));
            } else if (header.required()) {
                faults.add("There is no header " + name);
            }
        });
    }

    private void checkBody(Answer answer, Exchange exchange, boolean partial, List<String> faults) {
        String mediaType = exchange.mediaType();
        boolean empty = exchange.body().length == 0;
        boolean head = exchange.method().equals("HEAD");
        if (answer.content().isEmpty() || head) {
            if (!empty) {
                faults.add("There is a body where none may be");
            }
            return;
        }
        Body body = answer.content().getOrDefault(mediaType, answer.content().get(range(mediaType)));
        if (body == null) {
            faults.add("The media type is %s, the contract has %s"
                    .formatted(
                            mediaType.isEmpty() ? "missing" : mediaType,
                            answer.content().keySet()));
            return;
        }
        ContractSchemas.Checker checker = partial ? body.partial() : body.whole();
        add(faults, "Body", bodyFaults(mediaType, exchange.body(), checker));
    }

    /** The media range that a type is in, such as {@code image/*}. */
    private static String range(String mediaType) {
        return mediaType.substring(0, mediaType.indexOf('/') + 1) + "*";
    }

    private static List<String> bodyFaults(String mediaType, byte[] body, ContractSchemas.Checker checker) {
        if (mediaType.equals("application/json") || mediaType.endsWith("+json")) {
            return parsed(body, checker::faults);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (mediaType.equals(NDJSON)) {
            return text.lines()
                    .flatMap(line -> parsed(line.getBytes(StandardCharsets.UTF_8), checker::faults).stream())
                    .toList();
        }
        return checker.faults(JSON.textNode(text));
    }

    /** The faults of a JSON text, including that it is not JSON at all. */
    static List<String> parsed(byte[] body, Function<JsonNode, List<String>> faults) {
        try {
            JsonNode value = Contract.JSON.readTree(body);
            return value.isMissingNode() ? List.of("It is empty") : faults.apply(value);
        } catch (JsonProcessingException e) {
            return List.of("It is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return List.of("It is not UTF-8: " + e.getMessage());
        }
    }

    private void checkRequest(
            Exchange exchange, Map<String, String> segments, Map<String, List<String>> asked, List<String> faults) {
        segments.forEach((name, value) -> {
            Parameter parameter = path.get(name);
            if (parameter == null) {
                faults.add("The contract has no path parameter " + name);
            } else {
                add(faults, "Path parameter " + name, check(parameter, value));
            }
        });
        asked.forEach((name, values) -> {
            Parameter parameter = query.get(name);
            boolean ofFamily = families.stream().anyMatch(name::startsWith);
            if (parameter == null && (ofFamily || takesMarks && TrackingMarks.isMark(name))) {
                return;
            }
            if (parameter == null) {
                faults.add("The contract has no query parameter %s for %s, yet it was taken".formatted(name, id));
            } else {
                add(
                        faults,
                        "Query parameter " + name,
                        check(parameter, name.equals("fields") ? listed(values) : values));
            }
        });
        query.forEach((name, parameter) -> {
            if (parameter.required() && !asked.containsKey(name)) {
                faults.add("The required query parameter " + name + " was not sent, yet the answer is a success");
            }
        });
        if (exchange.requestType() != null && !requestContent.isEmpty()) {
            String mediaType = Exchange.essence(exchange.requestType());
            Body body = requestContent.getOrDefault(mediaType, requestContent.get(range(mediaType)));
            if (body == null) {
                faults.add("The request's media type %s was taken, the contract has %s"
                        .formatted(mediaType, requestContent.keySet()));
            } else if (exchange.requestBody() != null && !mediaType.equals(NDJSON)) {
                // An import may contain records that break the contract: it rejects them one by one in a 200.
                byte[] sent = exchange.requestBody().getBytes(StandardCharsets.UTF_8);
                add(faults, "Request body", bodyFaults(mediaType, sent, body.whole()));
            }
        }
    }

    /** The fields that are in the contract or should be. */
    private List<String> listed(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .filter(field -> fieldFamilies.stream().noneMatch(field::startsWith))
                .toList();
    }

    private List<String> check(Parameter parameter, String value) {
        return check(parameter, List.of(value));
    }

    /** A list may be sent as repeated parameters, with commas, or both. */
    private List<String> check(Parameter parameter, List<String> values) {
        JsonNode schema = schemas.resolved(parameter.schema());
        if (isType(schema, "array")) {
            JsonNode itemSchema = schemas.resolved(schema.path("items"));
            var array = JSON.arrayNode();
            values.forEach(value -> {
                for (String part : value.split(",", -1)) {
                    array.add(typed(itemSchema, part));
                }
            });
            return parameter.checker().faults(array);
        }
        if (values.size() > 1) {
            return List.of("It was sent %d times, yet it is no list".formatted(values.size()));
        }
        return parameter.checker().faults(typed(schema, values.get(0)));
    }

    private static JsonNode typed(JsonNode schema, String value) {
        if ((isType(schema, "integer") || isType(schema, "number")) && value.matches("-?\\d{1,18}")) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (isType(schema, "boolean") && (value.equals("true") || value.equals("false"))) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        return JSON.textNode(value);
    }

    private static boolean isType(JsonNode schema, String type) {
        JsonNode declared = schema.path("type");
        if (declared.isArray()) {
            for (JsonNode each : declared) {
                if (each.asText().equals(type)) {
                    return true;
                }
            }
        }
        return declared.asText().equals(type);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(decoded(name), unused -> new ArrayList<>())
                    .add(decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void add(List<String> faults, String where, List<String> found) {
        found.forEach(fault -> faults.add(where + " " + fault));
    }
}
