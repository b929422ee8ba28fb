package org.broadsheet.article;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.extra.Extra;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.section.Sections;

/** The parameters that narrow a list of articles by names. */
public record ArticleCriteria(
        @Param(
                description = "Only articles of one of these sections (slugs) or of sections below them. Repeat it, or"
                        + " separate the values by commas.",
                text = Text.SLUG,
                example = "local,culture")
        Set<String> section,

        @Param(description = "Only articles with one of these tags (slugs).", text = Text.SLUG, example = "harbour")
        Set<String> tag,

        @Param(
                description = "Only articles with all of these tags (slugs).",
                text = Text.SLUG,
                example = "ferry,harbour")
        Set<String> allTags,

        @Param(description = "Only articles by one of these authors (slugs).", text = Text.SLUG, example = "mira-holt")
        Set<String> author,

        @Param(
                description = "Only articles in one of these languages (BCP 47); `en` also finds `en-GB`.",
                text = Text.LANGUAGE,
                example = "en")
        Set<String> language,

        @Param(
                name = "-section",
                description = "No articles of these sections (slugs) or of what is below them.",
                text = Text.SLUG,
                example = "sport")
        Set<String> notSection,

        @Param(
                name = "-tag",
                description = "No articles with one of these tags (slugs).",
                text = Text.SLUG,
                example = "football")
        Set<String> notTag,

        @Param(
                name = "-author",
                description = "No articles by one of these authors (slugs).",
                text = Text.SLUG,
                example = "jonah-pell")
        Set<String> notAuthor,

        @Param(
                name = "-language",
                description = "No articles in these languages (BCP 47).",
                text = Text.LANGUAGE,
                example = "uk")
        Set<String> notLanguage,

        @Param(description = "Only articles of one of these kinds.", example = "opinion,editorial")
        Set<ArticleKind> kind,

        @Param(name = "-kind", description = "No articles of these kinds.", example = "sponsored")
        Set<ArticleKind> notKind,

        @Param(
                description = "Only articles that search engines should not show; with `false` only the others, as a"
                        + " sitemap names them.")
        Optional<Boolean> noindex,

        @Param(description = "Only articles of one of these priorities; 1 is the highest.", example = "1,2")
        Set<Priority> priority,

        @Param(description = "Only articles that are to stand out; with `false` only the others.")
        Optional<Boolean> featured,

        @Param(
                description = "Only articles that are whole for one of these; `free` means for everybody.",
                example = "free")
        Set<Access> access,

        @Param(
                description = "Only articles that are most about one of these tags (slugs).",
                text = Text.SLUG,
                example = "harbour")
        Set<String> primaryTag,

        @Param(
                name = Sections.ONLY,
                description =
                        "Whether `section` and `-section` mean the sections themselves, without those below them.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(
                name = Extra.PREFIX,
                fieldsOf = ArticleView.class,
                description =
                        "Only articles with one of these values in a property that the newsroom's schema marks with"
                                + " `x-filter`.")
        Map<String, Set<String>> extra) {

    /** No criteria: all articles. */
    public static final ArticleCriteria NONE = new ArticleCriteria(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            false,
            Map.of());

    /** The same criteria with this one value for {@code section}, {@code tag} or {@code author}. */
    public ArticleCriteria with(Criterion criterion, String slug) {
        return new ArticleCriteria(
                criterion == Criterion.SECTION ? Set.of(slug) : section,
                criterion == Criterion.TAG ? Set.of(slug) : tag,
                allTags,
                criterion == Criterion.AUTHOR ? Set.of(slug) : author,
                language,
                notSection,
                notTag,
                notAuthor,
                notLanguage,
                kind,
                notKind,
                noindex,
                priority,
                featured,
                access,
                primaryTag,
                sectionOnly,
                extra);
    }

    /** The same criteria in one of these languages. */
    public ArticleCriteria in(Set<String> languages) {
        return new ArticleCriteria(
                section,
                tag,
                allTags,
                author,
                languages,
                notSection,
                notTag,
                notAuthor,
                notLanguage,
                kind,
                notKind,
                noindex,
                priority,
                featured,
                access,
                primaryTag,
                sectionOnly,
                extra);
    }

    /** The same criteria with or without what is below their sections. */
    ArticleCriteria only(boolean sections) {
        return new ArticleCriteria(
                section,
                tag,
                allTags,
                author,
                language,
                notSection,
                notTag,
                notAuthor,
                notLanguage,
                kind,
                notKind,
                noindex,
                priority,
                featured,
                access,
                primaryTag,
                sections,
                extra);
    }

    /** The same criteria for a news sitemap: without what is sponsored, and what search engines should not show. */
    public ArticleCriteria forNewsSitemap() {
        Set<ArticleKind> all = EnumSet.of(ArticleKind.SPONSORED);
        all.addAll(notKind);
        return new ArticleCriteria(
                section,
                tag,
                allTags,
                author,
                language,
                notSection,
                notTag,
                notAuthor,
                notLanguage,
                kind,
                Collections.unmodifiableSet(all),
                Optional.of(false),
                priority,
                featured,
                access,
                primaryTag,
                sectionOnly,
                extra);
    }

    /** The criteria that have values. */
    public Map<Criterion, Set<String>> values() {
        return Criterion.withValues(
                section,
                tag,
                allTags,
                author,
                language,
                notSection,
                notTag,
                notAuthor,
                notLanguage,
                kind,
                notKind,
                noindex,
                priority,
                featured,
                access,
                primaryTag);
    }
}
