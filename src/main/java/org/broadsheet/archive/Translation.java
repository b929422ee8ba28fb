package org.broadsheet.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.broadsheet.archive.ArchiveNames.Kind;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/**
 * Turns an archive into the records of an import: sections, tags and authors that public articles have, the articles, and
 * redirects. Reads it twice, the first time for what has to be known before.
 */
public final class Translation implements Closeable {

    private static final int SLUGS_AT_ONCE = 10_000;

    private final Archive archive;
    private final ArchiveReader reader;
    private final ArchiveMap map;
    private final ArchiveIndex index;
    private final ArchiveItems items;
    private final ArticleTranslation articles;
    private final Queue<ArchiveRecord> ready = new ArrayDeque<>();

    private Translation(
            Archive archive,
            ArchiveReader reader,
            ArchiveMap map,
            ArchiveIndex index,
            ArchiveItems items,
            ArticleTranslation articles) {
        this.archive = archive;
        this.reader = reader;
        this.map = map;
        this.index = index;
        this.items = items;
        this.articles = articles;
    }

    /**
     * Reads an archive for the first time.
     *
     * @param newsroom where it goes
     * @param now the time at which what is scheduled is not public yet
     * @throws ArchiveException if the archive cannot be read to its end
     */
    public static Translation of(
            Archive archive, ArchiveReader reader, ArchiveMap map, Newsroom newsroom, Site here, Instant now)
            throws IOException {
        ArchiveIndex index = new ArchiveIndex(reader.format(), map, now);
        try (ArchiveItems items = reader.open(archive, map)) {
            for (Optional<ArchiveItem> item = items.next(); item.isPresent(); item = items.next()) {
                index.add(item.get());
            }
        }
        for (Kind kind : Kind.values()) {
            index.names()
                    .known(
                            kind,
                            newsroom.existing(
                                    kind.name().toLowerCase(java.util.Locale.ROOT),
                                    index.names().of(kind).keySet()));
        }
        index.names().complete();
        String source = source(reader.format(), map, index);
        index.stored(newsroom.stored(index.leftOut(), source));
        index.taken(taken(index, newsroom, source));
        Translation translation = new Translation(
                archive,
                reader,
                map,
                index,
                reader.open(archive, map),
                new ArticleTranslation(reader, map, index, source, here, address -> archive.media(address)
                        .isPresent()));
        translation.names();
        return translation;
    }

    /** Two sites of one system have articles of the same ids, so the site is part of the sender's name. */
    private static String source(ArchiveFormat format, ArchiveMap map, ArchiveIndex index) {
        if (map.source() != null) {
            return map.source();
        }
        return index.host()
                .flatMap(host -> SlugMaker.spelled(format.wireName() + '-' + host))
                .orElse(format.wireName());
    }

    /** What has to be known of the newsroom that an archive goes to. */
    public interface Newsroom {

        /** Of some slugs of a kind (section, tag or author), those that it has already. */
        Set<String> existing(String kind, Set<String> slugs);

        /** Of some articles of a sender, the slugs of those that it has already, by their keys. */
        Map<String, String> stored(Set<String> keys, String source);

        /** Of some slugs, those that articles of other senders than this have. */
        Set<String> taken(Set<String> slugs, String source);
    }

    /** How many articles the archive has, those that are left out among them. */
    public long articles() {
        return index.articles();
    }

    /** The path of an address of the earlier site; empty for addresses elsewhere. */
    public Optional<String> path(String address) {
        return index.addresses().path(address);
    }

    /** The addresses that some articles had on the earlier site, by their slugs here. Reads the archive once more. */
    public Map<String, String> addresses(Set<String> some) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        try (ArchiveItems again = reader.open(archive, map)) {
            for (Optional<ArchiveItem> item = again.next(); item.isPresent(); item = again.next()) {
                if (item.get() instanceof ArchiveArticle article) {
                    index.slug(article).filter(some::contains).ifPresent(slug -> article.addresses.stream()
                            .map(index::absolute)
                            .findFirst()
                            .ifPresent(address -> addresses.put(slug, address)));
                }
            }
        }
        return addresses;
    }

    /** Asks in parts, since there may be a million. */
    private static Set<String> taken(ArchiveIndex index, Newsroom newsroom, String source) {
        Set<String> taken = new HashSet<>();
        Set<String> part = new HashSet<>();
        index.slugs(slug -> {
            part.add(slug);
            if (part.size() == SLUGS_AT_ONCE) {
                taken.addAll(newsroom.taken(part, source));
                part.clear();
            }
        });
        taken.addAll(newsroom.taken(part, source));
        return taken;
    }

    /** The next record; empty at the end. */
    public Optional<ArchiveRecord> next() throws IOException {
        while (ready.isEmpty()) {
            Optional<ArchiveItem> item = items.next();
            if (item.isEmpty()) {
                return Optional.empty();
            }
            translate(item.get());
        }
        return Optional.of(ready.remove());
    }

    @Override
    public void close() throws IOException {
        items.close();
    }

    private void names() {
        ObjectNode own = record("section").put("slug", map.section()).put("name", Names.words(map.section()));
        if (index.needsSection() && !index.names().of(Kind.SECTION).containsKey(map.section())) {
            ready.add(new ArchiveRecord("section " + map.section(), own, List.of()));
        }
        for (Kind kind : Kind.values()) {
            String word = kind.name().toLowerCase(java.util.Locale.ROOT);
            index.names().of(kind).forEach((slug, name) -> {
                if (index.names().isPublic(kind, slug)
                        || index.needsSection() && kind == Kind.SECTION && slug.equals(map.section())) {
                    ObjectNode record = record(word).put("slug", slug);
                    record.put("name", name.name() == null ? Names.words(slug) : name.name());
                    if (name.parent() != null && index.names().of(Kind.SECTION).containsKey(name.parent())) {
                        record.put("parent", name.parent());
                    }
                    if (name.fields() != null) {
                        record.setAll(name.fields());
                    }
                    ready.add(new ArchiveRecord(word + ' ' + slug, record, List.of()));
                }
            });
        }
    }

    static ObjectNode record(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private void translate(ArchiveItem item) {
        if (item instanceof ArchiveArticle article) {
            ready.addAll(articles.of(article));
        } else if (item instanceof ArchiveItem.LeftOut left) {
            leftOut(left.where(), left.code(), left.detail());
        } else if (item instanceof ArchiveItem.Moved moved) {
            moved(moved);
        }
    }

    private void leftOut(String where, WarningCode code, String detail) {
        ready.add(new ArchiveRecord(where, null, List.of(new ContentLoss("", code, detail))));
    }

    private void moved(ArchiveItem.Moved moved) {
        Optional<String> from = index.addresses().path(moved.from());
        if (from.isEmpty()) {
            leftOut(
                    moved.where(),
                    WarningCode.ITEM_LEFT_OUT,
                    "A redirect begins at no path of the earlier site: " + moved.from());
            return;
        }
        String to = index.slugAt(moved.to())
                .orElseGet(() -> index.addresses().path(moved.to()).orElse(moved.to()));
        ready.add(new ArchiveRecord(
                moved.where(), record("redirect").put("from", from.get()).put("to", to), List.of()));
    }
}
