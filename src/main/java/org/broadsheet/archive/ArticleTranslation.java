package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.archive.ArchiveNames.Kind;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/** Turns an article of an archive into the record of an import, by the mapping and by what the whole archive says. */
final class ArticleTranslation {

    private static final String EXTRA = "extra";
    private static final String EXTRA_PREFIX = EXTRA + ".";
    private static final String HTML = "html";
    private static final String MARKDOWN = "markdown";
    private static final int MOST_ALIASES = 100;
    private static final int MOST_SECTIONS = 20;
    private static final int MOST_TAGS = 100;

    private final ArchiveReader reader;
    private final ArchiveMap map;
    private final ArchiveIndex index;
    private final String source;
    private final Site here;
    private final Predicate<String> lies;
    private final BodyLinks links;

    /**
     * For one archive.
     *
     * @param lies whether a picture lies in the archive, by its address
     */
    ArticleTranslation(
            ArchiveReader reader,
            ArchiveMap map,
            ArchiveIndex index,
            String source,
            Site here,
            Predicate<String> lies) {
        this.lies = lies;
        this.reader = reader;
        this.map = map;
        this.index = index;
        this.source = source;
        this.here = here;
        this.links = new BodyLinks(index);
    }

    /** The records of an article: itself and, where it had very many addresses, redirects; or word of why it does not come. */
    List<ArchiveRecord> of(ArchiveArticle article) {
        Standing standing = index.standing(article);
        if (standing == Standing.LEFT_OUT) {
            return List.of(index.isWithdrawn(article) ? withdrawn(article) : leftOut(article));
        }
        reader.complete(article, index);
        List<ContentLoss> losses = new ArrayList<>(article.losses);
        ObjectNode record = Translation.record("article");
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
        leadImage(article, record, losses);
        others(article, record, losses);
        body(article, record);
        List<String> further = aliases(article, slug, record, losses);
        List<ArchiveRecord> records = new ArrayList<>();
        records.add(new ArchiveRecord(article.where, record, losses));
        further.forEach(path -> records.add(new ArchiveRecord(
                article.where, Translation.record("redirect").put("from", path).put("to", slug), List.of())));
        return records;
    }

    private static ArchiveRecord leftOut(ArchiveArticle article) {
        return new ArchiveRecord(
                article.where,
                null,
                List.of(new ContentLoss(
                        "",
                        WarningCode.ITEM_LEFT_OUT,
                        "Its status is “" + article.status
                                + "”; the mapping's `statuses` can give it another meaning")));
    }

    /** An earlier import has stored it; since then, its site has deleted it. */
    private ArchiveRecord withdrawn(ArchiveArticle article) {
        ObjectNode record = Translation.record("article");
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
        return new ArchiveRecord(article.where, record, losses);
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
        ArchiveNames.Terms terms = index.names().terms(article);
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
            if (index.names().isPublic(kind, slug) || kind == Kind.SECTION && slug.equals(map.section())) {
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
            String slug = index.names().slug(person);
            if (slug.isEmpty() || !named.add(slug + ' ' + person.role())) {
                continue;
            }
            boolean isPublic = index.names().isPublic(Kind.AUTHOR, slug);
            if (isPublic && person.role() == null) {
                authors.add(slug);
                continue;
            }
            ObjectNode one = authors.addObject();
            if (isPublic) {
                one.put("slug", slug);
            } else {
                ArchiveNames.Name known = index.names().of(Kind.AUTHOR).get(slug);
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

    private void leadImage(ArchiveArticle article, ObjectNode record, List<ContentLoss> losses) {
        int before = article.losses.size();
        if (record.get("leadImage") instanceof ObjectNode image
                && image.path("url").isTextual()) {
            // Only pictures with whole addresses are taken in.
            String url = index.absolute(image.get("url").textValue());
            image.put("url", url);
            if (isNowhere(url)) {
                record.remove("leadImage");
                losses.add(nowhere(url));
            }
            return;
        }
        if (article.leadMedia == null || record.has("leadImage")) {
            return;
        }
        Optional<ArchiveItem.Media> media = index.media(article.leadMedia);
        String url = media.map(known -> index.absolute(known.url())).orElse(null);
        if (url == null) {
            losses.add(new ContentLoss(
                    "/leadImage",
                    WarningCode.IMAGE_REMOVED,
                    "The lead picture is " + article.leadMedia + ", which the archive does not have"));
        } else if (isNowhere(url)) {
            losses.add(nowhere(url));
        } else {
            ObjectNode image = record.putObject("leadImage").put("url", url);
            Fitting.fitted(article, image, "alt", media.get().alt(), Fitting.ALT);
            Fitting.fitted(article, image, "caption", media.get().caption(), Fitting.ALT);
            Fitting.fitted(article, image, "credit", media.get().credit(), Fitting.CREDIT);
            losses.addAll(article.losses.subList(before, article.losses.size()));
        }
    }

    /** Whether an address is a path of a site that nobody knows, at which no picture lies in the archive either. */
    private boolean isNowhere(String url) {
        return url.startsWith("/") && !url.startsWith("//") && !lies.test(url);
    }

    private static ContentLoss nowhere(String url) {
        return new ContentLoss(
                "/leadImage",
                WarningCode.IMAGE_REMOVED,
                "Left out the picture at the top: “" + Fitting.shortened(url)
                        + "” does not lie in the archive, and nobody"
                        + " knows of which site it is a path; the mapping's `site` can say that");
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
                    .map(index::absolute)
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
