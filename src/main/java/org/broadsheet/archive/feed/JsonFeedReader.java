package org.broadsheet.archive.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads JSON Feed 1 and 1.1. */
@ApplicationScoped
public class JsonFeedReader implements ArchiveReader {

    private static final Pattern VERSION =
            Pattern.compile("\"version\"\\s*:\\s*\"https?:\\\\?/\\\\?/(?:www\\.)?jsonfeed\\.org\\\\?/version");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.JSON_FEED;
    }

    @Override
    public boolean recognises(Head head) {
        return head.isJson() && VERSION.matcher(head.text()).find();
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        return new JsonFeedItems(XmlFeedItems.files(archive, this, "json"));
    }
}
