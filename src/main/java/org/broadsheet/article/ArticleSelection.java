package org.broadsheet.article;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/** The parameters that select and order articles, in whatever form they are answered; see {@link ArticleFilter}. */
public record ArticleSelection(
        @Param(
                name = ArticleSelection.WORDS,
                description =
                        "Only articles with these words: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`. A"
                                + " phrase is searched for in headlines and in the newest 2,000 articles that have"
                                + " all of its words; a beginning stands for the 50 most used headline words that"
                                + " begin with it.",
                example = "ferry",
                maxLength = Declaration.MAX_LENGTH)
        Optional<String> words,

        RequestedNames requested,
        ArticleCriteria criteria,

        @Param(
                description = "Leaves out these articles (slugs or ids), such as those that a page already shows.",
                text = Text.SLUG_OR_ID,
                example = "harbour-ferry-returns")
        Set<String> exclude,

        @Param(
                name = ArticleSelection.PUBLISHED_AFTER,
                description = "Only articles published at this instant or later; a date means its first moment in UTC.",
                example = "2026-11-01")
        Optional<Instant> publishedAfter,

        @Param(
                name = ArticleSelection.PUBLISHED_BEFORE,
                description = "Only articles published before this instant; a date means its first moment in UTC.")
        Optional<Instant> publishedBefore,

        @Param(description = "Only articles updated at this instant or later; a date means its first moment in UTC.")
        Optional<Instant> updatedAfter,

        @Param(
                description = "What to do with retracted articles, which lists otherwise leave out.",
                byDefault = "exclude")
        Retracted retracted,

        @Param(
                name = ArticleSelection.SORT,
                description =
                        "The order; a minus sign means from high to low. `headline` is alphabetical, by the rules of"
                                + " the language in `language`, else by those for all languages. `priority` has the most"
                                + " important first, the newest first among equals, and leaves out what has no"
                                + " priority. `relevance` requires"
                                + " `q`, is then the default, and ranks the newest 120 articles that were found and"
                                + " the newest 30 with the words in their headlines. `asked` is the order of `slug`"
                                + " and `id`, requires one of them, and is then the default.",
                only = {"-publishedAt", "publishedAt", "-updatedAt", "headline", "priority", "relevance", "asked"},
                byDefault = "-publishedAt",
                unless = {ArticleSelection.WORDS, RequestedNames.SLUG, RequestedNames.ID})
        Optional<ArticleSort> sort)
        implements Checked {

    static final String WORDS = "q";
    static final String PUBLISHED_AFTER = "publishedAfter";
    static final String PUBLISHED_BEFORE = "publishedBefore";
    static final String SORT = "sort";

    /** The parameters about time and order, which a list of only the newest articles sets itself. */
    public static final Set<String> OF_TIME = Set.of(PUBLISHED_AFTER, PUBLISHED_BEFORE, SORT);

    /** All articles. */
    public static final ArticleSelection ALL = of(Optional.empty());

    /** The articles with these words. */
    public static ArticleSelection of(String words) {
        return of(Optional.of(words));
    }

    private static ArticleSelection of(Optional<String> words) {
        return new ArticleSelection(
                words,
                RequestedNames.NONE,
                ArticleCriteria.NONE,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Retracted.EXCLUDE,
                Optional.empty());
    }

    /**
     * The articles of a section except these.
     *
     * @param only whether to leave out what is below it
     */
    public static ArticleSelection ofSection(String section, boolean only, Set<String> exclude) {
        return ALL.with(ArticleCriteria.NONE.with(Criterion.SECTION, section).only(only))
                .without(exclude);
    }

    /** The same selection without these articles (slugs or ids). */
    public ArticleSelection without(Set<String> articles) {
        return new ArticleSelection(
                words, requested, criteria, articles, publishedAfter, publishedBefore, updatedAfter, retracted, sort);
    }

    /** The same selection with other criteria. */
    public ArticleSelection with(ArticleCriteria others) {
        return new ArticleSelection(
                words, requested, others, exclude, publishedAfter, publishedBefore, updatedAfter, retracted, sort);
    }

    /** The same selection, published at this instant or later. */
    public ArticleSelection publishedSince(Instant instant) {
        return new ArticleSelection(
                words,
                requested,
                criteria,
                exclude,
                Optional.of(instant),
                publishedBefore,
                updatedAfter,
                retracted,
                sort);
    }

    /** The order of the articles. */
    public ArticleSort order() {
        if (sort.isPresent()) {
            return sort.get();
        }
        if (!requested.isEmpty()) {
            return ArticleSort.ASKED;
        }
        return words.isPresent() ? ArticleSort.RELEVANCE : ArticleSort.NEWEST;
    }

    /** The filter that selects them, apart from the words. */
    public ArticleFilter filter() {
        Map<Criterion, Set<String>> narrowed = new TreeMap<>(criteria.values());
        if (order() == ArticleSort.PRIORITY) {
            narrowed.putIfAbsent(Criterion.PRIORITY, Priority.ALL);
        }
        return ArticleFilter.of(
                narrowed,
                criteria.sectionOnly(),
                criteria.extra(),
                exclude,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                retracted.shown());
    }

    @Override
    public void check(Faults faults) {
        filter().check(faults);
        requested.checkOrder(SORT, order() == ArticleSort.ASKED, faults);
        if (words.isPresent() && !requested.isEmpty()) {
            faults.add(WORDS, "Cannot be combined with " + RequestedNames.SLUG + " or " + RequestedNames.ID);
        }
        if (words.isEmpty() && order() == ArticleSort.RELEVANCE) {
            faults.add(Declaration.oneOf(
                    SORT,
                    ArticleSort.RELEVANCE.wireName(),
                    ArticleSort.WITHOUT_WORDS.stream()
                            .map(ArticleSort::wireName)
                            .toList()));
        }
    }
}
