package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.broadsheet.archive.ArchiveIndex.Kind;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/**
 * Turns an archive into the records of an import: sections, tags and authors that public articles have, the articles, and
 * redirects. Reads it twice, the first time for what has to be known before.
 */
public final class Translation implements Closeable {

    private static final String EXTRA = "extra";
    private static final String EXTRA_PREFIX = EXTRA + ".";
    private static final String HTML = "html";
    private static final String MARKDOWN = "markdown";
    private static final int SLUGS_AT_ONCE = 10_000;
    private static final int MOST_ALIASES = 100;
    private static final int MOST_SECTIONS = 20;
    private static final int MOST_TAGS = 100;

    private final Archive archive;
    private final ArchiveReader reader;
    private final ArchiveMap map;
    private final ArchiveIndex index;
    private final ArchiveItems items;
    private final String source;
    private final Site here;
    private final BodyLinks links;
    private final Queue<ArchiveRecord> ready = new ArrayDeque<>();

    private Translation(
            Archive archive, ArchiveReader reader, ArchiveMap map, ArchiveIndex index, ArchiveItems items, Site here) {
        this.archive = archive;
        this.reader = reader;
        this.map = map;
        this.index = index;
        this.items = items;
        this.source = source(reader.format(), map, index);
        this.here = here;
        this.links = new BodyLinks(index);
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
            index.known(
                    kind,
                    newsroom.existing(
                            kind.name().toLowerCase(java.util.Locale.ROOT),
                            index.names(kind).keySet()));
        }
        index.complete();
        String source = source(reader.format(), map, index);
        index.stored(newsroom.stored(index.leftOut(), source));
        index.taken(taken(index.slugs(), newsroom, source));
        Translation translation = new Translation(archive, reader, map, index, reader.open(archive, map), here);
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
                            .map(this::absolute)
                            .findFirst()
                            .ifPresent(address -> addresses.put(slug, address)));
                }
            }
        }
        return addresses;
    }

    /** Asks in parts, since there may be a million. */
    private static Set<String> taken(Iterable<String> slugs, Newsroom newsroom, String source) {
        Set<String> taken = new HashSet<>();
        Set<String> part = new HashSet<>();
        for (String slug : slugs) {
            part.add(slug);
            if (part.size() == SLUGS_AT_ONCE) {
                taken.addAll(newsroom.taken(part, source));
                part.clear();
            }
        }
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
        if (index.needsSection() && !index.names(Kind.SECTION).containsKey(map.section())) {
            ready.add(new ArchiveRecord("section " + map.section(), own, List.of()));
        }
        for (Kind kind : Kind.values()) {
            String word = kind.name().toLowerCase(java.util.Locale.ROOT);
            index.names(kind).forEach((slug, name) -> {
                if (index.isPublic(kind, slug)
                        || index.needsSection() && kind == Kind.SECTION && slug.equals(map.section())) {
                    ObjectNode record = record(word).put("slug", slug);
                    record.put("name", name.name() == null ? Names.words(slug) : name.name());
                    if (name.parent() != null && index.names(Kind.SECTION).containsKey(name.parent())) {
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

    private static ObjectNode record(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private void translate(ArchiveItem item) {
        if (item instanceof ArchiveArticle article) {
            article(article);
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

    private void article(ArchiveArticle article) {
        Standing standing = index.standing(article);
        if (standing == Standing.LEFT_OUT && index.isWithdrawn(article)) {
            withdrawn(article);
            return;
        }
        if (standing == Standing.LEFT_OUT) {
            leftOut(
                    article.where,
                    WarningCode.ITEM_LEFT_OUT,
                    "Its status is “" + article.status + "”; the mapping's `statuses` can give it another meaning");
            return;
        }
        reader.complete(article, index);
        List<ContentLoss> losses = new ArrayList<>(article.losses);
        ObjectNode record = record("article");
        String slug = index.slug(article).orElseThrow();
        record.put("source", source).put("externalId", article.key).put("slug", slug);
        record.setAll(article.fields);
        if (article.slug != null && !article.slug.isBlank() && !article.slug.equals(slug)) {
            losses.add(new ContentLoss(
                    "/slug", WarningCode.VALUE_CHANGED, "Read “" + Names.decoded(article.slug) + "” as " + slug));
        }
        record.put("language", index.language(article));
        state(article, standing, record, losses);
        access(article, record);
        terms(article, record, losses);
        people(article, record, losses);
        leadImage(article, record);
        others(article, record, losses);
        body(article, record);
        List<String> further = aliases(article, slug, record, losses);
        ready.add(new ArchiveRecord(article.where, record, losses));
        further.forEach(path -> ready.add(new ArchiveRecord(
                article.where, record("redirect").put("from", path).put("to", slug), List.of())));
    }

    /** An earlier import has stored it; since then, its site has deleted it. */
    private void withdrawn(ArchiveArticle article) {
        ObjectNode record = record("article");
        record.put("source", source)
                .put("externalId", article.key)
                .put("slug", index.slug(article).orElseThrow());
        record.setAll(article.fields);
        record.put("language", index.language(article)).put("section", map.section());
        List<ContentLoss> losses = new ArrayList<>(article.losses);
        losses.add(new ContentLoss(
                "/status",
                WarningCode.ITEM_LEFT_OUT,
                "Its status is “" + article.status + "” now; it came with an earlier import, and is withdrawn"));
        state(article, Standing.WITHDRAWN, record, losses);
        access(article, record);
        body(article, record);
        ready.add(new ArchiveRecord(article.where, record, losses));
    }

    private void state(ArchiveArticle article, Standing standing, ObjectNode record, List<ContentLoss> losses) {
        Instant published = ArchiveIndex.published(article);
        switch (standing) {
            case PUBLISHED -> record.put("status", "published");
            case WITHDRAWN -> record.put("status", "withdrawn");
            default -> record.put("status", "draft");
        }
        index.incomplete(article)
                .ifPresent(reason -> losses.add(new ContentLoss("/status", WarningCode.KEPT_AS_DRAFT, reason)));
        if (standing == Standing.HIDDEN) {
            losses.add(new ContentLoss(
                    "/status",
                    WarningCode.KEPT_AS_DRAFT,
                    "It was not public (“" + article.status + "”), and is a draft here"));
        }
        if (standing == Standing.PUBLISHED || standing == Standing.WITHDRAWN) {
            if (published != null) {
                record.put("publishedAt", published.toString());
                if (article.updated != null && article.updated.isAfter(published)) {
                    record.put("updatedAt", article.updated.toString());
                }
            }
        } else {
            record.remove(List.of("embargoUntil", "expiresAt", "expiryReason"));
        }
    }

    private void access(ArchiveArticle article, ObjectNode record) {
        String access = ArchiveMap.lookUp(map.access(), article.audience).orElse(article.audienceByDefault);
        if (!access.equals("free")) {
            record.put("access", access);
        }
    }

    private void terms(ArchiveArticle article, ObjectNode record, List<ContentLoss> losses) {
        ArchiveIndex.Terms terms = index.terms(article);
        List<String> sections = open(Kind.SECTION, terms.sections(), record, losses);
        record.put("section", sections.isEmpty() ? map.section() : sections.get(0));
        list(record, "sections", sections.stream().skip(1).toList(), MOST_SECTIONS, losses);
        List<String> tags = open(Kind.TAG, terms.tags(), record, losses);
        list(record, "tags", tags, MOST_TAGS, losses);
        String primary = record.path("primaryTag").asText("");
        if (!primary.isEmpty() && !tags.contains(primary)) {
            record.remove("primaryTag");
        }
    }

    private static void list(ObjectNode record, String field, List<String> values, int most, List<ContentLoss> losses) {
        if (values.isEmpty()) {
            return;
        }
        ArrayNode array = record.putArray(field);
        values.stream().limit(most).forEach(array::add);
        if (values.size() > most) {
            losses.add(new ContentLoss(
                    '/' + field,
                    WarningCode.FIELD_LEFT_OUT,
                    "An article has at most " + most + "; left out "
                            + String.join(", ", values.subList(most, values.size()))));
        }
    }

    /** Those that may be public. The others are kept where only editors see them. */
    private List<String> open(Kind kind, Map<String, ArchiveTerm> terms, ObjectNode record, List<ContentLoss> losses) {
        List<String> open = new ArrayList<>();
        terms.forEach((slug, term) -> {
            if (index.isPublic(kind, slug) || kind == Kind.SECTION && slug.equals(map.section())) {
                open.add(slug);
            } else {
                String word = kind == Kind.SECTION ? "section" : "tag";
                String name = term.name() == null ? slug : term.name();
                extra(record).withArray("_" + word + "s").add(name);
                losses.add(new ContentLoss(
                        "/" + word + (kind == Kind.TAG ? "s" : ""),
                        WarningCode.NAME_KEPT_PRIVATE,
                        "No public article has the " + word + " “" + name + "”, which would be public: kept in extra._"
                                + word + "s"));
            }
        });
        return open;
    }

    private static ObjectNode extra(ObjectNode record) {
        return record.get(EXTRA) instanceof ObjectNode own ? own : record.putObject(EXTRA);
    }

    private void people(ArchiveArticle article, ObjectNode record, List<ContentLoss> losses) {
        ArrayNode authors = JsonNodeFactory.instance.arrayNode();
        Set<String> named = new LinkedHashSet<>();
        for (ArchivePerson person : article.people) {
            String slug = index.slug(person);
            if (slug.isEmpty() || !named.add(slug + ' ' + person.role())) {
                continue;
            }
            boolean isPublic = index.isPublic(Kind.AUTHOR, slug);
            if (isPublic && person.role() == null) {
                authors.add(slug);
                continue;
            }
            ObjectNode one = authors.addObject();
            if (isPublic) {
                one.put("slug", slug);
            } else {
                ArchiveIndex.Name known = index.names(Kind.AUTHOR).get(slug);
                String name = person.name() != null
                        ? person.name()
                        : known != null && known.name() != null ? known.name() : Names.words(slug);
                one.put("name", name);
                losses.add(new ContentLoss(
                        "/authors",
                        WarningCode.NAME_KEPT_PRIVATE,
                        "No public article is by “" + name + "”, whose page would be public: named as a guest"));
            }
            if (person.role() != null) {
                one.put("role", person.role());
            }
        }
        if (!authors.isEmpty()) {
            record.set("authors", authors);
        }
    }

    private void leadImage(ArchiveArticle article, ObjectNode record) {
        if (record.get("leadImage") instanceof ObjectNode image
                && image.path("url").isTextual()) {
            // Only pictures with whole addresses are taken in.
            image.put("url", absolute(image.get("url").textValue()));
            return;
        }
        if (article.leadMedia == null || record.has("leadImage")) {
            return;
        }
        index.media(article.leadMedia).ifPresent(media -> {
            ObjectNode image = record.putObject("leadImage").put("url", absolute(media.url()));
            put(image, "alt", media.alt());
            put(image, "caption", media.caption());
            put(image, "credit", media.credit());
        });
    }

    private static void put(ObjectNode object, String field, String text) {
        if (text != null && !text.isBlank()) {
            object.put(field, text);
        }
    }

    private String absolute(String address) {
        return address.startsWith("/") && !address.startsWith("//") && index.site() != null
                ? index.site() + address
                : address;
    }

    private void others(ArchiveArticle article, ObjectNode record, List<ContentLoss> losses) {
        article.others.forEach((name, value) -> {
            String place = map.fields().get(name);
            if (place == null) {
                losses.add(new ContentLoss(
                        "",
                        WarningCode.FIELD_LEFT_OUT,
                        "The field " + name + " has no place here; the mapping's `fields` can give it one"));
            } else if (place.startsWith(EXTRA_PREFIX)) {
                extra(record).set(place.substring(EXTRA_PREFIX.length()), value);
            } else if (!place.isEmpty()) {
                set(record, place, value);
            }
        });
    }

    /** Sets a field by its path, such as {@code seo.title}. */
    private static void set(ObjectNode record, String path, JsonNode value) {
        ObjectNode place = record;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            place = place.get(steps[i]) instanceof ObjectNode inner ? inner : place.putObject(steps[i]);
        }
        place.set(steps[steps.length - 1], value);
    }

    private void body(ArchiveArticle article, ObjectNode record) {
        if (!(record.get("body") instanceof ObjectNode body)) {
            return;
        }
        String base = body.path("base").asText(null);
        if (base == null && (body.has(HTML) || body.has(MARKDOWN))) {
            base = article.addresses.stream()
                    .map(this::absolute)
                    .filter(address -> address.matches("(?i)^https?://.*"))
                    .findFirst()
                    .orElse(index.site() == null ? null : index.site() + '/');
            if (base != null) {
                body.put("base", base);
            }
        }
        if (body.path(HTML).isTextual()) {
            body.put(HTML, links.inHtml(body.get(HTML).textValue(), base));
        } else if (body.path(MARKDOWN).isTextual()) {
            body.put(MARKDOWN, links.inMarkdown(body.get(MARKDOWN).textValue(), base));
        }
    }

    /** Sets the aliases; those that are too many for one article are the answer. */
    private List<String> aliases(ArchiveArticle article, String slug, ObjectNode record, List<ContentLoss> losses) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String address : article.addresses) {
            Optional<String> path = index.addresses().path(address);
            Optional<String> key = index.addresses().key(address);
            if (key.isEmpty()
                    || here.articleSlug(path.orElseThrow()).filter(slug::equals).isPresent()) {
                continue;
            }
            if (index.slugAt(address).equals(Optional.of(slug))) {
                aliases.putIfAbsent(key.get(), path.get());
            } else {
                losses.add(new ContentLoss(
                        "/aliases",
                        WarningCode.VALUE_CHANGED,
                        "Another article of the archive has the address " + path.get() + " too, and keeps it"));
            }
        }
        List<String> paths = List.copyOf(aliases.values());
        if (!paths.isEmpty()) {
            ArrayNode array = record.putArray("aliases");
            paths.stream().limit(MOST_ALIASES).forEach(array::add);
        }
        return paths.stream().skip(MOST_ALIASES).toList();
    }
}
