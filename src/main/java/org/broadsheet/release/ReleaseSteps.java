package org.broadsheet.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.broadsheet.article.edit.ArticleLifecycle;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.LifeInput;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.workingcopy.ArticleWorkingCopies;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.editorial.Writer;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.request.WarningCode;
import org.broadsheet.summary.EditorialSummaries;
import org.broadsheet.summary.EditorialSummary;
import org.broadsheet.summary.SummaryPublishing;
import org.broadsheet.summary.workingcopy.SummaryPublishInput;
import org.broadsheet.summary.workingcopy.SummaryWorkingCopies;

/**
 * Carries out the steps of a release one after the other, by the same code as if each were asked for by itself, in the
 * caller's transaction.
 */
@ApplicationScoped
class ReleaseSteps {

    /** What the clock does with working copies. */
    private static final List<String> WORKING_COPIES =
            List.of(EditorialArticles.WORKING_COPIES.work(), EditorialSummaries.WORKING_COPIES.work());

    private final ArticleLifecycle life;
    private final EditorialArticles articles;
    private final WorkingCopyPublishing workingCopies;
    private final ArticleWorkingCopies ofArticles;
    private final SummaryWorkingCopies ofSummaries;
    private final SummaryPublishing summaries;
    private final ReleaseNames names;
    private final WriteTransaction transactions;
    private final Database database;

    ReleaseSteps(
            ArticleLifecycle life,
            EditorialArticles articles,
            WorkingCopyPublishing workingCopies,
            ArticleWorkingCopies ofArticles,
            SummaryWorkingCopies ofSummaries,
            SummaryPublishing summaries,
            ReleaseNames names,
            WriteTransaction transactions,
            Database database) {
        this.life = life;
        this.articles = articles;
        this.workingCopies = workingCopies;
        this.ofArticles = ofArticles;
        this.ofSummaries = ofSummaries;
        this.summaries = summaries;
        this.names = names;
        this.transactions = transactions;
        this.database = database;
    }

    /**
     * What came of steps.
     *
     * @param faults of those that were not carried out, with pointers from {@code /steps} on
     * @param entries for the audit trail, of what was changed
     */
    record Outcome(List<Fault> faults, List<Warning> warnings, List<WriteResult.Entry> entries) {}

    /**
     * Locks all that a release is about: what the clock is to do with its working copies, then summaries, then articles, each
     * in the order of their ids. Editors and the clock lock in this order too, so that nobody waits in a circle.
     */
    void lock(Release release) {
        database.list(
                Sql.of(
                                "select id from due where kind = any (?) and thing_id = any (?::uuid[])",
                                WORKING_COPIES,
                                things(release, step -> step.matter() == ReleaseStep.Matter.CONTENT))
                        .add("order by thing_id for update"),
                row -> true);
        for (Kind kind : List.of(Kind.SUMMARY, Kind.ARTICLE)) {
            database.list(
                    Sql.of(
                                    "select id from " + kind.word() + " where id = any (?::uuid[])",
                                    things(release, step -> step.kind() == kind))
                            .add("order by id for update"),
                    row -> true);
        }
    }

    private static Collection<String> things(Release release, Predicate<ReleaseStep> some) {
        return release.draft().steps().stream()
                .filter(some)
                .map(ReleaseStep::thing)
                .distinct()
                .toList();
    }

