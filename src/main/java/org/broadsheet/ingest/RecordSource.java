package org.broadsheet.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveRecord;

/** Where an import has its records from. One thread at a time asks for the next; another may ask about those before. */
interface RecordSource {

    /** The next record; empty at the end. */
    Optional<Sent> next() throws IOException;

    /** What the records were sent in; null if nobody knows, because the file could not be read. */
    default ArchiveFormat format() {
        return ArchiveFormat.NDJSON;
    }

    /** How many articles there are; 0 if nobody knows. */
    default long articles() {
        return 0;
    }

    /** Whether the records are made from an archive of another system. */
    default boolean isArchive() {
        return false;
    }

    /** What a record is in its archive, for people; null where the number of its line says enough. */
    default String item(long number) {
        return null;
    }

    /**
     * The addresses of articles on their earlier site, by their slugs here: what links to them get if they cannot be stored.
     * Of an archive only.
     */
    default Map<String, String> addresses(Set<String> slugs) {
        return Map.of();
    }

    /** The picture that came along for an address; empty if none did. The caller closes the stream. */
    default Optional<InputStream> picture(String url) throws IOException {
        return Optional.empty();
    }

    /** The path that a picture had on the earlier site; empty if it was elsewhere. */
    default Optional<String> picturePath(String url) {
        return Optional.empty();
    }

    /**
     * A record before it is read.
     *
     * @param number from 1
     * @param line as it was sent; null if it was made from an archive
     * @param made from an archive; null if it was sent as a line
     */
    record Sent(long number, Lines.Line line, ArchiveRecord made) {

        /** An estimate of its length. */
        int bytes() {
            return line == null ? 4_000 : line.bytes().length;
        }
    }

    /** Records that are lines. */
    static RecordSource of(InputStream in) {
        Lines lines = new Lines(in);
        return () -> lines.next().map(line -> new Sent(line.number(), line, null));
    }
}
