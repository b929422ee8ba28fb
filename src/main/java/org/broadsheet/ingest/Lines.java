package org.broadsheet.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.broadsheet.request.StrictJson;

/** Splits a stream at line feeds, holding at most one line. Blank lines are skipped but counted. */
final class Lines {

    /** The longest line. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Of a byte order mark, which joined files have in their midst. */
    private static final int MARK_BYTES = 3;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes without the line feed; empty if the line is too long
     */
    record Line(long number, byte[] bytes, boolean isTooLong) {}

    /** The next line that is not blank; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean tooLong = false;
            boolean any = false;
            boolean ended = false;
            while (!ended) {
                if (position == end) {
                    end = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
                    position = 0;
                    if (end == 0) {
                        break;
                    }
                }
                any = true;
                int start = position;
                while (position < end && buffer[position] != '\n') {
                    position++;
                }
                if (!tooLong && line.size() + position - start <= MAX_BYTES) {
                    line.write(buffer, start, position - start);
                } else {
                    tooLong = true;
                }
                ended = position < end;
                if (ended) {
                    position++;
                }
            }
            if (!any) {
                return Optional.empty();
            }
            number++;
            byte[] bytes = tooLong ? new byte[0] : line.toByteArray();
            if (tooLong || !isBlank(bytes)) {
                return Optional.of(new Line(number, bytes, tooLong));
            }
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (int i = StrictJson.startsWithMark(bytes) ? MARK_BYTES : 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
