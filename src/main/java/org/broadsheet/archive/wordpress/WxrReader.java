package org.broadsheet.archive.wordpress;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads WordPress's exports: one file, or a zip of the parts into which large sites are exported. */
@ApplicationScoped
class WxrReader implements ArchiveReader {

    /** What the namespace of all versions begins with. */
    static final String NAMESPACE = "http://wordpress.org/export/";

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.WXR;
    }

    @Override
    public boolean recognises(Head head) {
        return head.root().filter("rss"::equals).isPresent()
                && head.rootAttributes().contains(NAMESPACE);
    }

    @Override
    public void complete(ArchiveArticle article, Lookup lookup) {
        WxrBodies.complete(article, lookup);
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        List<Archive.Entry> files = new java.util.ArrayList<>();
        for (Archive.Entry entry : archive.entries("xml", "wxr", "rss", "txt")) {
            if (!archive.isZip() || recognises(entry.head())) {
                files.add(entry);
            }
        }
        if (files.isEmpty()) {
            throw new ArchiveException("The zip has no export of WordPress in it");
        }
        return new WxrItems(files, map);
    }
}
