package org.broadsheet.archive.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;
import org.broadsheet.request.WarningCode;

/**
 * Reads the IPTC's ninjs, versions 1.0 to 3.3, with the fields that Superdesk adds: an object, a list, a feed with a list in
 * it, one object per line, or a zip of such files. What this program writes as ninjs is read back.
 */
@ApplicationScoped
public class NinjsReader implements ArchiveReader {

    private static final Pattern OWN_FIELDS = Pattern.compile(
            "\"(?:versioncreated|versionCreated|firstcreated|pubstatus|pubStatus|body_xhtml|representationtype|"
                    + "representationType)\"\\s*:|iptc\\.org/std/ninjs");

    private static final Pattern ID = Pattern.compile("\"(?:uri|guid)\"\\s*:");
    private static final Pattern TEXTS = Pattern.compile("\"(?:headlines|bodies|body_text|body_html)\"\\s*:");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.NINJS;
    }

    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        return head.isJson()
                && (OWN_FIELDS.matcher(text).find()
                        || ID.matcher(text).find() && TEXTS.matcher(text).find());
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        WireVersions versions = new WireVersions();
        try (NinjsItems items = new NinjsItems(archive)) {
            for (Optional<NinjsItems.Found> found = items.next(); found.isPresent(); found = items.next()) {
                if (found.get().item() != null) {
                    versions.note(
                            NinjsStory.id(found.get().item()),
                            NinjsStory.rank(found.get().item()));
                }
            }
        }
        return new Items(archive, new NinjsItems(archive), versions);
    }

    private static final class Items extends ArchiveItems {
        private final Archive archive;
        private final NinjsItems items;
        private final WireVersions versions;

        Items(Archive archive, NinjsItems items, WireVersions versions) {
            this.archive = archive;
            this.items = items;
            this.versions = versions;
            items.leftOut(archive).forEach(this::give);
        }

        @Override
        protected boolean advance() throws IOException {
            Optional<NinjsItems.Found> next = items.next();
            next.ifPresent(found -> give(item(found)));
            return next.isPresent();
        }

        private ArchiveItem item(NinjsItems.Found found) {
            if (found.item() == null) {
                return new ArchiveItem.LeftOut(found.place(), WarningCode.ITEM_LEFT_OUT, found.problem());
            }
            String id = NinjsStory.id(found.item());
            if (!versions.isNewest(id)) {
                return WireVersions.older(id);
            }
            return NinjsStory.read(
                    found.item(), found.place(), name -> archive.media(name).isPresent());
        }

        @Override
        public void close() throws IOException {
            items.close();
        }
    }
}
