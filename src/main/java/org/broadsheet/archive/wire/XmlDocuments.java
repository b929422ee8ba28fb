package org.broadsheet.archive.wire;

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
import org.broadsheet.archive.ForeignFile;
import org.broadsheet.archive.Xml;
import org.jsoup.nodes.Element;

/**
 * The items of the XML documents of an archive, one at a time. What cannot be read of one document among many does not keep
 * the others from being read.
 */
final class XmlDocuments implements WireItems.Source<Element> {

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
    private String root;

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

    @Override
    public List<ArchiveItem> leftOut(Archive archive) {
        return WireFiles.leftOut(archive, entries);
    }

    @Override
    public Optional<WireItems.Found<Element>> next() throws IOException {
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
                Optional<WireItems.Found<Element>> found = nextInDocument();
                if (found.isPresent()) {
                    return found;
                }
                if (inDocument == 0) {
                    throw new ArchiveException(
                            "There is no " + what + " item in it: its root element is “" + root + "”");
                }
                endDocument();
            } catch (XMLStreamException e) {
                return Optional.of(broken(Xml.unreadable(e)));
            } catch (ArchiveException e) {
                return Optional.of(broken(e));
            }
        }
    }

    private Optional<WireItems.Found<Element>> nextInDocument() throws XMLStreamException, ArchiveException {
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (atRoot && refusedRoots.contains(reader.getLocalName())) {
                throw new ArchiveException(
                        reader.getLocalName().equals(ForeignFile.NEWSML_1_ROOT)
                                ? "The document is " + ForeignFile.NEWSML_1
                                : "Its root element is “" + reader.getLocalName() + "”, which is no " + what);
            }
            root = atRoot ? reader.getLocalName() : root;
            atRoot = false;
            if (wanted.contains(reader.getLocalName())) {
                inDocument++;
                String place =
                        "item " + inDocument + " of “" + entries.get(entry).name() + "”";
                return Optional.of(XmlTree.read(reader)
                        .map(item -> new WireItems.Found<>(item, place, null))
                        .orElseGet(() -> new WireItems.Found<>(
                                null,
                                place,
                                "The item has more than " + Xml.LONGEST_TEXT + " characters, or is deeper than "
                                        + Xml.DEEPEST + " elements; no article is")));
            }
        }
        return Optional.empty();
    }

    private WireItems.Found<Element> broken(ArchiveException e) throws IOException {
        String name = entries.get(entry).name();
        endDocument();
        if (!several) {
            throw e;
        }
        return new WireItems.Found<>(null, "“" + name + "”", e.getMessage());
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
