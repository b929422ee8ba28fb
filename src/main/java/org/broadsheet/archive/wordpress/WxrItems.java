package org.broadsheet.archive.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.WarningCode;

/** Reads the elements of exports one after another, and holds one at a time. */
final class WxrItems extends ArchiveItems {

    private static final Map<String, String> PREFIXES =
            Map.of("http://purl.org/rss/1.0/modules/content/", "content:", "http://purl.org/dc/elements/1.1/", "dc:");

    /** The key under which {@link #children} say which of them was too long. */
    private static final String TOO_LONG = "too long";

    private final List<Archive.Entry> files;
    private final WxrPosts posts;

    /** The slugs of terms by their ids, which menus and Yoast's primary categories use. */
    private final Map<String, String> termSlugs = new HashMap<>();

    private int file = -1;
    private InputStream in;
    private XMLStreamReader xml;
    private boolean begun;
    private boolean ended;

    WxrItems(List<Archive.Entry> files, ArchiveMap map) {
        this.files = files;
        this.posts = new WxrPosts(map, termSlugs);
    }

    @Override
    protected boolean advance() throws IOException {
        try {
            if (xml == null && !openNext()) {
                posts.leftOver().forEach(this::give);
                return false;
            }
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && !begun) {
                    begun = true;
                    if (!name().equals("rss")) {
                        throw new ArchiveException(
                                "The file is no export of WordPress: its root element is “" + xml.getLocalName() + "”");
                    }
                }
                if (event == XMLStreamConstants.START_ELEMENT && element()) {
                    return true;
                }
                ended |= event == XMLStreamConstants.END_ELEMENT && name().equals("rss");
            }
            if (!ended) {
                throw new ArchiveException("The file ends in the middle; export it again");
            }
            closeFile();
            return true;
        } catch (XMLStreamException e) {
            throw Xml.unreadable(e);
        }
    }

    private boolean openNext() throws IOException {
        file++;
        if (file == files.size()) {
            return false;
        }
        in = files.get(file).open();
        xml = Xml.open(in);
        begun = false;
        ended = false;
        return true;
    }

    /** The name of the element at which the reader is, with the prefix that WordPress gives it. */
    private String name() {
        String namespace = xml.getNamespaceURI();
        if (namespace == null || namespace.isEmpty()) {
            return xml.getLocalName();
        }
        String own = namespace.endsWith("/excerpt/") ? "excerpt:" : "wp:";
        String prefix = namespace.startsWith(WxrReader.NAMESPACE)
                ? own
                : PREFIXES.getOrDefault(namespace, xml.getPrefix() + ':');
        return prefix + xml.getLocalName();
    }

    /** Reads an element of the channel. Whether it is one that gives items. */
    private boolean element() throws XMLStreamException, IOException {
        switch (name()) {
            case "rss", "channel" -> {
                return false;
            }
            case "link", "wp:base_blog_url" -> {
                give(new ArchiveItem.Site(site(Xml.text(xml).strip()), null));
                return true;
            }
            case "language" -> {
                give(new ArchiveItem.Site(null, language(Xml.text(xml).strip())));
                return true;
            }
            case "wp:author" -> author(children());
            case "wp:category" -> category(children());
            case "wp:tag" -> tag(children());
            case "wp:term" -> term(children());
            case "item" -> posts.read(item()).forEach(this::give);
            default -> Xml.skip(xml);
        }
        return true;
    }

    private static String site(String address) {
        return address.matches("(?i)https?://.+") ? address : null;
    }

    /** WordPress has had en-US, en_US and nothing. */
    private static String language(String sent) {
        return sent.isEmpty() ? null : sent.replace('_', '-');
    }

    private Map<String, String> children() throws XMLStreamException, IOException {
        Map<String, String> children = new HashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                String name = name();
                Xml.textIfShort(xml)
                        .ifPresentOrElse(
                                text -> children.putIfAbsent(name, text.strip()), () -> children.put(TOO_LONG, name));
            }
        }
        return children;
    }

    private void author(Map<String, String> author) {
        String login = author.getOrDefault("wp:author_login", "");
        String name = author.getOrDefault("wp:author_display_name", "");
        if (name.isEmpty()) {
            name = (author.getOrDefault("wp:author_first_name", "")
                            + ' '
                            + author.getOrDefault("wp:author_last_name", ""))
                    .strip();
        }
        if (!login.isEmpty()) {
            posts.person(login, name.isEmpty() ? null : name);
            give(new ArchivePerson(login, name.isEmpty() ? null : name, null, null));
        }
    }

    private void category(Map<String, String> category) {
        String slug = category.getOrDefault("wp:category_nicename", "");
        termSlugs.put(category.getOrDefault("wp:term_id", ""), slug);
        String parent = category.getOrDefault("wp:category_parent", "");
        give(new ArchiveTerm(
                ArchiveTerm.Role.CATEGORY,
                slug,
                WxrPosts.plain(category.get("wp:cat_name")),
                parent.isEmpty() ? null : parent,
                description(category.getOrDefault("wp:category_description", ""))));
    }

    private void tag(Map<String, String> tag) {
        termSlugs.put(tag.getOrDefault("wp:term_id", ""), tag.getOrDefault("wp:tag_slug", ""));
        give(new ArchiveTerm(
                ArchiveTerm.Role.TAG,
                tag.get("wp:tag_slug"),
                WxrPosts.plain(tag.get("wp:tag_name")),
                null,
                description(tag.getOrDefault("wp:tag_description", ""))));
    }

    /** Terms of taxonomies that plugins add; WordPress writes categories and tags so as well when it is asked for them. */
    private void term(Map<String, String> term) {
        String taxonomy = term.getOrDefault("wp:term_taxonomy", "");
        String slug = term.getOrDefault("wp:term_slug", "");
        termSlugs.put(term.getOrDefault("wp:term_id", ""), slug);
        String name = WxrPosts.plain(term.get("wp:term_name"));
        String parent = term.getOrDefault("wp:term_parent", "");
        ObjectNode fields = description(term.getOrDefault("wp:term_description", ""));
        switch (taxonomy) {
            case "category" ->
                give(new ArchiveTerm(ArchiveTerm.Role.CATEGORY, slug, name, parent.isEmpty() ? null : parent, fields));
            case "post_tag" -> give(new ArchiveTerm(ArchiveTerm.Role.TAG, slug, name, null, fields));
            case "author" -> posts.guest(slug, term.getOrDefault("wp:term_description", ""), name);
            default -> {}
        }
    }

    private static ObjectNode description(String text) {
        String plain = WxrPosts.plain(text);
        return plain == null || plain.isBlank()
                ? null
                : JsonNodeFactory.instance.objectNode().put("description", plain);
    }

    private WxrItem item() throws XMLStreamException, IOException {
        WxrItem item = new WxrItem();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                switch (name()) {
                    case "category" -> {
                        String domain = xml.getAttributeValue(null, "domain");
                        String slug = xml.getAttributeValue(null, "nicename");
                        String called = Xml.textIfShort(xml).orElse("");
                        item.term(new WxrItem.Term(
                                domain == null ? "category" : domain, slug, WxrPosts.plain(called.strip())));
                    }
                    case "wp:postmeta" -> {
                        Map<String, String> meta = children();
                        if (meta.containsKey(TOO_LONG)) {
                            item.tooLong("The field " + meta.getOrDefault("wp:meta_key", ""));
                        }
                        item.meta(meta.getOrDefault("wp:meta_key", ""), meta.getOrDefault("wp:meta_value", ""));
                    }
                    case "wp:comment" -> {
                        Map<String, String> comment = comment();
                        item.comment(comment.getOrDefault("wp:comment_type", ""));
                    }
                    default -> {
                        String name = name();
                        Xml.textIfShort(xml).ifPresentOrElse(text -> item.text(name, text), () -> item.tooLong(name));
                    }
                }
            }
        }
        return item;
    }

    /** A comment, without its meta fields. */
    private Map<String, String> comment() throws XMLStreamException, IOException {
        return children();
    }

    private void closeFile() throws IOException, XMLStreamException {
        if (xml != null) {
            xml.close();
            xml = null;
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeFile();
        } catch (XMLStreamException e) {
            throw Xml.unreadable(e);
        }
    }

    /** Something of the whole export that has no place here. */
    static ArchiveItem.LeftOut leftOut(String where, String detail) {
        return new ArchiveItem.LeftOut(where, WarningCode.ITEM_LEFT_OUT, detail);
    }
}
