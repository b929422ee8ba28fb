package org.broadsheet.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an XML document with spaces in place of the control characters that XML forbids (XML 1.0, section 2.2). Leaves
 * UTF-16 as it is, whose bytes are no characters.
 */
final class WithoutControls extends FilterInputStream {

    private boolean begun;
    private boolean wide;

    WithoutControls(InputStream in) {
        super(in);
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
