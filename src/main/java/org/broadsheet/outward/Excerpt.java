package org.broadsheet.outward;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The beginning of a body that arrives in parts, as text for people to read. */
final class Excerpt {

    /** In code points. */
    static final int MOST_CHARACTERS = 1000;

    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private final ByteBuffer beginning = ByteBuffer.allocate(MOST_CHARACTERS * MOST_BYTES_OF_A_CHARACTER);
    private long length;

    void add(Buffer part) {
        length += part.length();
        beginning.put(part.getBytes(0, Math.min(part.length(), beginning.remaining())));
    }

    /** How many bytes have arrived. */
    long length() {
        return length;
    }

    String text() {
        boolean whole = length <= beginning.capacity();
        CharBuffer text = CharBuffer.allocate(beginning.position());
        // If it is not whole, the last character may not be either, and is left out.
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(beginning.duplicate().flip(), text, whole);
        return text.flip()
                .codePoints()
                .filter(character -> character == '\n' || !Character.isISOControl(character))
                .limit(MOST_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
