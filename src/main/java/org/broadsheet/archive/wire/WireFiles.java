package org.broadsheet.archive.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.Head;
import org.broadsheet.request.WarningCode;

/** Which files of an archive are documents, and which do not come along. */
final class WireFiles {

    /** What lies beside documents to be found by its name. */
    private static final Set<String> MEDIA = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "tif", "tiff", "bmp", "heic", "mp4", "m4v", "mov",
            "webm", "mp3", "m4a", "wav", "ogg");

    private WireFiles() {}

    /** The documents: those with these extensions, and those without a known one that begin as XML or JSON does. */
    static List<Archive.Entry> documents(Archive archive, String... extensions) throws IOException {
        if (!archive.isZip()) {
            return archive.entries();
        }
        boolean xml = List.of(extensions).contains("xml");
        List<Archive.Entry> all = new ArrayList<>();
        for (Archive.Entry entry : archive.entries()) {
            String extension = new Head(entry.name(), "").extension();
            if (isMapping(entry) || MEDIA.contains(extension)) {
                continue;
            }
            if (List.of(extensions).contains(extension)) {
                all.add(entry);
            } else if (!Set.of("txt", "html", "htm", "pdf", "xsd", "dtd", "xsl", "xml", "json")
                    .contains(extension)) {
                Head head = entry.head();
                if (xml ? head.root().isPresent() : head.isJson()) {
                    all.add(entry);
                }
            }
        }
        return List.copyOf(all);
    }

    /** A word on each file that is neither a document nor a picture. */
    static List<ArchiveItem> leftOut(Archive archive, List<Archive.Entry> documents) {
        if (!archive.isZip()) {
            return List.of();
        }
        Set<Archive.Entry> read = Set.copyOf(documents);
        List<ArchiveItem> all = new ArrayList<>();
        for (Archive.Entry entry : archive.entries()) {
            String extension = new Head(entry.name(), "").extension();
            if (!read.contains(entry) && !isMapping(entry) && !MEDIA.contains(extension)) {
                all.add(new ArchiveItem.LeftOut(
                        "“" + entry.name() + "”",
                        WarningCode.ITEM_LEFT_OUT,
                        "The file is neither a document of this format nor a picture"));
            }
        }
        return all;
    }

    private static boolean isMapping(Archive.Entry entry) {
        return entry.name().equals(ArchiveMap.FILE) || entry.name().endsWith("/" + ArchiveMap.FILE);
    }
}
