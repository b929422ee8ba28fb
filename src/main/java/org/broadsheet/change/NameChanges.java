package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Notes changes of what other things name: sections, tags and authors, which are public as soon as they are there. */
@ApplicationScoped
public class NameChanges {

    /** The kinds of such things. */
    public enum Of {
        SECTION(CacheTags.SECTIONS, CacheTags::section),
        TAG(CacheTags.TAGS, CacheTags::tag),
        AUTHOR(CacheTags.AUTHORS, CacheTags::author);

        private final String list;
        private final UnaryOperator<String> one;

        Of(String list, UnaryOperator<String> one) {
            this.list = list;
            this.one = one;
        }

        private String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ChangeLog log;

    NameChanges(ChangeLog log) {
        this.log = log;
    }

    /**
     * Notes that one was saved.
     *
     * @param version the one that there is now
     * @param slugBefore null for a new one
     */
    public void saved(Of kind, UUID id, int version, String slug, String slugBefore) {
        Set<String> tags = tags(kind, slug);
        if (slugBefore != null) {
            tags.add(kind.one.apply(slugBefore));
            tags.add(CacheTags.NAMES);
        }
        boolean renamed = slugBefore != null && !slugBefore.equals(slug);
        List<String> former = renamed ? List.of(slugBefore) : List.of();
        log.note(new Change(kind.type(), id, null, version, slug, former, null, null, tags));
    }

    /** Notes that one was deleted. */
    public void deleted(Of kind, UUID id, int version, String slug) {
        log.note(new Change(kind.type(), id, "deleted", version, slug, List.of(), null, null, tags(kind, slug)));
    }

    private static Set<String> tags(Of kind, String slug) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(kind.list);
        tags.add(kind.one.apply(slug));
        tags.add(CacheTags.ADDRESSES);
        return tags;
    }
}
