package org.broadsheet.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that holds an archive: one document, or a zip of documents and pictures. Names inside a zip are never used as names
 * of files here.
 */
public final class Archive implements Closeable {

    private static final int MOST_ENTRIES = 1_000_000;
    /** Text compresses to a tenth, rarely to a fiftieth; above this it is no text. */
    private static final long MOST_GROWTH = 200;

    private static final long ALWAYS_FINE = 64L * 1024 * 1024;

    private final ZipFile zip;
    private final List<Entry> entries;
    private Map<String, List<Entry>> byLastName;

    private Archive(ZipFile zip, List<Entry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /** One document or picture. */
    public interface Entry {

        /** Its name, or its path in the zip. */
        String name();

        /** Its length in bytes. */
        long size();

        /** Its bytes; the caller closes the stream. */
        InputStream open() throws IOException;

        /**
         * Its text, which must be UTF-8, without a byte order mark; the caller closes it.
         *
         * @throws IOException when something that is not UTF-8 is read
         */
        default Reader text() throws IOException {
            Reader reader = new InputStreamReader(
                    open(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return new WithoutMark(reader);
        }

        /** Its beginning. */
        default Head head() throws IOException {
            try (InputStream in = open()) {
                return Head.of(name(), in.readNBytes(Head.CHARACTERS));
            }
        }
    }

    /**
     * Opens a file.
     *
     * @param name as its sender calls it; may be empty
     * @throws ArchiveException if it is plainly no archive, or a zip that cannot be read, or not safely
     */
    public static Archive open(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ForeignFile.BYTES);
        }
        if (!isZip(head)) {
            Optional<String> foreign = ForeignFile.sentence(head);
            if (foreign.isPresent()) {
                throw new ArchiveException(foreign.get());
            }
            return new Archive(null, List.of(new Whole(file, name)));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw unreadable(e);
        }
        try {
            return new Archive(zip, entries(zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ArchiveException unreadable(ZipException e) {
        String why = String.valueOf(e.getMessage());
        return new ArchiveException(
                why.contains("encrypted")
                        ? "The zip is encrypted; unpack it with its password, and pack it again without one"
                        : "The zip cannot be read; it may be cut off: " + why,
                e);
    }

    /** Whether a file that begins with these bytes is a zip, be it an empty one. */
    public static boolean isZip(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    private static List<Entry> entries(ZipFile zip) throws ArchiveException {
        if (zip.size() > MOST_ENTRIES) {
            throw new ArchiveException("The zip has more than " + MOST_ENTRIES + " entries; send it in parts");
        }
        List<Entry> entries = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (climbs(name)) {
                throw new ArchiveException(
                        "The zip has an entry whose path leads out of it, “" + name + "”; make it anew");
            }
            if (!entry.isDirectory() && !isOfTheSystem(name)) {
                entries.add(new Zipped(zip, entry));
            }
        }
        if (entries.isEmpty()) {
            throw new ArchiveException("The zip has no files in it; put what the other system exports into it");
        }
        if (entries.stream()
                .allMatch(entry -> new Head(entry.name(), "").extension().equals("zip"))) {
            throw new ArchiveException("The zip has nothing but another zip in it, “"
                    + entries.get(0).name() + "”; send that one");
        }
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    private static boolean climbs(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("^[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..");
    }

    /** What file managers leave in zips. */
    private static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    /** All documents and pictures by name. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those whose names end so, in lower case and without the point. */
    public List<Entry> entries(String... extensions) {
        List<String> wanted = List.of(extensions);
        return entries.stream()
                .filter(entry -> zip == null || wanted.contains(new Head(entry.name(), "").extension()))
                .toList();
    }

    /** Whether it is a zip. */
    public boolean isZip() {
        return zip != null;
    }

    /**
     * The picture that lies beside the documents for an address: the entry whose path ends with most of the address's path.
     * Empty if it has not even the same name, or if several end with as much, since a wrong picture is worse than none.
     */
    public Optional<Entry> media(String address) {
        String path = path(address);
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (zip == null || last.isEmpty()) {
            return Optional.empty();
        }
        int most = 0;
        Entry found = null;
        for (Entry entry : byLastName().getOrDefault(last.toLowerCase(Locale.ROOT), List.of())) {
            int common = commonEnd(entry.name(), path);
            found = common > most ? entry : common == most ? null : found;
            most = Math.max(most, common);
        }
        return Optional.ofNullable(found);
    }

    /** Made when the first picture is looked for, which several threads do at once. */
    private synchronized Map<String, List<Entry>> byLastName() {
        if (byLastName == null) {
            byLastName = entries.stream().collect(Collectors.groupingBy(entry -> entry.name()
                    .substring(entry.name().lastIndexOf('/') + 1)
                    .toLowerCase(Locale.ROOT)));
        }
        return byLastName;
    }

    private static String path(String address) {
        String path =
                address.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*", "").replaceFirst("[?#].*$", "");
        try {
            return java.net.URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** How many segments of two paths are the same, counted from their ends. */
    private static int commonEnd(String one, String other) {
        String[] a = one.split("/");
        String[] b = other.split("/");
        int same = 0;
        while (same < a.length && same < b.length && a[a.length - 1 - same].equalsIgnoreCase(b[b.length - 1 - same])) {
            same++;
        }
        return same;
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private record Whole(Path file, String name) implements Entry {
        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }
    }

    private record Zipped(ZipFile zip, ZipEntry entry) implements Entry {
        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return new Bounded(zip.getInputStream(entry), entry);
            } catch (ZipException e) {
                throw new ArchiveException(
                        "The zip's entry “" + entry.getName() + "” cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** A zip of a few kilobytes can hold petabytes: what grows as no text does is not read on. */
    private static final class Bounded extends FilterInputStream {

        private final String name;
        private final long most;
        private long read;

        Bounded(InputStream in, ZipEntry entry) {
            super(in);
            this.name = entry.getName();
            this.most = Math.max(ALWAYS_FINE, MOST_GROWTH * Math.max(0, entry.getCompressedSize()));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(bytes, offset, length);
            } catch (ZipException e) {
                throw new ArchiveException("The zip's entry “" + name + "” is damaged: " + e.getMessage(), e);
            }
            read += Math.max(0, count);
            if (read > most) {
                throw new ArchiveException("The zip's entry “" + name + "” is over " + MOST_GROWTH
                        + " times as long as it is in the zip; no text or picture is");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return read(new byte[(int) Math.min(count, 1 << 14)]);
        }
    }
}
