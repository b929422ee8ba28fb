package org.broadsheet.archive.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Values that PHP's {@code serialize} has written, as post meta has them: texts, numbers, booleans and arrays. */
final class PhpArray {

    private static final int DEEPEST = 20;

    private final byte[] text;
    private int at;

    private PhpArray(String text) {
        // Lengths of texts are in bytes.
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The value that a text holds, arrays as objects; empty if it is no serialised array. */
    static Optional<JsonNode> read(String text) {
        if (!text.startsWith("a:")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new PhpArray(text).value(0));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private JsonNode value(int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        char type = (char) text[at];
        at += 2;
        return switch (type) {
            case 's' -> json.textNode(string());
            case 'i' -> json.numberNode(Long.parseLong(until(';')));
            case 'd' -> json.numberNode(Double.parseDouble(until(';')));
            case 'b' -> json.booleanNode(until(';').equals("1"));
            case 'N' -> json.nullNode();
            case 'a' -> depth == DEEPEST ? null : array(depth + 1);
            default -> throw new NumberFormatException("No array");
        };
    }

    private ObjectNode array(int depth) {
        int length = Integer.parseInt(until(':'));
        at++;
        ObjectNode array = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < length; i++) {
            JsonNode key = value(depth);
            JsonNode value = value(depth);
            if (key == null || value == null) {
                throw new NumberFormatException("Too deep");
            }
            array.set(key.asText(), value);
        }
        at++;
        return array;
    }

    private String string() {
        int length = Integer.parseInt(until(':'));
        String string = new String(text, at + 1, length, StandardCharsets.UTF_8);
        at += length + 3;
        return string;
    }

    private String until(char end) {
        int start = at;
        while (text[at] != end) {
            at++;
        }
        String part = new String(text, start, at - start, StandardCharsets.US_ASCII);
        at++;
        return part;
    }
}
