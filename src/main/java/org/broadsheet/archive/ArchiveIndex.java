package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.request.SlugMaker;

/**
 * What has to be known of a whole archive before its first record can be made: which names are public, which article has
 * which address, which picture has which key. Holds no texts.
 */
final class ArchiveIndex implements ArchiveReader.Lookup {

    /** The kinds of names. */
    enum Kind {
        SECTION,
        TAG,
        AUTHOR
    }

    /**
     * A section, tag or author.
     *
     * @param described whether its own item was found, which says more than references to it
     */
    record Name(String name, String parent, ObjectNode fields, boolean described) {

        /** The same at the top, as nothing can be below itself. */
        Name alone() {
            return new Name(name, null, fields, described);
        }
    }

    private final boolean hasCategories;
    private final ArchiveMap map;
    private final Instant now;
    private final Map<Kind, Map<String, Name>> names = new HashMap<>();
    private final Map<Kind, Set<String>> isPublic = new HashMap<>();
    private final SlugIndex slugs = new SlugIndex();
    private final SlugIndex slugsByAddress = new SlugIndex();
    private final MediaIndex media = new MediaIndex();
    private final Map<String, String> snippets = new HashMap<>();

    /** The sections of articles that may turn out to have no public one. */
    private final Set<Set<String>> sectionsOfSome = new HashSet<>();

    private final SlugIndex taken = new SlugIndex();
    private final Set<String> leftOut = new HashSet<>();
    private final OldAddresses addresses = new OldAddresses();
    private String site;
    private String language;
    private long articles;

    ArchiveIndex(ArchiveFormat format, ArchiveMap map, Instant now) {
        this.hasCategories = format.hasCategories();
        this.map = map;
        this.now = now;
        this.site = map.site();
        this.language = map.language();
        addresses.addSite(site);
        for (Kind kind : Kind.values()) {
            names.put(kind, new LinkedHashMap<>());
            isPublic.put(kind, new HashSet<>());
        }
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
            place(term, false).ifPresent(kind -> name(kind, term, true));
        } else if (item instanceof ArchivePerson person) {
            name(person, true);
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
        boolean seen = isPublic(article);
        Terms terms = terms(article);
        if (terms.sections().isEmpty() || !seen) {
            sectionsOfSome.add(Set.copyOf(terms.sections().keySet()));
        }
        terms.sections().forEach((slug, term) -> note(Kind.SECTION, slug, term, seen));
        terms.tags().forEach((slug, term) -> note(Kind.TAG, slug, term, seen));
        for (ArchivePerson person : article.people) {
            String slug = slug(person);
            if (!slug.isEmpty()) {
                name(person, false);
                if (seen) {
                    isPublic.get(Kind.AUTHOR).add(slug);
                }
            }
        }
        String slug = free(Names.article(article.slug, headline(article), language(article)));
        slugs.put(article.key, slug);
        article.addresses.forEach(
                address -> addresses.key(address).ifPresent(key -> slugsByAddress.putIfAbsent(key, slug)));
    }

    private void note(Kind kind, String slug, ArchiveTerm term, boolean seen) {
        name(kind, term, false);
        if (seen) {
            isPublic.get(kind).add(slug);
        }
    }

    private String free(String slug) {
        String free = slug;
        for (int number = 2; !taken.putIfAbsent(free, ""); number++) {
            free = SlugMaker.numbered(slug, number);
        }
        return free;
    }

    private void name(Kind kind, ArchiveTerm term, boolean described) {
        String slug = slug(kind, term);
        if (!slug.isEmpty()) {
            String parent = term.parent() == null || kind != Kind.SECTION ? null : section(term.parent());
            merge(kind, slug, new Name(term.name(), slug.equals(parent) ? null : parent, term.fields(), described));
        }
    }

    /** The section that a category has become, by its slug in the archive. */
    private String section(String category) {
        String slug = ArchiveMap.lookUp(map.sections(), category).orElseGet(() -> Names.slug(category, null));
        return slug.isEmpty() ? null : slug;
    }

    private void name(ArchivePerson person, boolean described) {
        String slug = slug(person);
        if (!slug.isEmpty()) {
            merge(Kind.AUTHOR, slug, new Name(person.name(), null, person.fields(), described));
        }
    }

    private void merge(Kind kind, String slug, Name found) {
        names.get(kind).merge(slug, found, (old, other) -> {
            boolean better = other.described() && !old.described() || old.name() == null;
            Name first = better ? other : old;
            Name second = better ? old : other;
            return new Name(
                    first.name() == null ? second.name() : first.name(),
                    first.parent() == null ? second.parent() : first.parent(),
                    first.fields() == null ? second.fields() : first.fields(),
                    first.described() || second.described());
        });
    }

    /** The sections and tags of an article by their slugs here, in order. */
    record Terms(Map<String, ArchiveTerm> sections, Map<String, ArchiveTerm> tags) {}

