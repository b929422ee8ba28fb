package org.broadsheet.archive.feed;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.WarningCode;

/** The entries of feeds in XML, one after another; only one of them is in memory. */
abstract class XmlFeedItems extends ArchiveItems {

    private final Iterator<Archive.Entry> files;
    private InputStream in;
    private XMLStreamReader reader;
    private boolean begun;
    private boolean siteGiven;
    private FeedFacts feed;

    XmlFeedItems(List<Archive.Entry> files) {
        this.files = files.iterator();
    }

    /** Whether an element of this name holds what describes the feed and its entries, rather than one of these. */
    abstract boolean isFrame(String name);

    /** Whether an element of this name is an entry. */
    abstract boolean isEntry(String name);

    /** Notes what an element of the feed says of all entries. */
    abstract void describe(FeedElement element, FeedFacts facts);

    /** Notes what the beginning of the feed says. */
    void begin(XMLStreamReader at, FeedFacts facts) {
        facts.base = FeedFacts.resolve(facts.base, xml(at, "base"));
        String language = xml(at, "lang");
        facts.language = language == null ? facts.language : language;
    }

    /** What becomes of an entry. */
    abstract List<ArchiveItem> items(FeedElement element, FeedFacts facts);

    /** An attribute of XML's own namespace; null if there is none. */
    static String xml(XMLStreamReader at, String name) {
        String value = at.getAttributeValue("http://www.w3.org/XML/1998/namespace", name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    protected boolean advance() throws IOException {
        if (reader == null) {
            if (!files.hasNext()) {
                return false;
            }
            in = files.next().open();
            feed = new FeedFacts();
            reader = Xml.open(in);
            begun = false;
        }
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && element()) {
                    return true;
                }
            }
        } catch (XMLStreamException e) {
            throw Xml.unreadable(e);
        } catch (RuntimeException e) {
            // Woodstox wraps what goes wrong while it reads a text lazily.
            if (e.getCause() instanceof XMLStreamException cause) {
                throw Xml.unreadable(cause);
            }
            throw e;
        }
        giveSite();
        closeFile();
        return true;
    }

    /** Reads an element; true if something was given. */
    private boolean element() throws XMLStreamException, ArchiveException {
        String name = FeedElement.name(reader);
        if (!begun && !isFrame(name) && !isEntry(name)) {
            throw new ArchiveException("The file is no feed of this format: its root element is “"
                    + Fitting.shortened(reader.getLocalName()) + "”");
        }
        begun = true;
        if (isEntry(name)) {
            giveSite();
            FeedElement element = FeedElement.read(reader);
            if (element.cut()) {
                give(new ArchiveItem.LeftOut(
                        "entry before line " + reader.getLocation().getLineNumber(),
                        WarningCode.ITEM_LEFT_OUT,
                        "The entry has more than " + Xml.LONGEST_TEXT + " characters, or is deeper than " + Xml.DEEPEST
                                + " elements; no article is"));
            } else {
                items(element, feed).forEach(this::give);
            }
            return true;
        }
        if (isFrame(name)) {
            begin(reader, feed);
            return false;
        }
        FeedElement element = FeedElement.read(reader);
        if (continues(element)) {
            give(new ArchiveItem.LeftOut(
                    "the feed",
                    WarningCode.ITEM_LEFT_OUT,
                    "The feed continues at " + Fitting.shortened(element.attribute("href"))
                            + "; only what is in this file comes along"));
            return true;
        }
        describe(element, feed);
        return false;
    }

    /** Notes that an entry has comments, of which an element says how many. */
    static void comments(FeedElement item, FeedEntry entry, String name) {
        item.textOf(name)
                .filter(count -> !count.equals("0"))
                .ifPresent(count ->
                        entry.lost(WarningCode.COMMENTS_LEFT_OUT, "Left out comments, of which there were " + count));
    }

    /** Takes the licence of an entry, which is an attribute in RDF. */
    static void licence(FeedElement item, FeedEntry entry) {
        item.children("cc:license").stream()
                .findFirst()
                .ifPresent(licence -> entry.licence =
                        licence.attribute("resource") != null ? licence.attribute("resource") : licence.text());
    }

    /** Keeps the elements of an entry that are not read and have a text, for the mapping to place. */
    static void others(FeedElement item, FeedEntry entry, Predicate<String> isRead) {
        item.children()
                .filter(child -> !isRead.test(child.name()) && !child.text().isEmpty())
                .forEach(child -> entry.others.putIfAbsent(child.name(), TextNode.valueOf(child.text())));
    }

    private static boolean continues(FeedElement element) {
        return element.name().matches("(atom:)?link")
                && element.attribute("href") != null
                && ("next".equals(element.attribute("rel")) || "prev-archive".equals(element.attribute("rel")));
    }

    private void giveSite() {
        if (!siteGiven) {
            siteGiven = true;
            give(feed.site());
        }
    }

    private void closeFile() throws IOException {
        reader = null;
        if (in != null) {
            in.close();
            in = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }

    /** The files of an archive that a reader recognises: the one, or those in the zip. */
    static List<Archive.Entry> files(Archive archive, org.broadsheet.archive.ArchiveReader reader, String... extensions)
            throws IOException {
        if (!archive.isZip()) {
            return archive.entries();
        }
        List<Archive.Entry> files = new java.util.ArrayList<>();
        for (Archive.Entry entry : archive.entries(extensions)) {
            if (reader.recognises(entry.head())) {
                files.add(entry);
            }
        }
        if (files.isEmpty()) {
            throw new ArchiveException(
                    "The zip has no feed of the format " + reader.format().wireName());
        }
        return files;
    }
}
