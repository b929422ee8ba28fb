package org.broadsheet.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * The bytes of an XML document with spaces in place of the control characters that XML forbids (XML 1.0, section 2.2), and
 * without the blank lines before the declaration that plugins of WordPress print into exports. Leaves UTF-16 as it is, whose
 * bytes are no characters.
 */
final class WithoutControls extends FilterInputStream {

    /** U+FEFF in UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private boolean begun;
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
        int count = super.read(bytes, offset, length);
        if (!begun && count > 0) {
            begun = true;
            int first = Byte.toUnsignedInt(bytes[offset]);
            wide = first == 0 || first >= 0xFE || count > 1 && bytes[offset + 1] == 0;
        }
        for (int i = offset; !wide && i < offset + count; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
                bytes[i] = ' ';
            }
        }
        return count;
    }
}
