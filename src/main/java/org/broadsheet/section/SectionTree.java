package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Which section is below which. The table {@code section_ancestor} holds what is above each of them, and triggers keep
 * it.
 */
@ApplicationScoped
class SectionTree {

    /** How many sections can be on the way from the top to one, itself included. */
    static final int LEVELS = 10;

    /** The same number as in the trigger {@code keep_section_tree}. */
    private static final long LOCK = 7_093_019_285_391_040_101L;

    private final Database database;

    SectionTree(Database database) {
        this.database = database;
    }

    /** Where a section would be. */
    private record Place(boolean isBelowItself, int levels) {}

    /**
     * Why a section cannot be below another one; empty if it can. The tree stays as it is until the caller's transaction
     * ends.
     *
     * @param section null for a new one
     */
    Optional<String> obstacle(UUID section, String parent) {
        database.list(Sql.of("select pg_advisory_xact_lock(?)", LOCK), row -> true);
        Optional<UUID> own = Optional.ofNullable(section);
        Optional<Place> place = database.first(
                Sql.of("select exists (select 1 from section_ancestor x")
                        .add("where x.section_id = p.id and x.ancestor_id = ?) as is_below_itself,", own)
                        .add("2 + (select max(x.distance) from section_ancestor x where x.section_id = p.id)")
                        .add("+ coalesce((select max(x.distance) from section_ancestor x")
                        .add("where x.ancestor_id = ?), 0) as levels", own)
                        .add("from section p where p.slug = ?", parent),
                row -> new Place(row.getBoolean("is_below_itself"), row.getInt("levels")));
        if (place.isEmpty()) {
            return Optional.of("There is no section " + parent);
        }
        if (place.get().isBelowItself()) {
            return Optional.of("The section " + parent + " is this one or below it; no section can be below itself");
        }
        return place.get().levels() > LEVELS
                ? Optional.of("Would make %d levels of sections; the maximum is %d"
                        .formatted(place.get().levels(), LEVELS))
                : Optional.empty();
    }

    /** The id of the section of this slug, which is stored. */
    UUID id(String slug) {
        return database.first(Sql.of("select id from section where slug = ?", slug), row -> Database.id(row, "id"))
                .orElseThrow();
    }

    /** The slugs of a section and of those above it. */
    List<String> above(UUID section) {
        return slugs(
                "select p.slug from section_ancestor x join section p on p.id = x.ancestor_id where x.section_id = ?",
                section);
    }

    /** The slugs of a section and of those below it. */
    List<String> below(UUID section) {
        return slugs(
                "select p.slug from section_ancestor x join section p on p.id = x.section_id where x.ancestor_id = ?",
                section);
    }

    private List<String> slugs(String sql, UUID section) {
        return database.list(Sql.of(sql, section), row -> row.getString("slug"));
    }
}
