package org.broadsheet.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;

/**
 * Reads JSON that somebody sent, strictly by RFC 8259: only UTF-8, no duplicate names in an object, nothing after the
 * document. By default, Jackson also accepts the opposite of each. Numbers keep all of their digits. A byte order mark at the beginning is skipped.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 200;
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /** The text of these bytes, without a byte order mark. */
    public static String text(byte[] utf8) throws CharacterCodingException {
        int start = startsWithMark(utf8) ? MARK.length : 0;
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8, start, utf8.length - start))
                .toString();
    }

    /** Whether these bytes begin with a byte order mark. */
    public static boolean startsWithMark(byte[] utf8) {
        return utf8.length >= MARK.length && Arrays.equals(utf8, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** The one document of a text. */
    public static JsonNode document(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /** The object that is a request's body; anything else ends the request with a 400 that says what is wrong. */
    public static ObjectNode object(byte[] body) {
        try {
            JsonNode document = document(text(body == null ? new byte[0] : body));
            if (document instanceof ObjectNode object) {
                return object;
            }
            throw malformed(document.isMissingNode() ? "The body is empty." : "The body must be a JSON object.");
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.");
        } catch (JsonProcessingException e) {
            throw malformed("The body is not JSON: " + described(e));
        }
    }

    /** As {@link #object}; no body at all counts as an object without fields. */
    public static ObjectNode optionalObject(byte[] body) {
        return body == null || body.length == 0 ? JSON.createObjectNode() : object(body);
    }

    private static String described(JsonProcessingException exception) {
        return exception.getOriginalMessage()
                + (exception.getLocation() == null
                        ? ""
                        : " (line " + exception.getLocation().getLineNr() + ", column "
                                + exception.getLocation().getColumnNr() + ")");
    }

    private static ProblemException malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED_JSON, detail).exception();
    }
}
