package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.list.NameLists;
import org.broadsheet.list.Page;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Faults;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/** Reads and writes sections; lists are in the publication's order. */
@ApplicationScoped
public class Sections {

    private static final String COLUMNS =
            "select t.id, t.slug, t.name, t.description, t.sort_key, t.name_key from section t";

    private final PublicReads database;
    private final NameLists lists;
    private final Site site;
    private final CacheDependencies dependencies;
    private final NameLists.Named<SectionView> all;

    Sections(PublicReads database, NameLists lists, Site site, CacheDependencies dependencies) {
        this.database = database;
        this.lists = lists;
        this.site = site;
        this.dependencies = dependencies;
        this.all = new NameLists.Named<>(Kind.SECTION, COLUMNS, this::read, SectionView::id);
    }

    /** A page of sections, in the publication's order or the one asked for. Uses section_by_alphabet. */
    Page<SectionView> page(BoundQuery<SectionListRequest> query) {
        NameLists.Listed<SectionView> listed = lists.page(query, query.value().names(), all);
        dependencies.record(CacheTags.SECTIONS);
        if (listed.isProvisional()) {
            dependencies.recordChangeAtOnce();
        }
        return listed.page();
    }

    /**
     * The ids of the sections that have these slugs or had them before. Adds a fault for each slug without a section, with
     * the nearest known one. Runs no statement for an empty set.
     */
    public Set<UUID> ids(String parameter, Set<String> slugs, Faults faults) {
        // Another section may take or give up one of these slugs.
        slugs.forEach(slug -> dependencies.record(CacheTags.section(slug)));
        return ids(database, parameter, slugs, faults);
    }

    /** The same, read from where the caller reads. */
    public static Set<UUID> ids(Reads reads, String parameter, Set<String> slugs, Faults faults) {
        Set<UUID> ids = new LinkedHashSet<>();
        if (slugs.isEmpty()) {
            return ids;
        }
        Map<String, UUID> known = new HashMap<>();
        reads.list(
                        Sql.of("select slug, id from section"),
                        row -> Map.entry(row.getString("slug"), Database.id(row, "id")))
                .forEach(one -> known.put(one.getKey(), one.getValue()));
        Set<String> others = new LinkedHashSet<>(slugs);
        others.removeAll(known.keySet());
        Map<String, FormerNames.Now> moved = new FormerNames(reads).of(Kind.SECTION, others);
        for (String slug : slugs) {
            if (known.containsKey(slug)) {
                ids.add(known.get(slug));
            } else if (moved.containsKey(slug)) {
                ids.add(moved.get(slug).id());
            } else {
                faults.add(Fault.parameter(parameter, "There is no section " + slug)
                        .suggesting(Nearest.to(slug, known.keySet()).orElse(null)));
            }
        }
        return ids;
    }

    /** The section of this slug. */
    public Optional<SectionView> bySlug(String slug) {
        dependencies.record(CacheTags.section(slug));
        return database.first(Sql.of(COLUMNS).add("where t.slug = ?", slug), this::read);
    }

    private SectionView read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new SectionView(
                Database.id(row, "id"), slug, site.section(slug), row.getString("name"), row.getString("description"));
    }
}
