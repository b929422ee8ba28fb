package org.broadsheet.archive;

import com.carrotsearch.hppc.LongHashSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.broadsheet.request.SlugMaker;

/**
 * What has to be known of a whole archive before its first record can be made: which names are public, which article has
 * which address, which picture has which key. Holds no texts.
 */
final class ArchiveIndex implements ArchiveReader.Lookup {

    private final ArchiveNames names;
    private final ArchiveMap map;
    private final Instant now;
    private final SlugPool pool = new SlugPool();
    private final SlugIndex slugs = new SlugIndex(pool);
    private final SlugIndex slugsByAddress = new SlugIndex(pool);
    private final MediaIndex media = new MediaIndex();
    private final Map<String, String> snippets = new HashMap<>();

    /** Digests of the slugs that an article of the archive or of the newsroom has. */
    private final LongHashSet taken = new LongHashSet();

    private final Set<String> leftOut = new HashSet<>();
    private final OldAddresses addresses = new OldAddresses();
    private String site;
    private String language;
    private long articles;

    ArchiveIndex(ArchiveFormat format, ArchiveMap map, Instant now) {
        this.map = map;
        this.now = now;
        this.site = map.site();
        this.language = map.language();
        addresses.addSite(site);
        this.names = new ArchiveNames(format, map);
    }

    /** Reads over an item. */
    void add(ArchiveItem item) {
        if (item instanceof ArchiveItem.Site found) {
            site = site == null && found.address() != null ? found.address().replaceFirst("/+$", "") : site;
            language = language == null ? found.language() : language;
            addresses.addSite(found.address());
        } else if (item instanceof ArchiveItem.Media picture) {
            media.add(picture);
        } else if (item instanceof ArchiveItem.Snippet snippet) {
            snippets.put(snippet.key(), snippet.html());
        } else if (item instanceof ArchiveTerm term) {
            names.describe(term);
        } else if (item instanceof ArchivePerson person) {
            names.describe(person);
        } else if (item instanceof ArchiveArticle article) {
            articles++;
            if (standing(article) == Standing.LEFT_OUT) {
                leftOut.add(article.key);
            } else {
                add(article);
            }
        }
    }

    private void add(ArchiveArticle article) {
        if (site == null && addresses.isEmpty() && !article.addresses.isEmpty()) {
            addresses.addSite(article.addresses.get(0));
        }
        names.add(article, isPublic(article));
        int slug = pool.add(free(Names.article(article.slug, headline(article), language(article))));
        slugs.put(article.key, slug);
        article.addresses.forEach(
                address -> addresses.key(address).ifPresent(key -> slugsByAddress.putIfAbsent(key, slug)));
    }

    private String free(String slug) {
        String free = slug;
        for (int number = 2; !taken.add(SlugIndex.digest(free)); number++) {
            free = SlugMaker.numbered(slug, number);
        }
        return free;
    }

    /** What the status of an article means, by the mapping or else by its reader. */
    Standing standing(ArchiveArticle article) {
        Standing standing = ArchiveMap.lookUp(map.statuses(), article.status).orElse(article.standing);
        if (standing == Standing.PUBLISHED && incomplete(article).isPresent()) {
            return Standing.DRAFT;
        }
        if (standing != Standing.SCHEDULED) {
            return standing;
        }
        return article.published != null && article.published.isAfter(now) ? Standing.PUBLISHED : Standing.HIDDEN;
    }

    /** Why an article that was public cannot be so here, in words for its sender; empty if it can. */
    Optional<String> incomplete(ArchiveArticle article) {
        if (ArchiveMap.lookUp(map.statuses(), article.status).orElse(article.standing) != Standing.PUBLISHED) {
            return Optional.empty();
        }
        if (published(article) == null) {
            return Optional.of("Nobody knows when it was published, so it is a draft here");
        }
        return isBare(article)
                ? Optional.of("It was public with nothing but a headline, so it is a draft here")
                : Optional.empty();
    }

