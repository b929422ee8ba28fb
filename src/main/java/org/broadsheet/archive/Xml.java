package org.broadsheet.archive;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Entities;

/**
 * Reads XML as a stream, without document types: no entity but XML's own five and the characters that HTML names, which old
 * formats had in their document types; nothing from elsewhere, no bomb.
 */
public final class Xml {

    /** The longest text of one element, in UTF-16 units: more than a body may have. */
    public static final int LONGEST_TEXT = 8 * 1024 * 1024;

    /** How deep the elements of one item may be; what is deeper is left out with the item. */
    public static final int DEEPEST = 500;

    /** So deep that only a document that is made to fill the memory is deeper. */
    private static final int DEEPEST_OF_ALL = 50_000;

    private static final WstxInputFactory FACTORY = factory();

    private static final Pattern OWN_ENTITIES = Pattern.compile("\\A[^\\[]{0,2000}<!DOCTYPE[^\\[>]*\\[[^\\]]*<!ENTITY");

    private Xml() {}

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Otherwise an entity that is declared nowhere ends the document, and lazily, with an exception that is not
        // checked. The characters of HTML are read where texts are.
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST_OF_ALL);
        // Pictures are written into addresses, and one that is too long is to be left out with its item alone.
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 4 * LONGEST_TEXT);
        return factory;
    }

    /**
     * The character that the entity of HTML at which the reader is stands for. One that HTML does not have stays as it is
     * written, as browsers show it.
     */
    public static String character(XMLStreamReader reader) {
        String character = Entities.getByName(reader.getLocalName());
        return character.isEmpty() ? "&" + reader.getLocalName() + ";" : character;
    }

    /**
     * A reader at the beginning of a document, whose declaration says its charset. Control characters that XML forbids, as old
     * exports have them, are read as spaces.
     *
     * @throws ArchiveException if it has entities of its own, of which nobody would know what they stood for
     */
    public static XMLStreamReader open(InputStream in) throws ArchiveException {
        try {
            InputStream document = new BufferedInputStream(in, Head.CHARACTERS);
            document.mark(Head.CHARACTERS);
            byte[] beginning = document.readNBytes(Head.CHARACTERS);
            document.reset();
            if (OWN_ENTITIES.matcher(Head.of("", beginning).text()).find()) {
                throw new ArchiveException(
                        "The XML has entities of its own in its document type, which are not read since"
                                + " they can stand for other files, or for more than there is room for; put what they stand for in"
                                + " their place, such as by: xmllint --noent --nonet old.xml > new.xml");
            }
            return FACTORY.createXMLStreamReader(new WithoutControls(document));
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException("The XML cannot be read: " + e.getMessage(), e);
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /**
     * The text of the element that begins here, with that of elements in it; the reader is at its end afterwards.
     *
     * @throws ArchiveException if it is longer than {@value #LONGEST_TEXT}
     */
    public static String text(XMLStreamReader reader) throws XMLStreamException, ArchiveException {
        int line = reader.getLocation().getLineNumber();
        return textIfShort(reader)
                .orElseThrow(() -> new ArchiveException("A text that begins in line " + line + " has more than "
                        + LONGEST_TEXT + " characters; no article is so long"));
    }

    /** The same; empty if it is longer than {@value #LONGEST_TEXT}, so that what follows can be read all the same. */
    public static Optional<String> textIfShort(XMLStreamReader reader) throws XMLStreamException, ArchiveException {
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!tooLong && text.length() + reader.getTextLength() > LONGEST_TEXT) {
                        tooLong = true;
                        text = new StringBuilder();
                    }
                    if (!tooLong) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> text.append(character(reader));
                default -> {}
            }
        }
        return tooLong ? Optional.empty() : Optional.of(text.toString());
    }

    /** Passes over what is left of the element in which the reader is; the reader is at its end afterwards. */
    public static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** What to tell the sender of a file that is not well-formed. */
    public static ArchiveException unreadable(XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        String what = e.getMessage().replaceAll("\\s*\\n.*", "");
        return new ArchiveException(
                "The XML cannot be read" + (line > 0 ? " from line " + line + " on" : "") + ": " + what
                        + ". The file may be cut off, or in another charset than it says",
                e);
    }
}
