package org.broadsheet.archive.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.Xml;

/**
 * An element of a feed's entry, whole in memory.
 *
 * @param name its local name, behind the usual prefix of its namespace and a colon where that is not the feed's own
 * @param attributes by local name, those of XML itself with their prefix
 * @param content texts and elements in their order
 * @param cut whether it was too long to be kept
 */
record FeedElement(String name, Map<String, String> attributes, List<Object> content, boolean cut) {

    private static final int MOST_ELEMENTS = 200_000;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://video.search.yahoo.com/mrss", "media"),
            Map.entry("http://www.w3.org/2005/atom", "atom"),
            Map.entry("http://purl.org/atom/ns", "atom"),
            Map.entry("http://www.georss.org/georss", "georss"),
            Map.entry("http://www.opengis.net/gml", "gml"),
            Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos", "geo"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("http://wellformedweb.org/commentapi", "wfw"),
            Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://backend.userland.com/creativecommonsrssmodule", "cc"),
            Map.entry("http://creativecommons.org/ns", "cc"),
            Map.entry("http://web.resource.org/cc", "cc"),
            Map.entry("http://www.w3.org/2007/app", "app"),
            Map.entry("http://purl.org/atom/app", "app"),
            Map.entry("http://schemas.google.com/blogger/2018", "blogger"),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""));

    /** How much was kept of an entry, so that one of gigabytes does not fill the memory. */
    private static final class Budget {
        private int characters = Xml.LONGEST_TEXT;
        private int elements = MOST_ELEMENTS;
        private boolean spent;
    }

    /** The element that begins here; the reader is at its end afterwards. */
    static FeedElement read(XMLStreamReader reader) throws XMLStreamException {
        Budget budget = new Budget();
        FeedElement element = read(reader, budget, 1);
        return new FeedElement(element.name, element.attributes, element.content, budget.spent);
    }

    private static FeedElement read(XMLStreamReader reader, Budget budget, int depth) throws XMLStreamException {
        FeedElement element = new FeedElement(name(reader), attributes(reader, budget), new ArrayList<>(), false);
        if (depth > Xml.DEEPEST) {
            budget.spent = true;
            Xml.skip(reader);
            return element;
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    element.flush(text);
                    budget.spent |= --budget.elements < 0;
                    FeedElement child = read(reader, budget, depth + 1);
                    if (!budget.spent) {
                        element.content.add(child);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    element.flush(text);
                    return element;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    budget.characters -= reader.getTextLength();
                    budget.spent |= budget.characters < 0;
                    if (!budget.spent) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                // RSS 0.91 had a document type with HTML's entities.
                case XMLStreamConstants.ENTITY_REFERENCE -> text.append(Xml.character(reader));
                case XMLStreamConstants.END_DOCUMENT -> {
                    return element;
                }
                default -> {}
            }
        }
    }

    private void flush(StringBuilder text) {
        if (text.length() > 0) {
            content.add(text.toString());
            text.setLength(0);
        }
    }

    /** The name of the element at which a reader is, as {@link #name} has it. */
    static String name(XMLStreamReader reader) {
        String space = reader.getNamespaceURI();
        String local = reader.getLocalName();
        if (space == null || space.isEmpty()) {
            return local;
        }
        String plain = space.strip().toLowerCase(Locale.ROOT).replaceFirst("[/#]+$", "");
        String prefix = PREFIXES.get(plain);
        if (prefix == null) {
            prefix = reader.getPrefix() == null ? "" : reader.getPrefix();
        }
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static Map<String, String> attributes(XMLStreamReader reader, Budget budget) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            boolean xml = "xml".equals(prefix);
            String value = reader.getAttributeValue(i);
            budget.characters -= value.length();
            budget.spent |= budget.characters < 0;
            attributes.put((xml ? "xml:" : "") + reader.getAttributeLocalName(i), budget.spent ? "" : value);
        }
        return attributes;
    }

    /** An attribute; null if it has none of this name or nothing in it. */
    String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The elements within, in order. */
    Stream<FeedElement> children() {
        return content.stream().filter(FeedElement.class::isInstance).map(FeedElement.class::cast);
    }

    /** Those with this name. */
    List<FeedElement> children(String called) {
        return children().filter(child -> child.name.equals(called)).toList();
    }

    /** The text of the first child of one of these names that has any. */
    Optional<String> textOf(String... names) {
        return Stream.of(names)
                .flatMap(called -> children(called).stream())
                .map(FeedElement::text)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Its text, with that of the elements within. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Object part : content) {
            text.append(part instanceof FeedElement child ? child.text() : part);
        }
        return text.toString().strip();
    }

    /** What is in it as HTML. */
    String markup() {
        StringBuilder html = new StringBuilder();
        content.forEach(part -> append(html, part));
        return html.toString().strip();
    }

    private static void append(StringBuilder html, Object part) {
        if (!(part instanceof FeedElement child)) {
            html.append(escape(part.toString()));
            return;
        }
        String tag = child.name.substring(child.name.indexOf(':') + 1);
        html.append('<').append(tag);
        child.attributes.forEach((name, value) -> html.append(' ')
                .append(name)
                .append("=\"")
                .append(escape(value).replace("\"", "&quot;"))
                .append('"'));
        html.append('>');
        if (!isVoid(tag)) {
            child.content.forEach(inner -> append(html, inner));
            html.append("</").append(tag).append('>');
        }
    }

    private static boolean isVoid(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr" -> true;
            default -> false;
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
