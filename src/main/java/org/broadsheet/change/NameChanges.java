package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.name.Kind;

/**
 * Records changes of sections, tags and authors: things that articles refer to, and that are public once they exist.
 */
@ApplicationScoped
public class NameChanges {

    /** A section, tag or author as it is stored. */
    public record Named(UUID id, int version, String slug) {}

    private final ChangeLog log;

    NameChanges(ChangeLog log) {
        this.log = log;
    }

    /**
     * Records that one was saved.
     *
     * @param version its version after the save
     * @param slugBefore its slug before the save; null if it is new
     */
    public void saved(Kind kind, UUID id, int version, String slug, String slugBefore) {
        saved(kind, id, version, slug, slugBefore, tags(kind, slug));
    }

    /**
     * The same of a section that was there before.
     *
     * @param around the slugs of the sections that it is or was below: lists of their articles have its own
     */
    public void savedInTree(UUID id, int version, String slug, String slugBefore, Collection<String> around) {
        Set<String> tags = tags(Kind.SECTION, slug);
        around.forEach(above -> tags.add(CacheTags.section(above)));
        saved(Kind.SECTION, id, version, slug, slugBefore, tags);
    }

    /**
     * Records that sections were moved with what is scheduled in them: lists of the articles of what they are below now
     * will show it.
     */
    public void moved(Collection<String> sections, Collection<String> above) {
        log.addToComing(sections, above.stream().map(CacheTags::section).toList());
    }

    private void saved(Kind kind, UUID id, int version, String slug, String slugBefore, Set<String> tags) {
        if (slugBefore != null) {
            tags.add(one(kind, slugBefore));
            tags.add(CacheTags.NAMES);
        }
        boolean renamed = slugBefore != null && !slugBefore.equals(slug);
        List<String> former = renamed ? List.of(slugBefore) : List.of();
        log.note(new Change(kind.word(), id, null, version, slug, former, null, null, tags)
                .with(Change.Impact.of(slugBefore == null)));
    }

    /** Records that one was deleted. */
    public void deleted(Kind kind, UUID id, int version, String slug) {
        log.note(new Change(kind.word(), id, "deleted", version, slug, List.of(), null, null, tags(kind, slug)));
    }

    /**
     * Records that one was merged into another of its kind: it is gone, and the other has its names.
     *
     * @param from what is deleted
     * @param into what remains
     */
    public void merged(Kind kind, Named from, Named into) {
        Set<String> tags = tags(kind, from.slug());
        tags.addAll(tags(kind, into.slug()));
        tags.add(CacheTags.NAMES);
        log.note(
                new Change(kind.word(), from.id(), "merged", from.version(), from.slug(), List.of(), null, null, tags));
        log.note(new Change(
                kind.word(), into.id(), null, into.version(), into.slug(), List.of(from.slug()), null, null, tags));
    }

    private static Set<String> tags(Kind kind, String slug) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(list(kind));
        tags.add(one(kind, slug));
        tags.add(CacheTags.ADDRESSES);
        return tags;
    }

    private static String list(Kind kind) {
        return switch (kind) {
            case SECTION -> CacheTags.SECTIONS;
            case TAG -> CacheTags.TAGS;
            case AUTHOR -> CacheTags.AUTHORS;
            case ARTICLE, SUMMARY ->
                throw new IllegalArgumentException("Articles do not refer to one by name: " + kind);
        };
    }

    private static String one(Kind kind, String slug) {
        return switch (kind) {
            case SECTION -> CacheTags.section(slug);
            case TAG -> CacheTags.tag(slug);
            case AUTHOR -> CacheTags.author(slug);
            case ARTICLE, SUMMARY ->
                throw new IllegalArgumentException("Articles do not refer to one by name: " + kind);
        };
    }
}
