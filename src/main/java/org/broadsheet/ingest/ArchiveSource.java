package org.broadsheet.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveRecord;
import org.broadsheet.archive.Translation;

/**
 * Records that are made from an archive of another system. The file is received whole and read over once before the first
 * record is made, so that nothing is stored of one that is cut off.
 */
final class ArchiveSource implements RecordSource, Closeable {

    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream in;
    private final String name;
    private final long mostBytes;
    private final ImportRequest request;
    private final Archives archives;
    private final ItemNames items = new ItemNames();
    private Path file;
    private volatile Archive archive;
    private volatile ArchiveFormat format;
    private volatile Translation translation;

    /**
     * An archive that arrives.
     *
     * @param in the file; read to its end, not closed
     * @param name as its sender calls it; may be empty
     * @param mostBytes the longest file
     */
    ArchiveSource(InputStream in, String name, long mostBytes, ImportRequest request, Archives archives) {
        this.in = in;
        this.name = name;
        this.mostBytes = mostBytes;
        this.request = request;
        this.archives = archives;
        this.format = request.format().orElse(null);
    }

    private void open() throws IOException {
        file = Files.createTempFile("broadsheet-archive", null);
        byte[] chunk = new byte[CHUNK_BYTES];
        long received = 0;
        try (java.io.OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                received += read;
                if (received > mostBytes) {
                    throw new ArchiveException("The file has more than " + mostBytes
                            + " bytes; send it in parts, or raise `broadsheet.imports.most-bytes`");
                }
                out.write(chunk, 0, read);
            }
        }
        archive = Archive.open(file, name);
        if (format == null) {
            format = archives.recognised(archive);
        } else {
            archives.check(archive, format);
        }
        translation = archives.open(archive, format, archives.map(archive, request.map()));
    }

    @Override
    public Optional<Sent> next() throws IOException {
        if (translation == null) {
            open();
        }
        Optional<ArchiveRecord> made = translation.next();
        return made.map(record -> new Sent(items.add(record.where()), null, record));
    }

    @Override
    public ArchiveFormat format() {
        return format;
    }

    @Override
    public boolean isArchive() {
        return true;
    }

    @Override
    public long articles() {
        return translation == null ? 0 : translation.articles();
    }

    @Override
    public String item(long number) {
        return items.get(number);
    }

    @Override
    public Map<String, String> addresses(Set<String> slugs) {
        try {
            return translation.addresses(slugs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> picture(String url) throws IOException {
        Optional<Archive.Entry> entry = archive.media(url);
        return entry.isPresent() ? Optional.of(entry.get().open()) : Optional.empty();
    }

    @Override
    public Optional<String> picturePath(String url) {
        return translation.path(url);
    }

    @Override
    public void close() throws IOException {
        try (items) {
            if (translation != null) {
                translation.close();
            }
            if (archive != null) {
                archive.close();
            }
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
