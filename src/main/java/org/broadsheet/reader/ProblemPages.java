package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.ArticleSelection;
import org.broadsheet.article.Teaser;
import org.broadsheet.list.PageRequest;
import org.broadsheet.problem.Problem;
import org.jboss.logging.Logger;

/** Renders pages that say why there is no other one, and what to read instead. */
@ApplicationScoped
class ProblemPages {

    private static final Logger LOG = Logger.getLogger(ProblemPages.class);
    private static final int SUGGESTIONS = 4;
    private static final int WORDS = 8;
    private static final int SERVER_ERROR = 500;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Frames frames;
    private final ArticleLists lists;

    ProblemPages(Frames frames, ArticleLists lists) {
        this.frames = frames;
        this.lists = lists;
    }

    /** The page of a problem. */
    String of(Problem problem, Visit visit) {
        Head head = Head.passing(problem.status() == 410 ? "Withdrawn" : problem.title());
        if (problem.status() < SERVER_ERROR) {
            try {
                return Templates.problem(frames.of(head, visit, List.of()), problem, suggestions(visit))
                        .render();
            } catch (RuntimeException e) {
                // What there is no page about matters more than that there are no suggestions either.
                LOG.warnf(e, "No suggestions for %s", visit.path());
            }
        }
        return Templates.problem(frames.bare(head, visit), problem, List.of()).render();
    }

    /** Stories that have words of the path, else the newest. */
    private List<Teaser> suggestions(Visit visit) {
        return words(visit.path())
                .map(words -> first(ArticleSelection.of(words)))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> first(ArticleSelection.ALL));
    }

    private List<Teaser> first(ArticleSelection articles) {
        return lists.page(ArticleListRequest.of(articles, PageRequest.first(SUGGESTIONS)))
                .items();
    }

    /** A query for any of the words at the end of a path; empty if there are none. */
    private static Optional<String> words(String path) {
        String name = path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
        String words = BETWEEN_WORDS
                .splitAsStream(name)
                .filter(word -> word.length() > 2)
                .limit(WORDS)
                .collect(Collectors.joining(" OR "));
        return Optional.of(words).filter(any -> !any.isEmpty());
    }
}
