package org.broadsheet.archive.feed;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Standing;
import org.broadsheet.request.WarningCode;

/** The entries of Atom. */
final class AtomItems extends XmlFeedItems {

    private static final String KIND = "http://schemas.google.com/g/2005#kind";
    private static final Set<String> READ = Set.of(
            "id",
            "title",
            "summary",
            "content",
            "link",
            "author",
            "contributor",
            "category",
            "published",
            "issued",
            "created",
            "updated",
            "modified",
            "rights",
            "copyright",
            "source",
            "app:control",
            "app:edited",
            "blogger:type",
            "blogger:status",
            "blogger:filename",
            "blogger:created",
            "blogger:parent",
            "thr:total",
            "media:thumbnail",
            "media:content",
            "media:group",
            "media:credit",
            "media:description",
            "media:title",
            "georss:point",
            "georss:featurename",
            "georss:featureName",
            "georss:where",
            "geo:lat",
            "geo:long",
            "geo:Point",
            "cc:license",
            "thr:in-reply-to",
            "image",
            "itunes:image",
            "enclosure",
            "feedburner:origLink",
            "draft");

    private final ArchiveMap map;

    AtomItems(List<Archive.Entry> files, ArchiveMap map) {
        super(files);
        this.map = map;
    }

    @Override
    boolean isFrame(String name) {
        return plain(name).equals("feed");
    }

    @Override
    boolean isEntry(String name) {
        return plain(name).equals("entry");
    }

    /** Atom is the feed's own namespace here, and a module in RSS. */
    private static String plain(String name) {
        return name.startsWith("atom:") ? name.substring("atom:".length()) : name;
    }

    private static FeedElement plain(FeedElement element) {
        List<Object> content = element.content().stream()
                .map(part ->
                        part instanceof FeedElement child && child.name().startsWith("atom:") ? plain(child) : part)
                .toList();
        return new FeedElement(plain(element.name()), element.attributes(), content, element.cut());
    }

    @Override
    void describe(FeedElement element, FeedFacts facts) {
        FeedElement part = plain(element);
        switch (part.name()) {
            case "link" -> {
                String rel = part.attribute("rel");
                if ((rel == null || rel.equals("alternate")) && facts.link == null) {
                    facts.link = FeedFacts.resolve(facts.base, part.attribute("href"));
                }
            }
            case "updated", "modified" -> facts.built = part.text();
            case "author" -> {
                FeedEntry named = new FeedEntry();
                FeedNames.add(named, part.textOf("name").orElse(""), null);
                facts.people.addAll(named.people);
            }
            default -> {}
        }
    }

    @Override
    List<ArchiveItem> items(FeedElement element, FeedFacts facts) {
        FeedElement item = plain(element);
        FeedEntry entry = new FeedEntry();
        entry.title =
                item.children("title").stream().findFirst().map(AtomItems::html).orElse(null);
        entry.key = item.textOf("id").orElse(null);
        Optional<ArchiveItem> leftOut = kind(item, entry);
        if (leftOut.isPresent()) {
            return List.of(leftOut.get());
        }
        entry.base = FeedFacts.resolve(facts.base, item.attribute("xml:base"));
        entry.base = entry.base == null ? facts.base : entry.base;
        links(item, entry, facts);
        entry.language = item.attribute("xml:lang");
        content(item, entry);
        item.children("summary").stream().findFirst().ifPresent(summary -> entry.summary = html(summary));
        people(item, entry);
        terms(item, entry);
        entry.published =
                item.textOf("published", "issued", "created", "blogger:created").orElse(null);
        entry.updated = item.textOf("updated", "modified").orElse(null);
        entry.rights = item.textOf("rights", "copyright").orElse(null);
        source(item, entry, facts);
        RssMedia.read(item, entry);
        RssPlace.read(item, entry);
        comments(item, entry, "thr:total");
        others(item, entry, READ::contains);
        return List.of(entry.item(facts));
    }

