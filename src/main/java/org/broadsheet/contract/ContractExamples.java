package org.broadsheet.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The contract's examples: exchanges with the demo newsroom, kept among the resources in {@code contract/examples}, as
 * {@code <operationId>.json} for the answer and {@code <operationId>.request.json} for the request, or {@code .ndjson}
 * for lines. {@code paths.json} has values of variables, by the path that ends with the variable.
 *
 * <p>They are files rather than annotations, so that {@code .ci/examples} can record them again from the running program.
 * Linters check them against the schemas.
 */
final class ContractExamples {

    private static final String FOLDER = "/contract/examples/";
    private static final String LINES = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<?, ?> PATHS =
            (Map<?, ?>) parsed("paths", read("paths.json").orElseThrow());

    private ContractExamples() {}

    /** Adds the operation's examples, where there are files, to contents without examples. */
    static void add(Operation operation, Map<String, APIResponse> responses) {
        String id = operation.getOperationId();
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                add(response.getContent(), id);
            }
        });
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), id + ".request");
        }
    }

    /**
     * Adds what makes a first try of an operation succeed: a thing that the demo newsroom has for each variable of its
     * path, and any version of it where there must be one.
     */
    static void addToParameters(String path, Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            String variable = "{" + parameter.getName() + "}";
            if (parameter.getIn() == Parameter.In.PATH && parameter.getExample() == null) {
                parameter.setExample(PATHS.get(path.substring(0, path.indexOf(variable) + variable.length())));
            } else if (parameter.getName().equals("If-Match") && !mayCreate(operation)) {
                parameter.setExample("*");
            }
        }
    }

    private static boolean mayCreate(Operation operation) {
        return operation.getResponses().getAPIResponse("201") != null;
    }

    private static void add(Content content, String name) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (media.getExample() != null || media.getExamples() != null) {
                return;
            }
            if (type.equals(LINES)) {
                read(name + ".ndjson").ifPresent(text -> media.setExample(text + "\n"));
            } else if (type.endsWith("json")) {
                read(name + ".json").ifPresent(text -> media.setExample(parsed(name, text)));
            }
        });
    }

    private static Object parsed(String name, String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + name + " is not JSON", e);
        }
    }

    private static Optional<String> read(String file) {
        try (InputStream in = ContractExamples.class.getResourceAsStream(FOLDER + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
