package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.article.ArticleLanguages;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Site;
import org.broadsheet.section.SectionView;
import org.broadsheet.section.Sections;

/** Makes what is around a page. */
@ApplicationScoped
class Frames {

    private static final String ENGLISH = "en";

    private final Publication publication;
    private final Site site;
    private final Sections sections;
    private final ArticleLanguages languages;
    private final PageHtml html;
    private final PageFiles files;
    private final DatabaseClock clock;
    private final CacheDependencies dependencies;

    Frames(
            Publication publication,
            Site site,
            Sections sections,
            ArticleLanguages languages,
            PageHtml html,
            PageFiles files,
            DatabaseClock clock,
            CacheDependencies dependencies) {
        this.publication = publication;
        this.site = site;
        this.sections = sections;
        this.languages = languages;
        this.html = html;
        this.files = files;
        this.clock = clock;
        this.dependencies = dependencies;
    }

    /** The frame of a page that needs one of the API's requests for each of these paths. */
    Frame of(Head head, Visit visit, List<String> requests) {
        return of(head, visit, sections.top(), List.of(), requests);
    }

    /** The same for a page that comes in these languages. */
    Frame of(Head head, Visit visit, List<Frame.Edition> editions, List<String> requests) {
        return of(head, visit, sections.top(), editions, requests);
    }

    /** The same for a page that knows the sections. */
    Frame of(Head head, Visit visit, List<SectionView> top, List<Frame.Edition> editions, List<String> requests) {
        Instant now = clock.now();
        dependencies.recordChange(now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)));
        // Nothing in the change log says when the day changed, which every page shows.
        dependencies.makeUndated();
        return new Frame(
                visit.isPreview() ? head.passing() : head,
                visit,
                new Links(site, visit.carried()),
                html,
                paper(now),
                top,
                editions,
                requests);
    }

    /** The frame of a page that must not read anything, because reading is what failed. */
    Frame bare(Head head, Visit visit) {
        return new Frame(
                head,
                visit,
                new Links(site, visit.carried()),
                html,
                paper(clock.now()),
                List.of(),
                List.of(),
                List.of());
    }

    private Frame.Paper paper(Instant now) {
        String home = publication.home().toString();
        return new Frame.Paper(
                publication.name(),
                Wording.weekday(now, ENGLISH),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                home.substring(0, home.length() - 1),
                publication.isDemo(),
                files.style(),
                files.script(),
                files.icon());
    }

    /**
     * The languages that a reader can choose from, the one that the page is in marked: the one that was chosen, else the
     * publication's first, else the one that most is written in. None where there is only one.
     */
    List<Frame.Edition> editions(Visit visit) {
        Set<String> all = new LinkedHashSet<>(publication.languages());
        all.addAll(languages.used());
        String shown =
                visit.sent(Visit.LANGUAGE).or(() -> all.stream().findFirst()).orElse(ENGLISH);
        return all.size() < 2 && (all.isEmpty() || all.contains(shown))
                ? List.of()
                : all.stream()
                        .map(language -> new Frame.Edition(language, language.equals(shown)))
                        .toList();
    }

    /** The language to narrow a page to: empty where it has all of them. */
    static Set<String> shown(Visit visit, List<Frame.Edition> editions) {
        return editions.stream()
                .filter(Frame.Edition::isShown)
                .findFirst()
                .map(Frame.Edition::language)
                .or(() -> visit.sent(Visit.LANGUAGE))
                .map(Set::of)
                .orElse(Set.of());
    }
}
