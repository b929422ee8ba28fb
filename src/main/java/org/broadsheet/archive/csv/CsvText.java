package org.broadsheet.archive.csv;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;

/**
 * The text of a table: UTF-8, or UTF-16 with a byte order mark, as Excel writes “Unicode Text”. Bounds how much is read for
 * one row, since a quote that is never closed would otherwise make the rest of the file one field.
 */
final class CsvText extends FilterReader {

    private static final int LONGEST_ROW = 8 * 1024 * 1024;

    private int read;

    private CsvText(Reader in) {
        super(in);
    }

    static CsvText of(Archive.Entry entry) throws IOException {
        Charset wide = null;
        try (InputStream in = entry.open()) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE
                    || mark.length == 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
                wide = StandardCharsets.UTF_16;
            }
        }
        if (wide == null) {
            return new CsvText(entry.text());
        }
        CharsetDecoder decoder = wide.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new CsvText(new BufferedReader(new InputStreamReader(entry.open(), decoder)));
    }

    /** A new row begins. */
    void row() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(1);
        return c;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int count = super.read(chars, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws ArchiveException {
        read += more;
        if (read > LONGEST_ROW) {
            throw new ArchiveException("A row is longer than " + LONGEST_ROW
                    + " characters; a quotation mark before it is probably not closed");
        }
    }
}
