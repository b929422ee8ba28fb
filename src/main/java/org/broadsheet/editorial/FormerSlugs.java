package org.broadsheet.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.broadsheet.name.Kind;
import org.broadsheet.name.Moves;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;

/**
 * Ends requests that name something by a former slug. Reads are redirected; writes only get the new address, because
 * the thing may not be the one that their sender has read: another may have been merged into it.
 */
@ApplicationScoped
public class FormerSlugs {

    private final SlugHistory history;
    private final Moves moves;

    FormerSlugs(SlugHistory history, Moves moves) {
        this.history = history;
        this.moves = moves;
    }

    /** 308 to the address with the current slug; 404 if nothing had this one. */
    public ProblemException ofRead(Kind kind, String idOrSlug) {
        return current(kind, idOrSlug)
                .map(slug -> moves.to(kind, idOrSlug, slug))
                .orElseGet(() -> Problem.notStored().exception());
    }

    /**
     * 404, with the current address of what had this slug.
     *
     * @param path that addresses of the kind begin with
     */
    public ProblemException ofWrite(Kind kind, String path, String idOrSlug) {
        return current(kind, idOrSlug)
                .map(slug -> Problem.of(ProblemType.NOT_FOUND, "The " + kind.word() + "'s slug is " + slug + " now.")
                        .suggesting(path + slug))
                .orElseGet(Problem::notStored)
                .exception();
    }

    private Optional<String> current(Kind kind, String idOrSlug) {
        return history.owner(kind, idOrSlug).map(SlugHistory.Owner::slug);
    }
}
