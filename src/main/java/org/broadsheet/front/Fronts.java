package org.broadsheet.front;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.article.Teaser;
import org.broadsheet.article.Teasers;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryView;

/** Puts fronts together, from as many statements whatever they show. */
@ApplicationScoped
public class Fronts {

    /** The importance of what the editors give none. */
    private static final int UNRATED = 6;

    /**
     * What opens the home page, first: what the editors find important, then what they want to stand out, then what has a
     * picture. Of equals, the first in the list.
     */
    private static final Comparator<Teaser> FITTEST = Comparator.comparing(
                    (Teaser teaser) -> teaser.kind() == ArticleKind.SPONSORED)
            .thenComparing(teaser -> Optional.ofNullable(teaser.priority()).orElse(UNRATED))
            .thenComparing(teaser -> !teaser.featured())
            .thenComparing(teaser -> teaser.leadImage() == null);

    private final Sections sections;
    private final Summaries summaries;
    private final ArticleLists lists;
    private final Teasers teasers;
    private final Moves moves;

    Fronts(Sections sections, Summaries summaries, ArticleLists lists, Teasers teasers, Moves moves) {
        this.sections = sections;
        this.summaries = summaries;
        this.lists = lists;
        this.teasers = teasers;
        this.moves = moves;
    }

    /** The front of a section; ends the request if it moved or there is none. */
    public FrontView of(String slug, FrontRequest request) {
        SectionView section = moves.find(Kind.SECTION, slug, sections::bySlug);
        SummaryView summary = summaries
                .currentOf(Set.of(section.id()), request.language(), BodyRequest.HTML)
                .get(slug);
        if (summary != null) {
            summary = summary.covering(summary.articles().stream()
                    .filter(teaser -> isIn(request.language(), teaser))
                    .toList());
        }
        ArticleSelection listed = ArticleSelection.ofSection(slug, request.sectionOnly(), slugs(covered(summary)));
        Page<Teaser> articles = lists.page(ArticleListRequest.of(
                listed.with(listed.criteria().in(request.language())), PageRequest.first(request.limit())));
        return new FrontView(section, summary, articles.items(), articles.page().next());
    }

    /** The home page. */
    public HomeView home(HomeRequest request) {
        ArticleSelection all =
                ArticleSelection.ALL.with(ArticleSelection.ALL.criteria().in(request.language()));
        List<Teaser> newest = lists.page(ArticleListRequest.of(all, PageRequest.first(request.top())))
                .items();
        Teaser lead = newest.stream().min(FITTEST).orElse(null);
        List<SectionView> top = sections.top();
        Set<UUID> ids = top.stream().map(SectionView::id).collect(Collectors.toSet());
        Set<String> shown = new TreeSet<>(slugs(newest));
        Map<String, SummaryView> digests =
                once(top, summaries.currentOf(ids, request.language(), BodyRequest.HTML), request, shown);
        Map<UUID, List<Teaser>> articles = teasers.newestIn(ids, all.without(shown), request.limit());
        return new HomeView(
                lead,
                newest.stream().filter(teaser -> teaser != lead).toList(),
                top.stream()
                        .map(section -> new HomeView.Part(
                                section, digests.get(section.slug()), articles.getOrDefault(section.id(), List.of())))
                        .toList());
    }

    /** The summaries without the articles in other languages, and those that are shown before them. Adds those that are left to what is shown. */
    private static Map<String, SummaryView> once(
            List<SectionView> inOrder, Map<String, SummaryView> summaries, HomeRequest request, Set<String> shown) {
        Map<String, SummaryView> once = new HashMap<>();
        for (SectionView section : inOrder) {
            SummaryView summary = summaries.get(section.slug());
            if (summary != null) {
                once.put(
                        section.slug(),
                        summary.covering(summary.articles().stream()
                                .filter(teaser -> isIn(request.language(), teaser) && shown.add(teaser.slug()))
                                .toList()));
            }
        }
        return once;
    }

    /** Whether an article is in one of these languages; in any if there are none. {@code en} stands for {@code en-GB} too. */
    private static boolean isIn(Set<String> languages, Teaser article) {
        String language = article.language().toLowerCase(Locale.ROOT) + "-";
        return languages.isEmpty()
                || languages.stream().anyMatch(wanted -> language.startsWith(wanted.toLowerCase(Locale.ROOT) + "-"));
    }

    private static List<Teaser> covered(SummaryView summary) {
        return summary == null ? List.of() : summary.articles();
    }

    private static Set<String> slugs(List<Teaser> articles) {
        return articles.stream().map(Teaser::slug).collect(Collectors.toCollection(TreeSet::new));
    }
}
