package org.broadsheet.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an XML document with spaces in place of the control characters that XML forbids (XML 1.0, section 2.2), be they
 * written as such or as references such as {@code &#31;}, which would end the whole document; and without the blank lines before the declaration that plugins of WordPress print into exports. Leaves UTF-16 as it is, whose
 * bytes are no characters.
 */
final class WithoutControls extends FilterInputStream {

    /** U+FEFF in UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** The longest reference to a character, with some zeros in front of its number. */
    private static final int REFERENCE = 16;

    private static final int CHUNK_BYTES = 1 << 14;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int next;
    private int end;
    /** How many bytes behind the end wait for what follows, because a reference begins in them. */
    private int held;

    private boolean begun;
    private boolean ended;
    private boolean wide;

    WithoutControls(InputStream in) throws IOException {
        super(new PushbackInputStream(in, MARK.length));
        skipBlank((PushbackInputStream) this.in);
    }

    /** Skips white space, and a byte order mark if there is white space behind it. */
    private static void skipBlank(PushbackInputStream in) throws IOException {
        byte[] mark = in.readNBytes(MARK.length);
        boolean marked = Arrays.equals(mark, MARK);
        if (!marked) {
            in.unread(mark);
        }
        int next = in.read();
        boolean blank = false;
        while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
            blank = true;
            next = in.read();
        }
        if (next >= 0) {
            in.unread(next);
        }
        if (marked && !blank) {
            in.unread(mark);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (next == end && !ended) {
            fill();
        }
        int count = Math.min(length, end - next);
        System.arraycopy(chunk, next, bytes, offset, count);
        next += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    private void fill() throws IOException {
        System.arraycopy(chunk, end, chunk, 0, held);
        int count = in.read(chunk, held, chunk.length - held);
        ended = count < 0;
        int filled = held + Math.max(0, count);
        if (!begun && filled > 0) {
            begun = true;
            int first = Byte.toUnsignedInt(chunk[0]);
            wide = first == 0 || first >= 0xFE || filled > 1 && chunk[1] == 0;
        }
        next = 0;
        held = wide ? 0 : clean(filled);
        end = filled - held;
    }

    /** Puts the spaces. How many bytes at the end may be the beginning of a reference. */
    private int clean(int filled) {
        for (int i = 0; i < filled; i++) {
            byte one = chunk[i];
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
                chunk[i] = ' ';
            } else if (one == '&') {
                int close = i + 1;
                while (close < filled && close < i + REFERENCE && chunk[close] != ';' && chunk[close] != '&') {
                    close++;
                }
                if (close == filled && !ended) {
                    return filled - i;
                }
                if (close < filled && chunk[close] == ';' && isForbidden(i + 1, close)) {
                    Arrays.fill(chunk, i, close + 1, (byte) ' ');
                }
            }
        }
        return 0;
    }

    /** Whether what is between these places is a reference by number to what is no character of XML. */
    private boolean isForbidden(int from, int to) {
        String reference = new String(chunk, from, to - from, StandardCharsets.ISO_8859_1);
        if (!reference.matches("#(?:[0-9]+|x[0-9a-fA-F]+)")) {
            return false;
        }
        boolean hex = reference.charAt(1) == 'x';
        long character = Long.parseLong(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
        return character < ' ' && character != '\t' && character != '\n' && character != '\r'
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || character == 0xFFFE
                || character == 0xFFFF
                || character > Character.MAX_CODE_POINT;
    }
}
