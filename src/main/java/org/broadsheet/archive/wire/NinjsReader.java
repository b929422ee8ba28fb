package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

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
            items.each(item -> versions.note(NinjsStory.id(item), NinjsStory.rank(item)));
        }
        return new Items(archive, new NinjsItems(archive), versions);
    }

    private static final class Items extends WireItems<ObjectNode> {

        Items(Archive archive, NinjsItems items, WireVersions versions) {
            super(archive, items, versions);
        }

        @Override
        String id(ObjectNode item) {
            return NinjsStory.id(item);
        }

        @Override
        ArchiveItem read(ObjectNode item, String place) {
            return NinjsStory.read(item, place, this::lies);
        }
    }
}
