package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * JSON in which no text is longer than one of an article may be: of longer ones the rest is passed over and a mark put in its
 * place, so that one text does not keep a parser, which would end there, from what follows.
 */
public final class ShortTexts extends FilterReader {

    /** What ends a text that was cut. Unicode has no such character. */
    private static final char CUT = '\uFFFF';

    private final char[] waiting = new char[1 << 13];
    private int next;
    private int end;
    private boolean inText;
    /** How many characters are still part of an escape: one behind a backslash, four behind its u. */
    private int escape;

    private boolean isBackslashed;
    private boolean cut;
    private int length;

    /** The same JSON with texts that are not too long. */
    public ShortTexts(Reader in) {
        super(in);
    }

    /** Whether a text in this was cut. */
    public static boolean isCut(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return !text.isEmpty() && text.charAt(text.length() - 1) == CUT;
        }
        for (JsonNode inner : node) {
            if (isCut(inner)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        while (true) {
            if (next == end) {
                next = 0;
                end = Math.max(0, in.read(waiting, 0, waiting.length));
                if (end == 0) {
                    return -1;
                }
            }
            char character = waiting[next++];
            if (!inText) {
                inText = character == '"';
                length = 0;
                cut = false;
                return character;
            }
            boolean open = escape > 0;
            inText = open || character != '"';
            escape = !open ? character == '\\' ? 1 : 0 : character == 'u' && isBackslashed ? 4 : escape - 1;
            isBackslashed = !open && character == '\\';
            boolean passed = cut;
            cut |= inText && !open && length++ >= Xml.LONGEST_TEXT;
            if (!cut || !inText) {
                return character;
            }
            if (!passed) {
                return CUT;
            }
        }
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int read = 0;
        while (read < count) {
            int character = read();
            if (character < 0) {
                return read == 0 ? -1 : read;
            }
            buffer[offset + read++] = (char) character;
        }
        return read;
    }
}
