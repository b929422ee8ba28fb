package org.broadsheet.article.edit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.article.ArticleCriteria;
import org.broadsheet.article.ArticleFilter;
import org.broadsheet.article.ArticleSort;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.request.WireName;

/** The parameters of an editor's list of articles: those of Delivery, and the state. */
record EditorialArticleRequest(
        PageRequest page,

        @Param(
                description =
                        "Only articles in this state. `scheduled` are the `published` ones that are not public yet,"
                                + " because of their time or their embargo. `expired` are the ones that were public"
                                + " until their `expiresAt`; a moment after it `published` leaves them out.")
        Optional<Status> status,

        @Param(
                description =
                        "Only articles in one of these stages, which `broadsheet.editorial.stages` lists. Those that"
                                + " were never moved are in the first, published ones and archives too: `status=draft` beside it"
                                + " leaves them out.",
                text = Text.SLUG,
                example = "in-review")
        Set<String> stage,

        @Param(
                description =
                        "Only articles with these words: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`. A"
                                + " save can be found a moment later.")
        Optional<String> q,

        @Param(description = "With `true` only articles that have a working copy, with `false` only those without.")
        Optional<Boolean> workingCopy,

        ArticleCriteria criteria,

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
        EXPIRED(State.EXPIRED),
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
                criteria.values(),
                criteria.sectionOnly(),
                criteria.extra(),
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
