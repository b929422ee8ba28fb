package org.broadsheet.archive.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.Xml;
import org.jsoup.nodes.Element;

/**
 * The items of the XML documents of an archive, one at a time. What cannot be read of one document among many does not keep
 * the others from being read.
 */
final class XmlDocuments implements Closeable {

    /**
     * One item, or why there is none.
     *
     * @param item null if it cannot be read
     * @param problem a sentence; null if it can be read
     */
    record Found(Element item, String place, String problem) {}

    private final boolean several;
    private final List<Archive.Entry> entries;
    private final Set<String> wanted;
    private final Set<String> refusedRoots;
    private final String what;
    private int entry;
    private InputStream in;
    private XMLStreamReader reader;
    private int inDocument;
    private boolean atRoot;

    /**
     * At the beginning.
     *
     * @param wanted names of the elements that are items, at any depth
     * @param refusedRoots names of root elements in which items are not what they seem
     * @param what the format's name, for messages
     */
    XmlDocuments(Archive archive, Set<String> wanted, Set<String> refusedRoots, String what) throws IOException {
        this.several = archive.isZip();
        this.entries = WireFiles.documents(archive, "xml", "nitf", "newsml", "g2");
        this.wanted = wanted;
        this.refusedRoots = refusedRoots;
        this.what = what;
        if (entries.isEmpty()) {
            throw new ArchiveException(
                    "The zip has no XML documents in it; put the agency's files into it as they came");
        }
    }

    /** A word on each file of the archive that is not read. */
    List<ArchiveItem> leftOut(Archive archive) {
        return WireFiles.leftOut(archive, entries);
    }

    /** The next item; empty at the end. */
    Optional<Found> next() throws IOException {
        while (true) {
            if (reader == null && entry == entries.size()) {
                return Optional.empty();
            }
            try {
                if (reader == null) {
                    in = entries.get(entry).open();
                    reader = Xml.open(in);
                    inDocument = 0;
                    atRoot = true;
                }
                Optional<Found> found = nextInDocument();
                if (found.isPresent()) {
                    return found;
                }
                if (inDocument == 0) {
                    throw new ArchiveException("There is no " + what + " item in it");
                }
                endDocument();
            } catch (XMLStreamException e) {
                return Optional.of(broken(Xml.unreadable(e)));
            } catch (ArchiveException e) {
                return Optional.of(broken(e));
            }
        }
    }

    private Optional<Found> nextInDocument() throws XMLStreamException, ArchiveException {
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (atRoot && refusedRoots.contains(reader.getLocalName())) {
                throw new ArchiveException("Its root element is “" + reader.getLocalName() + "”, which is no " + what
                        + (reader.getLocalName().equals("NewsML")
                                ? " but NewsML 1; ask the agency for NewsML-G2, NITF or ninjs"
                                : ""));
            }
            atRoot = false;
            if (wanted.contains(reader.getLocalName())) {
                inDocument++;
                String place =
                        "item " + inDocument + " of “" + entries.get(entry).name() + "”";
                return Optional.of(new Found(XmlTree.read(reader), place, null));
            }
        }
        return Optional.empty();
    }

    private Found broken(ArchiveException e) throws IOException {
        String name = entries.get(entry).name();
        endDocument();
        if (!several) {
            throw e;
        }
        return new Found(null, "“" + name + "”", e.getMessage());
    }

    private void endDocument() throws IOException {
        entry++;
        reader = null;
        if (in != null) {
            in.close();
            in = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
