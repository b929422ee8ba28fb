package org.broadsheet.article.edit;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.access.Scope;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Slugs;

/**
 * The stages that articles pass through in the newsroom, in order. An article that was never moved is in the first. One that
 * is in a stage which the newsroom no longer has stays there until somebody moves it.
 */
@ApplicationScoped
public class Stages {

    /** {@code broadsheet.editorial.*}: how the newsroom works on articles. */
    @ConfigMapping(prefix = "broadsheet.editorial")
    public interface Config {

        /** The stages that articles pass through, in order: slugs, separated by commas. A new article is in the first. */
        @WithDefault("draft,in-review,ready")
        List<String> stages();

        /** Those of the stages that articles are moved into and out of with the scope `content:review` alone. */
        Optional<List<String>> guardedStages();

        /** Whether `POST …/publish` needs an article to be in the last stage. Senders' records need no stage. */
        @WithDefault("false")
        boolean publishNeedsLastStage();
    }

    private static final String PARAMETER = "stage";

    private final List<String> stages;
    private final Set<String> guarded;
    private final boolean publishNeedsLast;

    Stages(Config config) {
        this.stages = config.stages();
        this.guarded = config.guardedStages().<Set<String>>map(Set::copyOf).orElse(Set.of());
        this.publishNeedsLast = config.publishNeedsLastStage();
    }

    void check(@Observes StartupEvent start) {
        if (!stages.stream().allMatch(Slugs::isSlug) || new HashSet<>(stages).size() < stages.size()) {
            throw new ConfigurationException("broadsheet.editorial.stages is " + String.join(",", stages)
                    + "; it needs different slugs, of " + Slugs.RULE);
        }
        if (!stages.containsAll(guarded)) {
            throw new ConfigurationException("broadsheet.editorial.guarded-stages names a stage that is not among "
                    + "broadsheet.editorial.stages: " + String.join(",", guarded));
        }
    }

    /** The stage that an article is in. */
    String of(StoredArticle article) {
        return shown(article.stage());
    }

    /** The stage that is stored as this; null is the first. */
    String shown(String stored) {
        return stored == null ? stages.get(0) : stored;
    }

    /** The condition that an article {@code a} is in one of these stages; adds a fault for each that does not exist. */
    Sql condition(Set<String> named, Faults faults) {
        named.stream()
                .filter(name -> !stages.contains(name))
                .forEach(name -> faults.add(Fault.parameter(PARAMETER, mustBe())
                        .suggesting(Nearest.to(name, stages).orElse(null))));
        return named.isEmpty()
                ? Sql.of("")
                : Sql.of(
                        named.contains(stages.get(0))
                                ? "and (a.stage = any (?) or a.stage is null)"
                                : "and a.stage = any (?)",
                        named);
    }

    private String mustBe() {
        return "Must be one of " + String.join(", ", stages);
    }

    /** Ends the request unless there is such a stage, and the editor may move an article into it from the one it is in. */
    void check(StoredArticle article, String to, Editor editor) {
        if (!stages.contains(to)) {
            throw Problem.invalidContent(List.of(Fault.pointer("/stage", mustBe())
                            .suggesting(Nearest.to(to, stages).orElse(null))))
                    .exception();
        }
        for (String stage : List.of(of(article), to)) {
            if (guarded.contains(stage)) {
                editor.needs(Scope.CONTENT_REVIEW, "Moving an article into or out of the stage " + stage);
            }
        }
    }

    /** Ends the request with a 409 if articles are published from the last stage only, and this is in another. */
    void checkPublishing(StoredArticle article) {
        String last = stages.get(stages.size() - 1);
        if (publishNeedsLast && !of(article).equals(last)) {
            throw ArticleWrites.refused(
                    "Articles are published from the stage " + last + "; this one is in " + of(article));
        }
    }
}