    Terms terms(ArchiveArticle article) {
        Terms terms = new Terms(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (ArchiveTerm term : article.terms) {
            boolean first = terms.sections().isEmpty() && term.role() == ArchiveTerm.Role.TAG;
            place(term, first).ifPresent(kind -> {
                String slug = slug(kind, term);
                if (!slug.isEmpty()) {
                    (kind == Kind.SECTION ? terms.sections() : terms.tags()).putIfAbsent(slug, term);
                }
            });
        }
        return terms;
    }

    /** What a term becomes; empty if the mapping leaves it out. */
    private Optional<Kind> place(ArchiveTerm term, boolean firstTag) {
        Optional<String> section = ArchiveMap.lookUp(map.sections(), term.slug(), term.name());
        Optional<String> tag = ArchiveMap.lookUp(map.tags(), term.slug(), term.name());
        if (section.isPresent() || tag.isPresent()) {
            return section.or(() -> tag)
                    .filter(slug -> !slug.isEmpty())
                    .map(slug -> section.isPresent() ? Kind.SECTION : Kind.TAG);
        }
        return Optional.of(
                switch (map.sectionsFrom()) {
                    case CATEGORIES ->
                        term.role() == ArchiveTerm.Role.CATEGORY || firstTag && !hasCategories
                                ? Kind.SECTION
                                : Kind.TAG;
                    case FIRST_TAG -> firstTag ? Kind.SECTION : Kind.TAG;
                    case NONE -> Kind.TAG;
                });
    }

    private String slug(Kind kind, ArchiveTerm term) {
        return ArchiveMap.lookUp(kind == Kind.SECTION ? map.sections() : map.tags(), term.slug(), term.name())
                .orElseGet(() -> Names.slug(term.slug(), term.name()));
    }

    /** The slug of somebody; empty if the mapping leaves them out. */
    String slug(ArchivePerson person) {
        return ArchiveMap.lookUp(map.authors(), person.slug(), person.name())
                .orElseGet(() -> Names.slug(person.slug(), person.name()));
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
                && !isAfterNow(article, "embargoUntil");
    }

    private boolean isAfterNow(ArchiveArticle article, String field) {
        String time = article.fields.path(field).asText("");
        try {
            return !time.isEmpty() && Instant.parse(time).isAfter(now);
        } catch (java.time.format.DateTimeParseException e) {
            // Nobody knows until when it is hidden, so it is.
            return true;
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

    /** The earlier site's host without www; empty if nobody knows. */
    Optional<String> host() {
        return Optional.ofNullable(site).map(OldAddresses::hostOf);
    }

    long articles() {
        return articles;
    }

    /** All names of a kind, in the order in which they were found. */
    Map<String, Name> names(Kind kind) {
        return names.get(kind);
    }

    /** Whether a name may be public: a public article has it, or one below it. */
    boolean isPublic(Kind kind, String slug) {
        return isPublic.get(kind).contains(slug);
    }

    /** Gives articles another slug where the newsroom has an article of another sender with theirs. */
    void taken(Set<String> others) {
        if (others.isEmpty()) {
            return;
        }
        Map<String, String> moved = new HashMap<>();
        others.forEach(slug -> moved.put(slug, free(slug)));
        slugs.replaceAll(slug -> moved.getOrDefault(slug, slug));
        slugsByAddress.replaceAll(slug -> moved.getOrDefault(slug, slug));
    }

    /** The keys of the articles that do not come along. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Notes which articles the newsroom has that do not come along any more, with their slugs: they are withdrawn. */
    void stored(Map<String, String> slugsByKey) {
        leftOut.retainAll(slugsByKey.keySet());
        slugsByKey.forEach(slugs::put);
    }

    /** Whether the newsroom has an article that does not come along any more. */
    boolean isWithdrawn(ArchiveArticle article) {
        return leftOut.contains(article.key);
    }

    /** The slugs of all articles. */
    Iterable<String> slugs() {
        return slugs.values();
    }

    /** Lets names be public that exist already. */
    void known(Kind kind, Set<String> existing) {
        isPublic.get(kind).addAll(existing);
    }

    /** Whether an article has no section that may be public, so that it is in the mapping's. */
    boolean needsSection() {
        return !leftOut.isEmpty()
                || sectionsOfSome.stream()
                        .anyMatch(some -> some.stream().noneMatch(isPublic.get(Kind.SECTION)::contains));
    }

    private boolean isAboveItself(String slug) {
        Set<String> above = new HashSet<>();
        Name name = names.get(Kind.SECTION).get(slug);
        while (name != null && name.parent() != null && above.add(name.parent())) {
            name = names.get(Kind.SECTION).get(name.parent());
        }
        return above.contains(slug);
    }

    /** A section is public with what is below it. To be called when everything has been read over. */
    void complete() {
        names.get(Kind.SECTION).replaceAll((slug, name) -> isAboveItself(slug) ? name.alone() : name);
        Set<String> seen = isPublic.get(Kind.SECTION);
        for (String slug : Set.copyOf(seen)) {
            Name name = names.get(Kind.SECTION).get(slug);
            while (name != null && name.parent() != null && seen.add(name.parent())) {
                name = names.get(Kind.SECTION).get(name.parent());
            }
        }
    }
}
