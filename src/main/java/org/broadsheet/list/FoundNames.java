package org.broadsheet.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;

/** What the names in a request stand for. */
public final class FoundNames {

    private record Found(UUID id, String slug) {}

    private final RequestedNames requested;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private FoundNames(RequestedNames requested) {
        this.requested = requested;
    }

    /**
     * Finds what public things names stand for, by one statement for any number of them.
     *
     * @param bySlug from {@code from} on: joins a table to the rows of {@code requested}, each of which has a slug as {@code
     *     name}. The table's alias is {@code t}
     * @param byId the same for ids
     */
    public static FoundNames of(RequestedNames requested, Reads database, String bySlug, String byId) {
        FoundNames names = new FoundNames(requested);
        database.list(
                        Sql.of(
                                        "select requested.name, t.id, t.slug from unnest(?) requested(name) " + bySlug,
                                        requested.slug())
                                .add("union all select requested.name, t.id, t.slug")
                                .add("from unnest(?) requested(name) " + byId, requested.id()),
                        row -> Map.entry(
                                row.getString("name"), new Found(Database.id(row, "id"), row.getString("slug"))))
                .forEach(entry -> names.found.put(entry.getKey(), entry.getValue()));
        return names;
    }

    /** The ids of what was found, in the requested order. */
    private Set<UUID> ids() {
        Set<UUID> ids = new LinkedHashSet<>();
        requested.all().stream()
                .filter(found::containsKey)
                .forEach(name -> ids.add(found.get(name).id()));
        return ids;
    }

    /** The condition, from {@code and} on, that leaves only what was found. */
    public Sql condition(String id) {
        return Sql.of("and " + id + " = any (?::uuid[])", ids());
    }

    /** The position of a row in the requested order. */
    public Sql place(String id) {
        return Sql.of("array_position(?::uuid[], " + id + ")", ids());
    }

    /** The report of a list that shows these things. */
    public Page.Meta meta(Collection<UUID> shown) {
        List<String> missing = new ArrayList<>();
        List<Page.MovedName> moved = new ArrayList<>();
        for (String name : requested.all()) {
            Found one = found.get(name);
            if (one == null || !shown.contains(one.id())) {
                missing.add(name);
            } else if (requested.slug().contains(name) && !name.equals(one.slug())) {
                moved.add(new Page.MovedName(name, one.slug()));
            }
        }
        return new Page.Meta(null, null, missing, moved);
    }
}
