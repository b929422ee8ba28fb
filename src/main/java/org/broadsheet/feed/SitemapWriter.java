package org.broadsheet.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes documents of sitemaps.org, version 0.9. */
final class SitemapWriter {

    static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    static final String IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    /** A document with this root; {@code prefixes} are those of names that have one. */
    SitemapWriter(String root, boolean news) {
        try {
            xml = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.setDefaultNamespace(SITEMAP);
            xml.writeStartElement(SITEMAP, root);
            xml.writeDefaultNamespace(SITEMAP);
            if (news) {
                xml.setPrefix("news", NEWS);
                xml.setPrefix("image", IMAGE);
                xml.writeNamespace("news", NEWS);
                xml.writeNamespace("image", IMAGE);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    SitemapWriter start(String namespace, String name) {
        try {
            xml.writeStartElement(namespace, name);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    SitemapWriter text(String namespace, String name, String text) {
        try {
            xml.writeStartElement(namespace, name);
            xml.writeCharacters(XmlText.clean(text));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    SitemapWriter end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    byte[] bytes() {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