    /**
     * Carries out what can be. Where there are faults, the caller's transaction must be rolled back.
     *
     * @param at the time that everything gets
     */
    Outcome carryOut(Release release, Instant at, Writer by) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Carrying carrying = new Carrying(at, by);
        List<ReleaseStep> steps = release.draft().steps();
        for (int i = 0; i < steps.size(); i++) {
            ReleaseStep step = steps.get(i);
            String pointer = "/steps/" + i;
            try {
                WriteResult result = transactions.attempt(() -> step.carryOut(carrying));
                if (result.entry() != null) {
                    outcome.entries().add(result.entry());
                }
                warnings(result).forEach(warning -> outcome.warnings()
                        .add(new Warning(warning.code(), pointer + warning.pointer(), warning.detail())));
            } catch (ProblemException e) {
                outcome.faults().addAll(faults(e.problem(), pointer));
            }
        }
        return outcome;
    }

    /** Steps as the operations that they are by themselves, all at one time. */
    private final class Carrying implements ReleaseStep.Acts {

        private final ArticleLifecycle.Act act;

        Carrying(Instant at, Writer by) {
            this.act = new ArticleLifecycle.Act(at, by);
        }

        @Override
        public WriteResult publish(ReleaseStep.Publish step) {
            return life.publish(locked(step), new LifeInput.Publish(null, step.embargoUntil(), null, null), act);
        }

        @Override
        public WriteResult publishWorkingCopy(ReleaseStep.PublishWorkingCopy step) {
            return workingCopies.publish(ofArticles, id(step), step.how(), act.at(), act.by());
        }

        @Override
        public WriteResult unpublish(ReleaseStep.Unpublish step) {
            return life.unpublish(locked(step), new LifeInput.Unpublish(step.reason()), act);
        }

        @Override
        public WriteResult withdraw(ReleaseStep.Withdraw step) {
            String replacement = step.replacement() == null ? null : names.slug(step.replacement());
            return life.withdraw(locked(step), new LifeInput.Withdraw(step.reason(), step.notice(), replacement), act);
        }

        @Override
        public WriteResult expire(ReleaseStep.Expire step) {
            return life.expire(locked(step), step.how(), act);
        }

        @Override
        public WriteResult publishSummary(ReleaseStep.PublishSummary step) {
            return summaries.publish(step.summary(), act.at());
        }

        @Override
        public WriteResult publishSummaryWorkingCopy(ReleaseStep.PublishSummaryWorkingCopy step) {
            return workingCopies.publish(ofSummaries, id(step), new SummaryPublishInput(null), act.at(), act.by());
        }

        private StoredArticle locked(ReleaseStep step) {
            return articles.lockForProgram(id(step));
        }

        private UUID id(ReleaseStep step) {
            return UUID.fromString(step.thing());
        }
    }

    private static List<Warning> warnings(WriteResult result) {
        if (result.view() instanceof EditorialArticle article) {
            return article.warnings();
        }
        return result.view() instanceof EditorialSummary summary ? summary.warnings() : List.of();
    }

    private static List<Fault> faults(Problem problem, String pointer) {
        return problem.errors() == null
                ? List.of(Fault.pointer(pointer, problem.detail()))
                : problem.errors().stream()
                        .map(fault -> new Fault(
                                null,
                                pointer + (fault.pointer() == null ? "" : fault.pointer()),
                                fault.detail(),
                                fault.allowed(),
                                fault.didYouMean()))
                        .toList();
    }

    /** What else is about to happen, without the release, to what it is about. */
    List<Warning> besides(Release release) {
        List<Warning> warnings = new ArrayList<>();
        List<ReleaseStep> steps = release.draft().steps();
        for (int i = 0; i < steps.size(); i++) {
            String pointer = "/steps/" + i;
            UUID thing = UUID.fromString(steps.get(i).thing());
            Stream.concat(ownTime(thing), otherReleases(release.id(), thing))
                    .map(detail -> new Warning(WarningCode.ALSO_SCHEDULED, pointer, detail))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    private Stream<String> ownTime(UUID thing) {
        return database
                .list(
                        Sql.of("select at from due where kind = any (?) and thing_id = ?", WORKING_COPIES, thing),
                        row -> "Its working copy is also scheduled by itself, for " + Database.instant(row, "at"))
                .stream();
    }

    private Stream<String> otherReleases(UUID release, UUID thing) {
        return database
                .list(
                        Sql.of(
                                        "select name, at from release where state = 'scheduled' and id <> ? and steps like ?",
                                        release,
                                        "%\"" + thing + "\"%")
                                .add("order by at, id limit 10"),
                        row -> "It is also in the release “" + row.getString("name") + "”, scheduled for "
                                + Database.instant(row, "at"))
                .stream();
    }
}
