package org.broadsheet.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.Slugs;

/**
 * Turns the names in steps into ids, by which they are stored, and ids into the slugs that things have now. So a step is
 * about the same thing whatever it is called by the time it is carried out.
 */
@ApplicationScoped
class ReleaseNames {

    private static final List<Kind> KINDS = List.of(Kind.ARTICLE, Kind.SUMMARY);

    private final Database database;
    private final SlugHistory history;

    ReleaseNames(Database database, SlugHistory history) {
        this.database = database;
        this.history = history;
    }

    /**
     * The same with ids.
     *
     * @param faults gets one for each name that nothing has; such names stay
     */
    ReleaseDraft stored(ReleaseDraft draft, List<Fault> faults) {
        Map<Kind, Map<String, String>> ids = new EnumMap<>(Kind.class);
        names(List.of(draft)).forEach((kind, names) -> ids.put(kind, ids(kind, names)));
        List<ReleaseStep> steps = new ArrayList<>();
        for (int i = 0; i < draft.steps().size(); i++) {
            ReleaseStep step = draft.steps().get(i);
            String at = "/steps/" + i + "/";
            if (!ids.get(step.kind()).containsKey(step.thing())) {
                faults.add(Fault.pointer(
                        at + step.field(), "There is no " + step.kind().word() + " " + step.thing()));
            }
            if (step instanceof ReleaseStep.Withdraw withdraw
                    && withdraw.replacement() != null
                    && !ids.get(Kind.ARTICLE).containsKey(withdraw.replacement())) {
                faults.add(Fault.pointer(at + "replacement", "There is no article " + withdraw.replacement()));
            }
            steps.add(step.about(in(ids, Kind.ARTICLE), in(ids, Kind.SUMMARY)));
        }
        return new ReleaseDraft(draft.name(), steps);
    }

    /** The same stored releases with slugs; the ids of what was deleted stay. */
    List<ReleaseDraft> shown(List<ReleaseDraft> drafts) {
        Map<Kind, Map<String, String>> slugs = new EnumMap<>(Kind.class);
        names(drafts).forEach((kind, ids) -> slugs.put(kind, slugs(kind, ids)));
        return drafts.stream()
                .map(draft -> new ReleaseDraft(
                        draft.name(),
                        draft.steps().stream()
                                .map(step -> step.about(in(slugs, Kind.ARTICLE), in(slugs, Kind.SUMMARY)))
                                .toList()))
                .toList();
    }

    /** The slug that an article has now; of a deleted one the id. */
    String slug(String article) {
        return slugs(Kind.ARTICLE, Set.of(article)).getOrDefault(article, article);
    }

    private static UnaryOperator<String> in(Map<Kind, Map<String, String>> names, Kind kind) {
        return name -> names.get(kind).getOrDefault(name, name);
    }

    private static Map<Kind, Set<String>> names(List<ReleaseDraft> drafts) {
        Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
        KINDS.forEach(kind -> names.put(kind, new HashSet<>()));
        drafts.forEach(draft -> draft.steps()
                .forEach(step -> step.about(
                        article -> noted(names.get(Kind.ARTICLE), article),
                        summary -> noted(names.get(Kind.SUMMARY), summary))));
        return names;
    }

    private static String noted(Set<String> names, String name) {
        names.add(name);
        return name;
    }

    private Map<String, String> ids(Kind kind, Set<String> names) {
        Map<String, String> found = new HashMap<>();
        List<String> slugs = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (String name : names) {
            if (Slugs.isId(name)) {
                ids.put(name, Slugs.id(name).toString());
            } else {
                slugs.add(name);
            }
        }
        Set<String> known = slugs(kind, Set.copyOf(ids.values())).keySet();
        ids.forEach((name, id) -> {
            if (known.contains(id)) {
                found.put(name, id);
            }
        });
        database.list(
                        Sql.of("select id::text, slug from " + kind.word() + " where slug = any (?)", slugs),
                        row -> Map.entry(row.getString("slug"), row.getString("id")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        for (String name : slugs) {
            if (!found.containsKey(name)) {
                history.owner(kind, name)
                        .ifPresent(owner -> found.put(name, owner.id().toString()));
            }
        }
        return found;
    }

    private Map<String, String> slugs(Kind kind, Set<String> ids) {
        Map<String, String> slugs = new HashMap<>();
        database.list(
                        Sql.of("select id::text, slug from " + kind.word() + " where id = any (?::uuid[])", ids),
                        row -> Map.entry(row.getString("id"), row.getString("slug")))
                .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        return slugs;
    }
}
