package org.broadsheet.article.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Scope;
import org.broadsheet.article.edit.ArticleIdentity.Known;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Reach;
import org.broadsheet.editorial.Writer;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Which articles a writer may write. All reads of one article and both of its writers ask it. A write that moves an article
 * needs both places: where it is and where it would be.
 */
@ApplicationScoped
class ArticleReach {

    private static final String PUBLISHING = "Changing what the public sees needs the scope " + Scope.CONTENT_PUBLISH;

    private final Database database;
    private final Reach reach;

    ArticleReach(Database database, Reach reach) {
        this.database = database;
        this.reach = reach;
    }

    /** The condition that an article {@code a} is within the limits. */
    Sql condition(Limits limits) {
        return limits.condition("a.section_id", "a.source");
    }

    /** Ends the request with a 403 if a stored article is beyond the limits. */
    void check(StoredArticle article, Limits limits) {
        if (limits.areSet()
                && database.first(
                                Sql.of("select 1 from article a where a.id = ?", article.id())
                                        .add(condition(limits)),
                                row -> true)
                        .isEmpty()) {
            throw reach.refused(limits);
        }
    }

    /**
     * Ends the request with a 403 if any of these is, or would be, beyond the writer's limits, or if a record decides what the
     * public sees and its writer may not. Senders' records have been rejected before by {@link #faults}.
     *
     * @param sent whether they are records
     */
    void check(List<Placed> drafts, Names names, Writer writer, boolean sent) {
        if (!beyond(drafts, names, writer.limits(), sent).isEmpty()) {
            throw reach.refused(writer.limits());
        }
        if (sent && !writer.mayPublish() && drafts.stream().anyMatch(ArticleReach::decides)) {
            throw Problem.of(ProblemType.MISSING_SCOPE, PUBLISHING).exception();
        }
    }

    /**
     * Why records cannot be stored by this writer, by their positions in the list. Nothing is said of the place of those whose
     * section does not exist yet.
     */
    Map<Integer, Fault> faults(List<Placed> records, Names names, Writer writer) {
        Map<Integer, Fault> faults = new HashMap<>();
        for (int position : beyond(records, names, writer.limits(), true)) {
            Placed record = records.get(position);
            if (!record.isUnchanged() && section(record, names) != null) {
                faults.put(position, Fault.pointer("/section", reach.words(writer.limits())));
            }
        }
        for (int i = 0; i < records.size(); i++) {
            if (!writer.mayPublish() && !records.get(i).isUnchanged() && decides(records.get(i))) {
                faults.put(i, Fault.pointer("/status", PUBLISHING));
            }
        }
        return faults;
    }

    /** Whether a record decides what the public sees: by its state or by a notice. */
    private static boolean decides(Placed record) {
        State before = record.stored() == null ? State.NEW : record.stored().state();
        return !record.draft().state().equals(before)
                || !record.draft().notices().isEmpty();
    }

    private Set<Integer> beyond(List<Placed> drafts, Names names, Limits limits, boolean sent) {
        if (!limits.areSet()) {
            return Set.of();
        }
        List<Integer> owners = new ArrayList<>();
        List<Reach.Place> places = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Placed draft = drafts.get(i);
            Known stored = draft.stored();
            owners.add(i);
            places.add(new Reach.Place(
                    section(draft, names),
                    sent ? draft.sender() : draft.draft().content().source()));
            if (stored != null) {
                owners.add(i);
                places.add(new Reach.Place(stored.section(), stored.source()));
            }
        }
        return reach.beyond(limits, places).stream().map(owners::get).collect(Collectors.toSet());
    }

    private static UUID section(Placed draft, Names names) {
        return names.sections().get(draft.draft().content().section());
    }
}
