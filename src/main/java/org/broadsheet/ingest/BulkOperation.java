package org.broadsheet.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.Door;
import org.broadsheet.request.StrictJson;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One operation of a bulk: a write of the Editorial API as it would be sent by itself. */
@Schema(
        name = "BulkOperation",
        description = "One write of the Editorial API, as it would be sent by itself.",
        requiredProperties = {"method", "path"})
record BulkOperation(
        @Schema(
                description = "Of HTTP.",
                enumeration = {"POST", "PUT", "PATCH", "DELETE"})
        String method,

        @Schema(
                description = "From `/v1/editorial/` on, with its parameters. `dryRun` is one of the bulk alone.",
                examples = "/v1/editorial/articles/harbour-ferry-returns",
                maxLength = LONGEST_PATH)
        String path,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                description = "`If-Match` and `Idempotency-Key`, where the operation takes them.")
        Map<String, String> headers,

        @Schema(implementation = Object.class, description = "What the operation takes as its body: an object.")
        JsonNode body) {

    private static final int LONGEST_PATH = 8_000;
    private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> FIELDS = List.of("method", "path", "headers", "body");

    /** Reads a line; throws a problem that lists every fault of it. */
    static BulkOperation read(byte[] line) {
        ObjectNode sent = StrictJson.object(line);
        List<Fault> faults = new ArrayList<>();
        sent.properties().forEach(field -> {
            if (!FIELDS.contains(field.getKey())) {
                faults.add(Fault.pointer(
                                "/" + field.getKey().replace("~", "~0").replace("/", "~1"), "There is no such field")
                        .allowing(FIELDS, field.getKey()));
            }
        });
        String method = text(sent, "method", faults);
        if (method != null && !METHODS.contains(method)) {
            faults.add(Fault.pointer("/method", "Must be a write").allowing(METHODS, method));
        }
        String path = text(sent, "path", faults);
        if (path != null && (path.length() > LONGEST_PATH || !Door.EDITORIAL.leadsTo(path.split("[?]", 2)[0]))) {
            faults.add(Fault.pointer("/path", "Must be a path from /v1/editorial/ on, with at most 8,000 characters"));
        }
        Map<String, String> headers = headers(sent.path("headers"), faults);
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        JsonNode body = sent.path("body");
        return new BulkOperation(method, path, headers, body.isMissingNode() || body.isNull() ? null : body);
    }

    private static String text(ObjectNode sent, String name, List<Fault> faults) {
        JsonNode value = sent.path(name);
        if (!value.isTextual()) {
            faults.add(Fault.pointer("/" + name, value.isMissingNode() ? "Is required" : "Must be a string"));
        }
        return value.textValue();
    }

    private static Map<String, String> headers(JsonNode sent, List<Fault> faults) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!sent.isMissingNode() && !sent.isNull() && !sent.isObject()) {
            faults.add(Fault.pointer("/headers", "Must be an object"));
        }
        sent.properties().forEach(header -> {
            if (!header.getValue().isTextual()) {
                faults.add(Fault.pointer("/headers/" + header.getKey(), "Must be a string"));
            } else if (headers.put(header.getKey(), header.getValue().textValue()) != null) {
                faults.add(Fault.pointer("/headers/" + header.getKey(), "Was sent twice"));
            }
        });
        return headers;
    }

    /** Adds a fault for each header that the operation does not take. */
    void checkHeaders(Set<String> taken) {
        List<Fault> faults = headers.keySet().stream()
                .filter(name -> taken.stream().noneMatch(name::equalsIgnoreCase))
                .map(name -> Fault.pointer("/headers/" + name, "The operation takes no such header")
                        .allowing(List.copyOf(taken))
                        .suggesting(Nearest.to(name, List.copyOf(taken)).orElse(null)))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
    }

    /** The body as it would be sent by itself. */
    byte[] bytes() {
        return body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
