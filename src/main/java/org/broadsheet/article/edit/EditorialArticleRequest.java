package org.broadsheet.article.edit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.article.ArticleFilter;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleSort;
import org.broadsheet.article.Criterion;
import org.broadsheet.article.Priority;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.request.WireName;
import org.broadsheet.section.Sections;

/** The parameters of an editor's list of articles: those of Delivery, and the state. */
record EditorialArticleRequest(
        PageRequest page,

        @Param(
                description =
                        "Only articles in this state. `scheduled` are the `published` ones that are not public yet,"
                                + " because of their time or their embargo.")
        Optional<Status> status,

        @Param(
                description =
                        "Only articles with these words: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`. A"
                                + " save can be found a moment later.")
        Optional<String> q,

        @Param(
                description = "Only articles of one of these sections (slugs) or of what is below it.",
                text = Text.SLUG,
                inContract = false)
        Set<String> section,

        @Param(description = "Only articles with one of these tags (slugs).", text = Text.SLUG, inContract = false)
        Set<String> tag,

        @Param(description = "Only articles with all of these tags (slugs).", text = Text.SLUG, inContract = false)
        Set<String> allTags,

        @Param(description = "Only articles by one of these authors (slugs).", text = Text.SLUG, inContract = false)
        Set<String> author,

        @Param(description = "Only articles in one of these languages (BCP 47).", text = Text.LANGUAGE)
        Set<String> language,

        @Param(
                name = "-section",
                description = "No articles of these sections (slugs) or of what is below them.",
                text = Text.SLUG,
                inContract = false)
        Set<String> notSection,

        @Param(
                name = "-tag",
                description = "No articles with one of these tags (slugs).",
                text = Text.SLUG,
                inContract = false)
        Set<String> notTag,

        @Param(
                name = "-author",
                description = "No articles by one of these authors (slugs).",
                text = Text.SLUG,
                inContract = false)
        Set<String> notAuthor,

        @Param(name = "-language", description = "No articles in these languages (BCP 47).", text = Text.LANGUAGE)
        Set<String> notLanguage,

        @Param(description = "Only articles of one of these kinds.")
        Set<ArticleKind> kind,

        @Param(name = "-kind", description = "No articles of these kinds.")
        Set<ArticleKind> notKind,

        @Param(description = "Only articles that search engines should not show; with `false` only the others.")
        Optional<Boolean> noindex,

        @Param(description = "Only articles of one of these priorities; 1 is the highest.")
        Set<Priority> priority,

        @Param(description = "Only articles that are to stand out; with `false` only the others.")
        Optional<Boolean> featured,

        @Param(
                name = Sections.ONLY,
                description =
                        "Whether `section` and `-section` mean the sections themselves, without those below them.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(description = "Leaves these articles out (slugs or ids).", text = Text.SLUG_OR_ID, inContract = false)
        Set<String> exclude,

        @Param(description = "Only articles published at this instant or later.")
        Optional<Instant> publishedAfter,

        @Param(description = "Only articles published before this instant.")
        Optional<Instant> publishedBefore,

        @Param(description = "Only articles updated at this instant or later.")
        Optional<Instant> updatedAfter,

        @Param(
                description = "The order; a minus sign means from high to low.",
                only = {"-savedAt", "-updatedAt", "headline"},
                byDefault = "-savedAt")
        ArticleSort sort)
        implements Checked {

    /** The states that articles can be listed by. */
    enum Status implements WireName {
        DRAFT(State.DRAFT),
        SCHEDULED("scheduled"),
        PUBLISHED(State.PUBLISHED),
        WITHDRAWN(State.WITHDRAWN);

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }

        /** The condition on an article {@code a}. */
        Sql condition() {
            return this == SCHEDULED ? Sql.of("and " + Visibility.later("a")) : Sql.of("and a.status = ?", wireName);
        }
    }

    ArticleFilter filter() {
        return ArticleFilter.of(
                Criterion.withValues(
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
                        featured),
                sectionOnly,
                exclude,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                ArticleFilter.Shown.STORED);
    }

    @Override
    public void check(Faults faults) {
        filter().check(faults);
    }
}
