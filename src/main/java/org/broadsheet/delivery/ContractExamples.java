package org.broadsheet.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The contract's examples: exchanges with the demo newsroom, kept in {@code contract/examples} of the resources as
 * {@code <operationId>.json} for the answer and {@code <operationId>.request.json} for what was sent; {@code .ndjson}
 * where it is lines, of which each becomes an example named by its {@code type}, since the schema is that of a line.
 *
 * <p>Files rather than annotations, so that {@code .ci/examples} can take them anew from the running program; the
 * linters hold them against the schemas.
 */
final class ContractExamples {

    private static final String FOLDER = "/contract/examples/";
    private static final String LINES = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractExamples() {}

    /** Adds the operation's examples, where there are files, to the contents that have none yet. */
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

    private static void add(Content content, String name) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (media.getExample() != null || media.getExamples() != null) {
                return;
            }
            if (type.equals(LINES)) {
                read(name + ".ndjson").ifPresent(text -> addLines(media, text));
            } else if (type.endsWith("json")) {
                read(name + ".json").ifPresent(text -> media.setExample(parsed(name, text)));
            }
        });
    }

    private static void addLines(MediaType media, String text) {
        for (String line : text.lines().toList()) {
            Map<?, ?> value = (Map<?, ?>) parsed("a line", line);
            media.addExample(
                    String.valueOf(value.get("type")),
                    OASFactory.createExample().value(value));
        }
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
