package org.broadsheet.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.filter.Filter;
import io.restassured.specification.ResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.CustomTypeSafeMatcher;

/**
 * Validates every exchange of the tests against the committed {@code openapi.yaml}.
 *
 * <p>Of an answer it checks that the operation is in the contract, that status, media type, headers and body are as
 * documented, and that the body has nothing undocumented. Of a request with a 2xx answer it checks that its parameters
 * and its JSON body are in the contract with documented values, so that nothing works that a generated client could not
 * request.
 *
 * <p>Under {@code /v1} and {@code /media} a path without an operation may only answer with a problem that says so (400, 401, 404, 414),
 * and a method without one only 405 with {@code Allow}. HEAD is validated like GET. Preflights (OPTIONS) and paths
 * outside of these two are not covered by the contract.
 *
 * <p>{@link ContractExtension} makes RestAssured check each of its calls; other clients call {@link #verify}.
 */
public final class Contract {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The contract in the working folder, which is the module's folder when Maven or an IDE runs tests. */
    public static final Path FILE = Path.of("openapi.yaml");

    private static final ThreadLocal<Boolean> CHECKED = ThreadLocal.withInitial(() -> false);

    private static final class Committed {
        static final Contract CONTRACT = read();

        private static Contract read() {
            try {
                return Contract.of(Files.readString(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException("No contract to hold exchanges against", e);
            }
        }
    }

    private final ContractPaths paths;
    private final ContractSchemas schemas;
    private final ContractSchemas.Checker problem;

    private Contract(JsonNode document) {
        this.schemas = new ContractSchemas(document);
        this.paths = new ContractPaths(document, schemas);
        this.problem = schemas.whole(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"));
    }

    /** Reads a contract from the text of an OpenAPI 3.1 document, in YAML or JSON. */
    public static Contract of(String document) {
        try {
            return new Contract(new YAMLMapper().readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks each exchange against the committed contract and fails the call if it differs. */
    public static Filter filter() {
        return new ContractFilter();
    }

    /**
     * Passes if the last exchange of this thread was checked, for {@code .then().spec(contract())}: it fails if the
     * filter is missing or the contract does not cover the path. The filter does the check itself, because a response
     * specification cannot see the request.
     */
    public static ResponseSpecification contract() {
        return new ResponseSpecBuilder()
                .expectStatusCode(
                        new CustomTypeSafeMatcher<Integer>("the status of an exchange held against openapi.yaml") {
                            @Override
                            protected boolean matchesSafely(Integer status) {
                                return CHECKED.get();
                            }
                        })
                .build();
    }

    /** Throws an AssertionError that lists all faults, if there are any, against the committed contract. */
    public static void verify(Exchange exchange) {
        CHECKED.set(false);
        if (!covers(exchange)) {
            return;
        }
        List<String> faults = Committed.CONTRACT.faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s answered %d, which is not as in %s:\n  %s"
                    .formatted(
                            exchange.method(), exchange.uri(), exchange.status(), FILE, String.join("\n  ", faults)));
        }
        CHECKED.set(true);
    }

    private static boolean covers(Exchange exchange) {
        String path = exchange.uri().getRawPath();
        return (path.equals("/v1") || path.startsWith("/v1/") || path.startsWith("/media/"))
                && !exchange.method().equals("OPTIONS");
    }

    /** The differences between the exchange and the contract; empty if there are none. */
    public List<String> faults(Exchange exchange) {
        List<ContractPaths.Match> matches = paths.find(exchange.uri().getRawPath());
        if (matches.isEmpty()) {
            return refusal(exchange, List.of(400, 401, 404, 414), "The path is not in the contract");
        }
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        ContractPaths.Match match = matches.stream()
                .filter(one -> one.operations().containsKey(method)
                        && one.operations().get(method).answers(exchange.status(), exchange.mediaType()))
                .findFirst()
                .orElse(matches.get(0));
        ContractOperation operation = match.operations().get(method);
        if (operation == null) {
            List<String> faults =
                    new ArrayList<>(refusal(exchange, List.of(405), "The method is not in the contract for this path"));
            if (exchange.status() == 405 && !exchange.headers().containsKey("Allow")) {
                faults.add("405 has no header Allow");
            }
            return faults;
        }
        return operation.faults(exchange, match.segments());
    }

    /** The differences between a value and the contract's schema of this name; empty if there are none. */
    public List<String> faults(String schema, JsonNode value) {
        return schemas.whole(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema))
                .faults(value);
    }

    private List<String> refusal(Exchange exchange, List<Integer> statuses, String reason) {
        if (!statuses.contains(exchange.status())) {
            return List.of(reason + ", so the status must be one of " + statuses);
        }
        if (!exchange.mediaType().equals("application/problem+json")) {
            return List.of(reason + ", so the answer must be application/problem+json, not " + exchange.mediaType());
        }
        if (exchange.method().equals("HEAD")) {
            return List.of();
        }
        return ContractOperation.parsed(exchange.body(), problem::faults);
    }

    private static final class ContractFilter implements Filter {
        @Override
        public io.restassured.response.Response filter(
                io.restassured.specification.FilterableRequestSpecification request,
                io.restassured.specification.FilterableResponseSpecification response,
                io.restassured.filter.FilterContext context) {
            io.restassured.response.Response answer = context.next(request, response);
            verify(Exchange.of(request, answer));
            return answer;
        }
    }
}
