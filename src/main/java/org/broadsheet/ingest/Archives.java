package org.broadsheet.ingest;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.ForeignFile;
import org.broadsheet.archive.Head;
import org.broadsheet.archive.Translation;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.response.Site;

/** Opens archives of other systems: recognises their format and finds its reader. */
@ApplicationScoped
class Archives implements Translation.Newsroom {

    private static final int HEADS = 200;

    /** The beginning of records of this API: their first line says what the first of them is. */
    private static final Pattern RECORDS = Pattern.compile(
            "\\s*\\{[^\\n]*?\"type\"\\s*:\\s*\"(?:section|tag|author|article|summary|redirect|cursor)\"");

    private final Map<ArchiveFormat, ArchiveReader> readers = new EnumMap<>(ArchiveFormat.class);
    private final Database database;
    private final Site site;

    Archives(@All List<ArchiveReader> readers, Database database, Site site) {
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
        this.database = database;
        this.site = site;
    }

    /** The format of a file that is no zip, from its beginning; empty if it is none of them plainly. */
    Optional<ArchiveFormat> recognised(Head head) {
        if (RECORDS.matcher(head.text()).lookingAt()) {
            return Optional.of(ArchiveFormat.NDJSON);
        }
        return readers.values().stream()
                .filter(reader -> reader.recognises(head))
                .map(ArchiveReader::format)
                .findFirst();
    }

    /**
     * The format of an archive. A zip may hold documents of several formats beside each other: exports of whole systems
     * come first, then what most documents are.
     *
     * @throws ArchiveException if it is none plainly
     */
    ArchiveFormat recognised(Archive archive) throws IOException {
        Map<ArchiveFormat, Integer> found = new EnumMap<>(ArchiveFormat.class);
        int heads = 0;
        for (Archive.Entry entry : archive.entries()) {
            if (heads == HEADS) {
                break;
            }
            if (!isPicture(entry.name())) {
                heads++;
                recognised(entry.head()).ifPresent(format -> found.merge(format, 1, Integer::sum));
            }
        }
        for (ArchiveFormat whole : List.of(ArchiveFormat.GHOST, ArchiveFormat.WXR, ArchiveFormat.MARKDOWN)) {
            if (found.containsKey(whole)) {
                return whole;
            }
        }
        return found.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new ArchiveException("The format of the file is not plain; say which it is with"
                        + " `format`: " + String.join(", ", formats())));
    }

    /**
     * Refuses a document that is plainly of another format than its sender says, since much of it could be read all the
     * same and mean something else: a draft in an export of WordPress is public in RSS.
     */
    void check(Archive archive, ArchiveFormat said) throws IOException {
        if (!archive.isZip()) {
            Head head = archive.entries().get(0).head();
            Optional<ArchiveFormat> other = mistaken(head, said);
            if (other.isPresent()) {
                throw new ArchiveException("The file looks like " + other.get().wireName() + ", not " + said.wireName()
                        + "; send it with `format=" + other.get().wireName() + "`");
            }
        }
    }

    /** The format that a file plainly has, if it is another than its sender says, and not plainly that one as well. */
    Optional<ArchiveFormat> mistaken(Head head, ArchiveFormat said) {
        ArchiveReader reader = readers.get(said);
        return reader != null && reader.recognises(head)
                ? Optional.empty()
                : recognised(head).filter(found -> found != said);
    }

    /** Whether a file that is said to have records in lines may have some. No lines at all are none too few. */
    boolean mayBeLines(byte[] beginning) {
        return beginning.length == 0
                || !Archive.isZip(beginning)
                        && !isWide(beginning)
                        && (ForeignFile.sentence(beginning).isEmpty() || isBlank(beginning))
                        && mistaken(Head.of("", beginning), ArchiveFormat.NDJSON)
                                .isEmpty();
    }

    private static boolean isWide(byte[] beginning) {
        return new String(beginning, 0, Math.min(2, beginning.length), StandardCharsets.ISO_8859_1)
                .matches("\u00FF\u00FE|\u00FE\u00FF");
    }

    private static boolean isBlank(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1).isBlank();
    }

    /** The names of all formats. */
    static List<String> formats() {
        return Arrays.stream(ArchiveFormat.values())
                .map(ArchiveFormat::wireName)
                .toList();
    }

    private static boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT)
                .matches(
                        ".*\\.(jpe?g|png|gif|webp|avif|svg|tiff?|bmp|ico|mp[34]|m4[av]|mov|webm|ogg|wav|pdf|woff2?|ttf|css|js)");
    }

    /** The mapping that was sent, or else the one that lies in the zip, or else the default. */
    ArchiveMap map(Archive archive, Optional<String> sent) throws IOException {
        if (sent.isPresent()) {
            return ArchiveMap.parse(sent.get());
        }
        for (Archive.Entry entry : archive.entries()) {
            if (archive.isZip()
                    && (entry.name().equals(ArchiveMap.FILE) || entry.name().endsWith('/' + ArchiveMap.FILE))) {
                try (java.io.InputStream in = entry.open()) {
                    return ArchiveMap.parse(new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8));
                }
            }
        }
        return ArchiveMap.byDefault();
    }

    /** Reads an archive for the first time. */
    Translation open(Archive archive, ArchiveFormat format, ArchiveMap map) throws IOException {
        if (!readers.containsKey(format)) {
            throw new ArchiveException(
                    archive.isZip()
                            ? "The file is a zip, and records are sent as they are, one per line; unpack it"
                            : "Records are sent in UTF-8, and the file is in UTF-16; save it as UTF-8");
        }
        return Translation.of(archive, readers.get(format), map, this, site, database.now());
    }

    @Override
    public Map<String, String> stored(Set<String> keys, String source) {
        Map<String, String> slugs = new HashMap<>();
        if (!keys.isEmpty()) {
            database.list(
                            Sql.of(
                                    "select external_id, slug from article where source = ? and external_id = any (?)",
                                    source,
                                    keys),
                            row -> Map.entry(row.getString("external_id"), row.getString("slug")))
                    .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        }
        return slugs;
    }

    @Override
    public Set<String> taken(Set<String> slugs, String source) {
        return new HashSet<>(database.list(
                Sql.of("select slug from article where slug = any (?) and source is distinct from ?", slugs, source),
                row -> row.getString(1)));
    }

    @Override
    public Set<String> existing(String kind, Set<String> slugs) {
        if (slugs.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.list(
                Sql.of(
                        "select slug from "
                                + Kind.valueOf(kind.toUpperCase(Locale.ROOT)).word() + " where slug = any (?)",
                        slugs),
                row -> row.getString(1)));
    }
}
