package org.broadsheet.archive.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;
import org.broadsheet.request.WarningCode;
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
            for (Optional<XmlDocuments.Found> found = documents.next(); found.isPresent(); found = documents.next()) {
                Element item = found.get().item();
                if (item != null) {
                    versions.note(NitfStory.id(item), NitfStory.rank(item));
                }
            }
        }
        return new Items(archive, documents(archive), versions);
    }

    private static XmlDocuments documents(Archive archive) throws IOException {
        return new XmlDocuments(archive, ITEMS, REFUSED, "NITF");
    }

    private static final class Items extends ArchiveItems {
        private final Archive archive;
        private final XmlDocuments documents;
        private final WireVersions versions;

        Items(Archive archive, XmlDocuments documents, WireVersions versions) throws IOException {
            this.archive = archive;
            this.documents = documents;
            this.versions = versions;
            documents.leftOut(archive).forEach(this::give);
        }

        @Override
        protected boolean advance() throws IOException {
            Optional<XmlDocuments.Found> next = documents.next();
            next.ifPresent(found -> give(item(found)));
            return next.isPresent();
        }

        private ArchiveItem item(XmlDocuments.Found found) {
            if (found.item() == null) {
                return new ArchiveItem.LeftOut(found.place(), WarningCode.ITEM_LEFT_OUT, found.problem());
            }
            String id = NitfStory.id(found.item());
            if (!versions.isNewest(id)) {
                return WireVersions.older(id);
            }
            return NitfStory.read(
                    found.item(), found.place(), name -> archive.media(name).isPresent());
        }

        @Override
        public void close() throws IOException {
            documents.close();
        }
    }
}
