package org.broadsheet.archive.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads RSS 0.91 to 2.0, and RSS 1.0, with the modules that carry whole texts, authors, pictures and places. */
@ApplicationScoped
public class RssReader implements ArchiveReader {

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.RSS;
    }

    @Override
    public boolean recognises(Head head) {
        String root = head.root().orElse("");
        if (root.equals("RDF")) {
            return head.rootAttributes().matches("(?s).*(?:purl\\.org/rss/1\\.0/?[\"']|netscape\\.com/rdf/simple/).*");
        }
        // WordPress's export is RSS, too, with its own things in it.
        return root.equals("rss") && !head.rootAttributes().contains("wordpress.org/export/");
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        return new RssItems(XmlFeedItems.files(archive, this, "xml", "rss", "rdf", "rss2", "rss20"));
    }
}
