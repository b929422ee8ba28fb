package org.broadsheet.archive.feed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;

/** The items of RSS. */
final class RssItems extends XmlFeedItems {

    private static final Set<String> FRAMES = Set.of("rss", "channel", "rdf:RDF", "RDF");
    private static final Set<String> SENSELESS = Set.of(
            "comments",
            "wfw:commentRss",
            "wfw:comment",
            "slash:section",
            "slash:department",
            "slash:hit_parade",
            "thr:total",
            "dc:format",
            "dc:type",
            "itunes:title",
            "itunes:subtitle",
            "itunes:author",
            "media:rating");
    private static final Set<String> READ = Set.of(
            "title",
            "link",
            "guid",
            "description",
            "content",
            "content:encoded",
            "xhtml:body",
            "xhtml:div",
            "body",
            "fulltext",
            "author",
            "dc:creator",
            "dc:contributor",
            "atom:author",
            "itunes:author",
            "category",
            "dc:subject",
            "media:keywords",
            "itunes:keywords",
            "pubDate",
            "dc:date",
            "dcterms:created",
            "dcterms:issued",
            "dcterms:modified",
            "atom:published",
            "atom:updated",
            "source",
            "enclosure",
            "media:content",
            "media:thumbnail",
            "media:group",
            "media:credit",
            "media:description",
            "media:title",
            "media:text",
            "itunes:image",
            "image",
            "feedburner:origLink",
            "feedburner:origEnclosureLink",
            "atom:link",
            "georss:point",
            "georss:featurename",
            "georss:featureName",
            "georss:where",
            "geo:lat",
            "geo:long",
            "geo:Point",
            "dc:language",
            "dc:rights",
            "media:copyright",
            "copyright",
            "cc:license",
            "dc:identifier",
            "slash:comments",
            "atom:summary",
            "itunes:summary");

    RssItems(List<Archive.Entry> files) {
        super(files);
    }

    @Override
    boolean isFrame(String name) {
        return FRAMES.contains(name);
    }

    @Override
    boolean isEntry(String name) {
        return name.equals("item");
    }

    @Override
    void describe(FeedElement element, FeedFacts facts) {
        switch (element.name()) {
            case "link" -> facts.link = facts.link == null ? element.text() : facts.link;
            case "language", "dc:language" -> facts.language = language(element.text());
            case "lastBuildDate" -> facts.built = element.text();
            case "pubDate", "dc:date" -> facts.built = facts.built == null ? element.text() : facts.built;
            default -> {}
        }
    }

    private static String language(String written) {
        String tag = written.replace('_', '-');
        return tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") ? tag : null;
    }

    @Override
    List<ArchiveItem> items(FeedElement item, FeedFacts facts) {
        FeedEntry entry = new FeedEntry();
        entry.title = item.textOf("title", "media:title").orElse(null);
        names(item, entry, facts);
        texts(item, entry);
        people(item, entry);
        terms(item, entry);
        entry.published = item.textOf("pubDate", "dc:date", "atom:published", "dcterms:issued", "dcterms:created")
                .orElse(null);
        entry.updated = item.textOf("atom:updated", "dcterms:modified").orElse(null);
        entry.language = item.attribute("xml:lang") != null
                ? item.attribute("xml:lang")
                : item.textOf("dc:language").orElse(null);
        entry.rights = item.textOf("dc:rights", "copyright", "media:copyright").orElse(null);
        licence(item, entry);
        source(item, entry);
        RssMedia.read(item, entry);
        RssPlace.read(item, entry);
        comments(item, entry, "slash:comments");
        others(item, entry, name -> READ.contains(name) || SENSELESS.contains(name));
        return List.of(entry.item(facts));
    }

