package org.broadsheet.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** A text without the byte order mark that some programs put in front. */
final class WithoutMark extends BufferedReader {

    private static final char MARK = '\uFEFF';

    WithoutMark(Reader in) throws IOException {
        super(in);
        mark(1);
        if (read() != MARK) {
            reset();
        }
    }
}
