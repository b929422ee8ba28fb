package org.broadsheet.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.broadsheet.access.Limits;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Slugs;

/**
 * What a limited key or token reaches. The one place that says so: whatever reads or writes content for editors asks it. Keys without
 * limits cost no statement.
 */
@ApplicationScoped
public class Reach {

    private final Database database;
    private final SlugHistory history;

    Reach(Database database, SlugHistory history) {
        this.database = database;
        this.history = history;
    }

    /**
     * Where something belongs.
     *
     * @param section its section's id; null if that does not exist
     * @param source its sender; null if it has none
     */
    public record Place(UUID section, String source) {}

    /** Which of these places are beyond the limits, as positions in the list. */
    public Set<Integer> beyond(Limits limits, List<Place> places) {
        if (!limits.areSet() || places.isEmpty()) {
            return Set.of();
        }
        Set<Integer> beyond =
                new LinkedHashSet<>(IntStream.range(0, places.size()).boxed().toList());
        List<String> sections = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (Place place : places) {
            sections.add(place.section() == null ? null : place.section().toString());
            sources.add(place.source());
        }
        database.list(
                        Sql.of("select p.position - 1 as position from unnest(?::uuid[], ?::text[])", sections, sources)
                                .add("with ordinality p(section_id, source, position) where true")
                                .add(limits.condition("p.section_id", "p.source")),
                        row -> row.getInt("position"))
                .forEach(beyond::remove);
        return beyond;
    }

    /** Ends the request with a 403 if this place is beyond the limits. */
    public void check(Limits limits, Place place) {
        if (!beyond(limits, List.of(place)).isEmpty()) {
            throw refused(limits);
        }
    }

    /** A 403 for something that the limits do not cover. */
    public ProblemException refused(Limits limits) {
        return refused(words(limits) + "; this belongs elsewhere.");
    }

    /** A 403 for a write of what all sections and sources share, whatever the limits are. */
    static ProblemException ofShared() {
        return refused("Access is limited to articles of some sections or sources; this belongs to all of them.");
    }

    /** Why a record cannot be stored of which all sections and sources share what it is about; empty if it can. */
    public Optional<Fault> faultOfShared(Limits limits, String kind) {
        return limits.areSet()
                ? Optional.of(Fault.pointer("/type", words(limits) + "; " + kind + "s belong to all"))
                : Optional.empty();
    }

    /** Ends the request with a 403 if a key with these limits may not call an operation. */
    public static void check(Method operation, Limits limits) {
        if (limits.areSet() && !operation.isAnnotationPresent(WithinLimits.class)) {
            throw ofShared();
        }
    }

    private static ProblemException refused(String detail) {
        return Problem.of(ProblemType.OUTSIDE_LIMITS, detail).exception();
    }

    /** The limits in words, with the names that sections have now. */
    public String words(Limits limits) {
        List<String> parts = new ArrayList<>();
        if (!limits.sections().isEmpty()) {
            parts.add("the sections " + String.join(", ", sections(limits)));
        }
        if (!limits.sources().isEmpty()) {
            parts.add("the sources " + String.join(", ", sources(limits)));
        }
        return "Access is limited to articles of " + String.join(" and of ", parts);
    }

    /** The id of the section that has or had a slug, or that has an id; empty if there is none. */
    public Optional<UUID> section(String slugOrId) {
        if (Slugs.isId(slugOrId)) {
            return Optional.of(Slugs.id(slugOrId));
        }
        return database.first(Sql.of("select id from section where slug = ?", slugOrId), row -> Database.id(row, "id"))
                .or(() -> history.owner(Kind.SECTION, slugOrId).map(SlugHistory.Owner::id));
    }

    /** The slugs of the sections of the limits, in alphabetical order; of one that was deleted the id. */
    public List<String> sections(Limits limits) {
        return limits.sections().isEmpty()
                ? List.of()
                : database.list(
                        Sql.of(
                                        "select coalesce(s.slug, case l.id when ? then ? else l.id::text end) as name",
                                        Limits.NO_SECTION,
                                        Limits.NOTHING)
                                .add("from unnest(?) l(id)", limits.sections())
                                .add("left join section s on s.id = l.id order by (s.id is null), name collate \"C\""),
                        row -> row.getString("name"));
    }

    /** The sources of the limits, in alphabetical order. */
    public List<String> sources(Limits limits) {
        return limits.sources().stream().sorted().toList();
    }

    /** The same for the audit trail; empty if there are none. */
    public Optional<String> note(Limits limits) {
        return limits.areSet() ? Optional.of(words(limits)) : Optional.empty();
    }
}
