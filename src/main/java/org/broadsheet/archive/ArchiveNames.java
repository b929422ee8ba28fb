package org.broadsheet.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sections, tags and authors of an archive, by their slugs here: what terms become by the mapping, what is known of each,
 * and which may be public because a public article has them.
 */
final class ArchiveNames {

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
    private final Map<Kind, Map<String, Name>> names = new HashMap<>();
    private final Map<Kind, Set<String>> isPublic = new HashMap<>();

    /** The sections of articles that may turn out to have no public one. */
    private final Set<Set<String>> sectionsOfSome = new HashSet<>();

    ArchiveNames(ArchiveFormat format, ArchiveMap map) {
        this.hasCategories = format.hasCategories();
        this.map = map;
        for (Kind kind : Kind.values()) {
            names.put(kind, new LinkedHashMap<>());
            isPublic.put(kind, new HashSet<>());
        }
    }

    /** Notes what the archive says of a category or tag by itself. */
    void describe(ArchiveTerm term) {
        place(term, false).ifPresent(kind -> name(kind, term, true));
    }

    /** Notes what the archive says of somebody by themselves. */
    void describe(ArchivePerson person) {
        name(person, true);
    }

    /**
     * Notes what an article names.
     *
     * @param seen whether it will be public
     */
    void add(ArchiveArticle article, boolean seen) {
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
    }

    private void note(Kind kind, String slug, ArchiveTerm term, boolean seen) {
        name(kind, term, false);
        if (seen) {
            isPublic.get(kind).add(slug);
        }
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

    /** All names of a kind, in the order in which they were found. */
    Map<String, Name> of(Kind kind) {
        return names.get(kind);
    }

    /** Whether a name may be public: a public article has it, or one below it. */
    boolean isPublic(Kind kind, String slug) {
        return isPublic.get(kind).contains(slug);
    }

    /** Lets names be public that exist already. */
    void known(Kind kind, Set<String> existing) {
        isPublic.get(kind).addAll(existing);
    }

    /** Whether an article has no section that may be public, so that it is in the mapping's. */
    boolean needsSection() {
        return sectionsOfSome.stream().anyMatch(some -> some.stream().noneMatch(isPublic.get(Kind.SECTION)::contains));
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