    /** Whether an article has a body in HTML or Markdown with nothing in it, and nothing else to be shown. */
    private static boolean isBare(ArchiveArticle article) {
        JsonNode body = article.fields.path("body");
        return body.size() == 1
                && Stream.of("html", "markdown")
                        .map(body::path)
                        .anyMatch(text -> text.isTextual() && text.textValue().isBlank())
                && Stream.of("standfirst", "standfirstHtml", "leadImage").noneMatch(article.fields::has)
                && article.leadMedia == null;
    }

    private boolean isPublic(ArchiveArticle article) {
        Instant from = published(article);
        return standing(article) == Standing.PUBLISHED
                && from != null
                && !from.isAfter(now)
                && isBefore(now, article, "embargoUntil", Instant.MIN)
                && !isBefore(now, article, "expiresAt", Instant.MAX);
    }

    /** Whether the time in a field has come. Where nobody knows it, the article is not public. */
    private static boolean isBefore(Instant now, ArchiveArticle article, String field, Instant none) {
        String time = article.fields.path(field).asText("");
        try {
            return !(time.isEmpty() ? none : Instant.parse(time)).isAfter(now);
        } catch (java.time.format.DateTimeParseException e) {
            return none == Instant.MAX;
        }
    }

    /** When an article was published, or if nobody knows, when it was changed last; may be null. */
    static Instant published(ArchiveArticle article) {
        return article.published == null ? article.updated : article.published;
    }

    static String headline(ArchiveArticle article) {
        return article.fields.path("headline").asText("");
    }

    /** The language of an article, or else of the archive. */
    String language(ArchiveArticle article) {
        String own = article.fields.path("language").asText("");
        return own.isEmpty() ? language == null || language.isBlank() ? "en" : language : own;
    }

    /** The slug that an article has here; empty if it was left out. */
    Optional<String> slug(ArchiveArticle article) {
        return Optional.ofNullable(slugs.get(article.key));
    }

    /** The slug of the article that had this address. */
    Optional<String> slugAt(String address) {
        return addresses.key(address).map(slugsByAddress::get);
    }

    @Override
    public Optional<ArchiveItem.Media> media(String key) {
        return media.get(key);
    }

    @Override
    public List<ArchiveItem.Media> mediaOf(String article) {
        return media.of(article);
    }

    @Override
    public Optional<String> snippet(String key) {
        return Optional.ofNullable(snippets.get(key));
    }

    OldAddresses addresses() {
        return addresses;
    }

    /** The earlier site's root without a trailing slash; null if nobody knows. */
    String site() {
        return site;
    }

    /** An address of the earlier site with its root, if that is known; others as they are. */
    String absolute(String address) {
        return address.startsWith("/") && !address.startsWith("//") && site != null ? site + address : address;
    }

    /** The earlier site's host without www; empty if nobody knows. */
    Optional<String> host() {
        return Optional.ofNullable(site).map(OldAddresses::hostOf);
    }

    long articles() {
        return articles;
    }

    /** Gives articles another slug where the newsroom has an article of another sender with theirs. */
    void taken(Set<String> others) {
        if (others.isEmpty()) {
            return;
        }
        Map<String, String> moved = new HashMap<>();
        others.forEach(slug -> moved.put(slug, free(slug)));
        pool.forEach(number -> Optional.ofNullable(moved.get(pool.get(number))).ifPresent(to -> pool.set(number, to)));
    }

    /** The keys of the articles that do not come along. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Notes which articles the newsroom has that do not come along any more, with their slugs: they are withdrawn. */
    void stored(Map<String, String> slugsByKey) {
        leftOut.retainAll(slugsByKey.keySet());
        slugsByKey.forEach((key, slug) -> slugs.put(key, pool.add(slug)));
    }

    /** Whether the newsroom has an article that does not come along any more. */
    boolean isWithdrawn(ArchiveArticle article) {
        return leftOut.contains(article.key);
    }

    /** Calls a consumer with the slug of each article. */
    void slugs(Consumer<String> consumer) {
        pool.forEach(number -> consumer.accept(pool.get(number)));
    }

    /** Whether an article has no section that may be public, so that it is in the mapping's. */
    boolean needsSection() {
        return !leftOut.isEmpty() || names.needsSection();
    }

    /** What the sections, tags and authors of the archive are. */
    ArchiveNames names() {
        return names;
    }
}
