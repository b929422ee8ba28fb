package org.broadsheet.archive.ghost;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/**
 * Reads Ghost's export. Its tables come in any order, so that it is read twice: first for all but the posts, of which only
 * what posts refer to is kept, then for the posts, one at a time.
 */
@ApplicationScoped
public class GhostReader implements ArchiveReader {

    private static final Pattern DATABASE =
            Pattern.compile("^\\s*\\{\\s*\"db\"\\s*:\\s*\\[\\s*\\{\\s*\"(meta|data)\"\\s*:\\s*\\{");

    /** Without the list around it, as migrations from other systems to Ghost write it. */
    private static final Pattern FLAT = Pattern.compile("^\\s*\\{\\s*\"(meta|data)\"\\s*:\\s*\\{");

    private static final Pattern OWN = Pattern.compile(
            "\"(exported_on|posts|posts_tags|posts_authors|posts_meta|mobiledoc|roles_users|custom_theme_settings)\"\\s*:");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.GHOST;
    }

    @Override
    public boolean recognises(Head head) {
        return DATABASE.matcher(head.text()).find()
                || FLAT.matcher(head.text()).find() && OWN.matcher(head.text()).find();
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        Archive.Entry export = export(archive);
        return new GhostItems(export, Relations.read(export), Permalinks.of(archive), Redirects.of(archive), map);
    }

    private Archive.Entry export(Archive archive) throws IOException {
        List<Archive.Entry> documents = archive.entries("json");
        if (!archive.isZip()) {
            return documents.get(0);
        }
        List<Archive.Entry> exports = new ArrayList<>();
        for (Archive.Entry document : documents) {
            if (recognises(document.head())) {
                exports.add(document);
            }
        }
        if (exports.isEmpty()) {
            throw new ArchiveException("The zip has no export of Ghost: a JSON file that begins with {\"db\": …");
        }
        if (exports.size() > 1) {
            throw new ArchiveException("The zip has %,d exports of Ghost, “%s” and “%s” among them; leave one of them"
                    .formatted(
                            exports.size(),
                            exports.get(0).name(),
                            exports.get(1).name()));
        }
        return exports.get(0);
    }
}