    private static void names(FeedElement item, FeedEntry entry, FeedFacts facts) {
        // A feed that was led through a proxy still says where its articles are.
        item.textOf("feedburner:origLink").ifPresent(entry.addresses::add);
        String base = item.attribute("xml:base") != null
                ? FeedFacts.resolve(facts.base, item.attribute("xml:base"))
                : facts.base != null ? facts.base : facts.link;
        if (entry.addresses.isEmpty()) {
            item.textOf("link").map(link -> FeedFacts.resolve(base, link)).ifPresent(entry.addresses::add);
            item.children("atom:link").stream()
                    .filter(link -> link.attribute("rel") == null
                            || link.attribute("rel").equals("alternate"))
                    .map(link -> link.attribute("href"))
                    .filter(href -> href != null && entry.addresses.isEmpty())
                    .forEach(href -> entry.addresses.add(FeedFacts.resolve(base, href)));
        }
        item.children("atom:link").stream()
                .filter(link -> "canonical".equals(link.attribute("rel")))
                .forEach(link -> entry.canonical = link.attribute("href"));
        FeedElement guid = item.children("guid").stream()
                .filter(child -> !child.text().isEmpty())
                .findFirst()
                .orElse(null);
        if (guid != null) {
            entry.key = guid.text();
            if (!"false".equalsIgnoreCase(guid.attribute("isPermaLink")) && Fitting.isWeb(guid.text())) {
                entry.addresses.add(guid.text());
            }
        } else {
            entry.key = item.attribute("about") != null
                    ? item.attribute("about")
                    : item.textOf("dc:identifier").orElse(null);
            if (entry.addresses.isEmpty() && Fitting.isWeb(entry.key)) {
                entry.addresses.add(entry.key);
            }
        }
        entry.base = entry.addresses.isEmpty() ? base : null;
    }

    private static void texts(FeedElement item, FeedEntry entry) {
        entry.summary =
                item.textOf("description", "atom:summary", "itunes:summary").orElse(null);
        Stream.of("xhtml:body", "xhtml:div", "body")
                .flatMap(name -> item.children(name).stream())
                .findFirst()
                .ifPresent(body -> entry.content = body.markup());
        if (entry.content == null) {
            entry.content =
                    item.textOf("content:encoded", "fulltext", "content").orElse(null);
        }
        if (entry.content == null) {
            // Some feeds forget to escape the HTML of a description.
            item.children("description").stream()
                    .filter(description -> description.children().findAny().isPresent())
                    .findFirst()
                    .ifPresent(description -> entry.summary = description.markup());
        }
    }

    private static void people(FeedElement item, FeedEntry entry) {
        item.children("dc:creator").forEach(person -> FeedNames.add(entry, person.text(), null));
        item.children("atom:author")
                .forEach(person ->
                        FeedNames.add(entry, person.textOf("atom:name", "name").orElse(""), null));
        if (entry.people.isEmpty()) {
            item.children("author")
                    .forEach(
                            person -> FeedNames.add(entry, person.textOf("name").orElse(person.text()), null));
        }
        if (entry.people.isEmpty()) {
            item.children("itunes:author").forEach(person -> FeedNames.add(entry, person.text(), null));
        }
        item.children("dc:contributor").forEach(person -> FeedNames.add(entry, person.text(), "contributor"));
    }

    /** Feeds mix categories and tags. The first is taken for a category, and the others for tags, unless their domain says. */
    private static void terms(FeedElement item, FeedEntry entry) {
        boolean first = true;
        for (FeedElement category : item.children("category")) {
            String name = Fitting.plain(category.text()).strip();
            if (name.isEmpty()) {
                continue;
            }
            String domain = category.attribute("domain") == null
                    ? ""
                    : category.attribute("domain").toLowerCase(Locale.ROOT);
            boolean tag = domain.matches(".*\\b(?:tags?|keywords?|topics?)\\b.*");
            boolean section = domain.matches(".*\\b(?:categor(?:y|ies)|sections?)\\b.*");
            boolean isCategory = !tag && (section || first);
            first &= !isCategory;
            entry.terms.add(isCategory ? ArchiveTerm.category(null, name) : ArchiveTerm.tag(null, name));
        }
        for (FeedElement subject : item.children("dc:subject")) {
            String name = Fitting.plain(subject.text()).strip();
            if (!name.isEmpty()) {
                entry.terms.add(first ? ArchiveTerm.category(null, name) : ArchiveTerm.tag(null, name));
                first = false;
            }
        }
        Stream.of("media:keywords", "itunes:keywords")
                .flatMap(name -> item.children(name).stream())
                .flatMap(words -> Stream.of(words.text().split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> entry.terms.add(ArchiveTerm.tag(null, word)));
    }

    private static void source(FeedElement item, FeedEntry entry) {
        item.children("source").stream()
                .filter(source -> !source.text().isEmpty())
                .findFirst()
                .ifPresent(source -> {
                    entry.providerName = source.text();
                    entry.providerUrl = source.attribute("url");
                });
    }
}