    /** Blogger keeps pages, comments, templates and settings among the entries. Sets the status. */
    private Optional<ArchiveItem> kind(FeedElement item, FeedEntry entry) {
        String kind = item.children("category").stream()
                .filter(category -> KIND.equals(category.attribute("scheme")))
                .map(category -> String.valueOf(category.attribute("term")).replaceFirst("^.*#", ""))
                .findFirst()
                .or(() -> item.textOf("blogger:type"))
                .orElse("post")
                .toLowerCase(Locale.ROOT);
        String where =
                kind + " “" + Fitting.shortened(entry.title == null ? String.valueOf(entry.key) : entry.title) + "”";
        if (kind.equals("page") && !map.pages()) {
            return Optional.of(new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "Left out a page; the mapping's field pages makes articles of pages"));
        }
        if (kind.equals("comment")) {
            return Optional.of(new ArchiveItem.LeftOut(where, WarningCode.COMMENTS_LEFT_OUT, "Left out a comment"));
        }
        if (!kind.equals("post") && !kind.equals("page")) {
            return Optional.of(
                    new ArchiveItem.LeftOut(where, WarningCode.ITEM_LEFT_OUT, "Left out what is not an article"));
        }
        String status = item.textOf("blogger:status").orElse("LIVE").toUpperCase(Locale.ROOT);
        boolean draft = item.children("app:control").stream().anyMatch(control -> control.textOf("app:draft")
                        .filter("yes"::equalsIgnoreCase)
                        .isPresent())
                || item.textOf("draft")
                        .filter(word -> word.matches("(?i)yes|true"))
                        .isPresent();
        entry.status = draft ? "draft" : status.equals("LIVE") ? "" : status.toLowerCase(Locale.ROOT);
        entry.standing = draft
                ? Standing.DRAFT
                : switch (status) {
                    case "LIVE" -> Standing.PUBLISHED;
                    case "SCHEDULED" -> Standing.SCHEDULED;
                    case "SOFT_TRASHED", "TRASHED", "DELETED" -> Standing.LEFT_OUT;
                    default -> Standing.DRAFT;
                };
        return Optional.empty();
    }

    private static void links(FeedElement item, FeedEntry entry, FeedFacts facts) {
        item.textOf("feedburner:origLink").ifPresent(entry.addresses::add);
        for (FeedElement link : item.children("link")) {
            String rel = link.attribute("rel") == null ? "alternate" : link.attribute("rel");
            String href = FeedFacts.resolve(entry.base == null ? facts.link : entry.base, link.attribute("href"));
            if (href == null) {
                continue;
            }
            switch (rel) {
                case "alternate" -> {
                    String type = link.attribute("type");
                    if (type == null || type.contains("html")) {
                        entry.addresses.add(href);
                    }
                }
                case "canonical" -> entry.canonical = href;
                case "enclosure" -> enclosure(link, href, entry);
                case "license" -> entry.licence = href;
                case "self", "edit", "replies", "service.edit", "service.post", "edit-media", "hub", "next" -> {}
                case "via" -> entry.others.putIfAbsent("link:via", TextNode.valueOf(href));
                default -> entry.others.putIfAbsent("link:" + rel, TextNode.valueOf(href));
            }
        }
        item.textOf("blogger:filename").ifPresent(entry.addresses::add);
        licence(item, entry);
    }

    private static void enclosure(FeedElement link, String href, FeedEntry entry) {
        String type = link.attribute("type") == null ? "" : link.attribute("type");
        if (type.startsWith("image/")) {
            entry.image = entry.image == null ? href : entry.image;
        } else if (type.matches("(?:audio|video)/.*") && entry.mediaUrl == null) {
            entry.mediaUrl = href;
            entry.mediaType = type;
        } else {
            entry.lost(WarningCode.EMBED_REMOVED, "Left out the enclosure “" + Fitting.shortened(href) + "”");
        }
    }

    private static void content(FeedElement item, FeedEntry entry) {
        FeedElement content = item.children("content").stream().findFirst().orElse(null);
        if (content == null) {
            return;
        }
        String src = content.attribute("src");
        if (src != null) {
            entry.lost(
                    WarningCode.CONTENT_REMOVED,
                    "The text is not in the feed but at “" + Fitting.shortened(src) + "”, and is not fetched");
            return;
        }
        entry.content = html(content);
        String base = content.attribute("xml:base") != null
                ? content.attribute("xml:base")
                : content.children("xhtml:div").stream()
                        .map(div -> div.attribute("xml:base"))
                        .filter(address -> address != null)
                        .findFirst()
                        .orElse(null);
        entry.base = base == null ? entry.base : FeedFacts.resolve(entry.base, base);
        if (entry.language == null) {
            entry.language = content.attribute("xml:lang");
        }
    }

    /** A text construct as HTML: {@code type} says whether it is text, escaped HTML or XHTML. */
    private static String html(FeedElement element) {
        String type = element.attribute("type") == null
                ? "text"
                : element.attribute("type").toLowerCase(Locale.ROOT);
        String mode = element.attribute("mode");
        if ("base64".equals(mode) || type.matches("(?!text/|.*[+/]xml$|text$|html$|xhtml$).*/.*")) {
            try {
                return new String(
                        Base64.getMimeDecoder().decode(element.text().getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return element.text();
            }
        }
        if (element.children().findAny().isPresent()) {
            FeedElement div = element.children()
                    .filter(child ->
                            child.name().equals("xhtml:div") || child.name().equals("div"))
                    .findFirst()
                    .orElse(element);
            return div.markup();
        }
        boolean escaped = type.contains("html") || "escaped".equals(mode);
        if (escaped) {
            return element.text();
        }
        return text(element.text());
    }

    private static String text(String plain) {
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        if (escaped.indexOf('\n') < 0) {
            return escaped;
        }
        return "<p>" + escaped.replaceAll("[ \\t]*\\R[ \\t]*(?:\\R[ \\t]*)+", "</p><p>") + "</p>";
    }

    private static void people(FeedElement item, FeedEntry entry) {
        for (FeedElement author : item.children("author")) {
            FeedNames.add(entry, author.textOf("name").orElse(author.text()), null);
        }
        if (entry.people.isEmpty()) {
            item.children("source").stream()
                    .flatMap(source -> source.children("author").stream())
                    .forEach(
                            author -> FeedNames.add(entry, author.textOf("name").orElse(""), null));
        }
        for (FeedElement contributor : item.children("contributor")) {
            FeedNames.add(entry, contributor.textOf("name").orElse(""), "contributor");
        }
    }

    private static void terms(FeedElement item, FeedEntry entry) {
        boolean first = true;
        for (FeedElement category : item.children("category")) {
            String term = category.attribute("term");
            if (term == null || KIND.equals(category.attribute("scheme"))) {
                continue;
            }
            String name = category.attribute("label") == null ? term : category.attribute("label");
            String scheme = category.attribute("scheme") == null ? "" : category.attribute("scheme");
            boolean isCategory = first && !scheme.matches("(?i).*\\b(?:tags?|keywords?)\\b.*");
            first &= !isCategory;
            String slug = name.equals(term) || Fitting.isWeb(term) ? null : term;
            entry.terms.add(isCategory ? ArchiveTerm.category(slug, name) : ArchiveTerm.tag(slug, name));
        }
    }

    private static void source(FeedElement item, FeedEntry entry, FeedFacts facts) {
        for (FeedElement source : item.children("source")) {
            entry.providerName = source.textOf("title").orElse(null);
            source.children("link").stream()
                    .filter(link -> link.attribute("rel") == null
                            || link.attribute("rel").equals("alternate"))
                    .map(link -> FeedFacts.resolve(facts.base, link.attribute("href")))
                    .filter(Fitting::isWeb)
                    .findFirst()
                    .ifPresent(href -> entry.providerUrl = href);
        }
    }
}
