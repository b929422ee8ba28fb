package org.broadsheet.article;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.request.WireName;

/**
 * A property that lists of articles can be narrowed by, whose values are names. Declared in the order of their
 * parameters' names, since cursors depend on it.
 */
public enum Criterion {
    NOT_AUTHOR("-author", "author"),
    NOT_KIND("-kind", "kind"),
    NOT_LANGUAGE("-language", "language"),
    NOT_SECTION("-section", "section"),
    NOT_TAG("-tag", "tag"),
    ACCESS("access", "access"),
    ALL_TAGS("allTags", "tag"),
    AUTHOR("author", "author"),
    FEATURED("featured", "featured"),
    KIND("kind", "kind"),
    LANGUAGE("language", "language"),
    NOINDEX("noindex", "noindex"),
    PRIMARY_TAG("primaryTag", "tag"),
    PRIORITY("priority", "priority"),
    SECTION("section", "section"),
    TAG("tag", "tag");

    private final String parameter;
    private final String kind;

    Criterion(String parameter, String kind) {
        this.parameter = parameter;
        this.kind = kind;
    }

    /** The query parameter's name. */
    public String parameter() {
        return parameter;
    }

    /** What the values name: the table that they are slugs in, or a column of articles. */
    public String kind() {
        return kind;
    }

    /** Whether the values are to be looked up; those of others are what articles have. */
    boolean isLookedUp() {
        return switch (this) {
            case KIND, NOT_KIND, NOINDEX, PRIORITY, FEATURED, ACCESS -> false;
            default -> true;
        };
    }

    /** The criteria that have values. */
    public static Map<Criterion, Set<String>> withValues(
            Set<String> section,
            Set<String> tag,
            Set<String> allTags,
            Set<String> author,
            Set<String> language,
            Set<String> notSection,
            Set<String> notTag,
            Set<String> notAuthor,
            Set<String> notLanguage,
            Set<ArticleKind> kind,
            Set<ArticleKind> notKind,
            Optional<Boolean> noindex,
            Set<Priority> priority,
            Optional<Boolean> featured,
            Set<Access> access,
            Set<String> primaryTag) {
        Map<Criterion, Set<String>> all = new EnumMap<>(Criterion.class);
        all.put(SECTION, section);
        all.put(TAG, tag);
        all.put(ALL_TAGS, allTags);
        all.put(AUTHOR, author);
        all.put(LANGUAGE, language);
        all.put(NOT_SECTION, notSection);
        all.put(NOT_TAG, notTag);
        all.put(NOT_AUTHOR, notAuthor);
        all.put(NOT_LANGUAGE, notLanguage);
        all.put(KIND, names(kind));
        all.put(NOT_KIND, names(notKind));
        all.put(NOINDEX, flag(noindex));
        all.put(PRIORITY, names(priority));
        all.put(FEATURED, flag(featured));
        all.put(ACCESS, names(access));
        all.put(PRIMARY_TAG, primaryTag);
        all.values().removeIf(Set::isEmpty);
        return Collections.unmodifiableMap(all);
    }

    private static Set<String> flag(Optional<Boolean> flag) {
        return flag.isEmpty() ? Set.of() : Set.of(flag.get().toString());
    }

    private static Set<String> names(Set<? extends WireName> values) {
        return values.isEmpty()
                ? Set.of()
                : values.stream().map(WireName::wireName).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
