package org.broadsheet.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The contract's examples: answers of the demo newsroom, kept in {@code contract/examples/<operationId>.json} of the
 * resources. Files rather than annotations, so that {@code .ci/examples} can take them anew from the running program;
 * the linters hold them against the schemas.
 */
final class ContractExamples {

    private static final String FOLDER = "/contract/examples/";

    private ContractExamples() {}

    /** Adds the operation's example, if there is one, to the JSON of its success that has none yet. */
    static void add(String operationId, Map<String, APIResponse> responses) {
        try (InputStream file = ContractExamples.class.getResourceAsStream(FOLDER + operationId + ".json")) {
            if (file == null) {
                return;
            }
            Object example = new ObjectMapper().readValue(file, Object.class);
            responses.forEach((status, response) -> {
                if (status.startsWith("2") && response.getContent() != null) {
                    response.getContent().getMediaTypes().forEach((name, content) -> add(name, content, example));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The example of " + operationId + " is not JSON", e);
        }
    }

    private static void add(String name, MediaType content, Object example) {
        if (name.endsWith("json") && content.getExample() == null && content.getExamples() == null) {
            content.setExample(example);
        }
    }
}
