package org.broadsheet.archive.ghost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;

/** The tables of an export one after another, and their rows one after another: no more than one row is in memory. */
final class Tables implements Closeable {

    /** The longest text of one column, in UTF-16 units: several times what a body may have. */
    private static final int LONGEST_TEXT = 32 * 1024 * 1024;

    /** Reads JSON of columns as well, which Ghost keeps as text. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .build();

    private final JsonParser parser;
    private boolean hasData;

    Tables(Archive.Entry export) throws IOException {
        parser = JSON.getFactory().createParser(export.open());
    }

    /** The name of the next table, whose rows are then read; null at the end. */
    String nextTable() throws IOException {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                JsonStreamContext around = parser.getParsingContext();
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (isData(around) && value == JsonToken.START_ARRAY) {
                    return name;
                }
                boolean leadsOn = around.getParent().inRoot() && name.equals("db") && value == JsonToken.START_ARRAY
                        || isExport(around) && name.equals("data") && value == JsonToken.START_OBJECT;
                hasData = hasData || leadsOn && name.equals("data");
                if (!leadsOn) {
                    parser.skipChildren();
                }
            }
            return null;
        } catch (JsonProcessingException | CharConversionException e) {
            throw unreadable(e);
        }
    }

    /** The next row of the table; null at its end. */
    JsonNode nextRow() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            return token == JsonToken.END_ARRAY || token == null ? null : JSON.readTree(parser);
        } catch (JsonProcessingException | CharConversionException e) {
            throw unreadable(e);
        }
    }

    /** How many rows the table has still, which are passed over. */
    long skipRows() throws IOException {
        try {
            long count = 0;
            for (JsonToken token = parser.nextToken();
                    token != JsonToken.END_ARRAY && token != null;
                    token = parser.nextToken()) {
                parser.skipChildren();
                count++;
            }
            return count;
        } catch (JsonProcessingException | CharConversionException e) {
            throw unreadable(e);
        }
    }

    /** Whether what was read so far has the object that tables are in. */
    boolean hasData() {
        return hasData;
    }

    /** Whether this is the object with {@code meta} and {@code data}: the root, or one of those in {@code db}. */
    private static boolean isExport(JsonStreamContext object) {
        JsonStreamContext around = object.getParent();
        return object.inObject()
                && around != null
                && (around.inRoot()
                        || around.inArray()
                                && around.getParent().getParent() != null
                                && around.getParent().getParent().inRoot()
                                && "db".equals(around.getParent().getCurrentName()));
    }

    private static boolean isData(JsonStreamContext object) {
        JsonStreamContext around = object.getParent();
        return object.inObject() && around != null && isExport(around) && "data".equals(around.getCurrentName());
    }

    private ArchiveException unreadable(IOException e) {
        String what = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String place = "line " + parser.currentLocation().getLineNr() + " (byte "
                + Math.max(0, parser.currentLocation().getByteOffset()) + ")";
        // Within an array that is passed over, the parser does not throw its own exception for the end of the input.
        if (e instanceof JsonEOFException || what.startsWith("Unexpected end-of-input")) {
            return new ArchiveException(
                    "The JSON ends in the middle, at " + place + ": the file is cut off. Export it again in Ghost's"
                            + " settings, and wait until the download is complete",
                    e);
        }
        if (e instanceof StreamConstraintsException) {
            return new ArchiveException(
                    "The JSON cannot be read at " + place
                            + ": it has a text, number or nesting longer than any that Ghost"
                            + " writes. Take out that post and export again",
                    e);
        }
        return new ArchiveException(
                "The JSON cannot be read from " + place + " on: " + what
                        + ". Export it again in Ghost's settings, and send the file as it is",
                e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
