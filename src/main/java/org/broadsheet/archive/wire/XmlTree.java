package org.broadsheet.archive.wire;

import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.Xml;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * One item of an XML document as a tree. Elements and attributes have their local names, as prefixes differ from sender to
 * sender and the names do not; only those of XML itself keep theirs, as in {@code xml:lang}.
 */
final class XmlTree {

    private XmlTree() {}

    /** The element that begins here; the reader is at its end afterwards. Empty if it is longer or deeper than an item may be. */
    static Optional<Element> read(XMLStreamReader reader) throws XMLStreamException {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element root = element(reader);
        long length = length(root);
        document.body().appendChild(root);
        Element current = root;
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element child = element(reader);
                    current.appendChild(child);
                    current = child;
                    depth++;
                    length += 64 + length(child);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    current = current.parent();
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    current.appendChild(new TextNode(reader.getText()));
                    length += reader.getTextLength();
                }
                // Document types are skipped, so that HTML's names of characters are nowhere declared.
                case XMLStreamConstants.ENTITY_REFERENCE -> current.appendChild(new TextNode(Xml.character(reader)));
                default -> {}
            }
            if (length > Xml.LONGEST_TEXT || depth > Xml.DEEPEST) {
                for (; depth > 0; depth--) {
                    Xml.skip(reader);
                }
                return Optional.empty();
            }
        }
        return Optional.of(root);
    }

    private static long length(Element element) {
        return element.attributes().asList().stream()
                .mapToLong(attribute -> attribute.getValue().length())
                .sum();
    }

    private static Element element(XMLStreamReader reader) {
        Attributes attributes = new Attributes();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name =
                    "xml".equals(prefix) ? "xml:" + reader.getAttributeLocalName(i) : reader.getAttributeLocalName(i);
            if (!attributes.hasKey(name)) {
                attributes.put(name, reader.getAttributeValue(i));
            }
        }
        Tag tag = Tag.valueOf(reader.getLocalName(), Parser.NamespaceHtml, ParseSettings.preserveCase);
        return new Element(tag, "", attributes);
    }

    /** The first child of this name, where the names lead from element to child. */
    static Optional<Element> child(Element element, String... names) {
        Element current = element;
        for (String name : names) {
            Element found = null;
            for (Element one : current.children()) {
                if (one.tagName().equals(name)) {
                    found = one;
                    break;
                }
            }
            if (found == null) {
                return Optional.empty();
            }
            current = found;
        }
        return Optional.of(current);
    }

    /** All children of this name. */
    static Iterable<Element> children(Element element, String name) {
        return element.children().stream().filter(one -> one.tagName().equals(name))::iterator;
    }

    /** The text of a child; null if there is none. */
    static String text(Element element, String... names) {
        return child(element, names).map(XmlTree::words).orElse(null);
    }

    /** The text in an element on one line, with a space between paragraphs; null if it has none. */
    static String words(Element element) {
        String words = element.text().strip();
        return words.isEmpty() ? null : words;
    }

    /** An attribute; null if it is missing or blank. */
    static String attribute(Element element, String name) {
        String value = element.attr(name).strip();
        return value.isEmpty() ? null : value;
    }

    /** The attribute of a child; null if there is none. */
    static String attributeOf(Element element, String attribute, String... names) {
        return child(element, names).map(found -> attribute(found, attribute)).orElse(null);
    }
}
