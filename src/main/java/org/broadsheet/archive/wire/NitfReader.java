package org.broadsheet.archive.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;
import org.jsoup.nodes.Element;

/** Reads documents of the IPTC's NITF, versions 3.0 to 3.6: one, several in one file, or a zip of them. */
@ApplicationScoped
public class NitfReader implements ArchiveReader {

    private static final Set<String> ITEMS = Set.of("nitf");

    /** What says elsewhere whether the text may be published. */
    private static final Set<String> REFUSED = Set.of("NewsML", "newsMessage", "newsItem", "packageItem");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.NITF;
    }

    @Override
    public boolean recognises(Head head) {
        return head.root().filter("nitf"::equals).isPresent();
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        WireVersions versions = new WireVersions();
        try (XmlDocuments documents = documents(archive)) {
            documents.each(item -> versions.note(NitfStory.id(item), NitfStory.rank(item)));
        }
        return new Items(archive, documents(archive), versions);
    }

    private static XmlDocuments documents(Archive archive) throws IOException {
        return new XmlDocuments(archive, ITEMS, REFUSED, "NITF");
    }

    private static final class Items extends WireItems<Element> {

        Items(Archive archive, XmlDocuments documents, WireVersions versions) {
            super(archive, documents, versions);
        }

        @Override
        String id(Element item) {
            return NitfStory.id(item);
        }

        @Override
        ArchiveItem read(Element item, String place) {
            return NitfStory.read(item, place, this::lies);
        }
    }
}
