package org.broadsheet.archive.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads Atom (RFC 4287) and its forerunner 0.3, also the backups that Blogger makes in it. */
@ApplicationScoped
public class AtomReader implements ArchiveReader {

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.ATOM;
    }

    @Override
    public boolean recognises(Head head) {
        return head.root()
                        .filter(root -> root.equals("feed") || root.equals("entry"))
                        .isPresent()
                && head.rootAttributes()
                        .matches("(?is).*[\"'](?:http://www\\.w3\\.org/2005/Atom|http://purl\\.org/atom/ns#).*");
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        return new AtomItems(XmlFeedItems.files(archive, this, "xml", "atom"), map);
    }
}
