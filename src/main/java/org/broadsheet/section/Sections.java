package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ShownImages;
import org.broadsheet.list.NameListRequest;
import org.broadsheet.list.NameLists;
import org.broadsheet.list.Narrowed;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.list.RequestedNames;
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

    /** Where the list of sections is. */
    static final String PATH = "/v1/sections";

    /** The parameter that leaves out what is below the sections that a list is narrowed to. */
    public static final String ONLY = "sectionOnly";

    private static final String COLUMNS = "select t.id, t.slug, t.name, t.description, t.image, "
            + ShownImages.one("t.image_id") + " as images, "
            + PublicExtra.columns("t", Kind.SECTION) + ", substr(t.sort_key, 1, 4)::int as position,"
            + " up.breadcrumbs, up.sort_key, up.name_key from section t "
            + Breadcrumbs.UP;

    private final PublicReads database;
    private final NameLists lists;
    private final Site site;
    private final Breadcrumbs breadcrumbs;
    private final CacheDependencies dependencies;
    private final ShownImages images;
    private final ExtraNames extra;
    private final NameLists.Named<SectionView> all;

    Sections(
            PublicReads database,
            NameLists lists,
            Site site,
            Breadcrumbs breadcrumbs,
            CacheDependencies dependencies,
            ShownImages images) {
        this.database = database;
        this.lists = lists;
        this.site = site;
        this.breadcrumbs = breadcrumbs;
        this.dependencies = dependencies;
        this.images = images;
        this.extra = new ExtraNames(database);
        this.all = new NameLists.Named<>(Kind.SECTION, COLUMNS, "up", this::read, SectionView::id);
    }

    /**
     * A page of sections, in the publication's order, each before those below it, or in the order asked for. Reads all of
     * them, which are some hundreds; uses section_by_parent.
     */
    Page<SectionView> page(BoundQuery<SectionListRequest> query) {
        SectionListRequest request = query.value();
        Narrowed narrowed = below(database, request.parent(), query.faults())
                .and(extra.narrowed(Kind.SECTION, request.extra(), false, query.faults()));
        return listed(query, request.names(), narrowed).page();
    }

    /** The first 100 sections at the top of the publication, in its order. */
    public List<SectionView> top() {
        Narrowed atTop = new Narrowed(Sql.of("and t.parent_id is null"), "top");
        NameListRequest first =
                new NameListRequest(RequestedNames.NONE, PageRequest.first(PageRequest.MAX_LIMIT), Optional.empty());
        return listed(BoundQuery.of(PATH, first), first, atTop).page().items();
    }

    private NameLists.Listed<SectionView> listed(BoundQuery<?> query, NameListRequest request, Narrowed narrowed) {
        NameLists.Listed<SectionView> listed = lists.page(query, request, narrowed, all);
        dependencies.record(CacheTags.SECTIONS);
        if (listed.isProvisional()) {
            dependencies.recordChangeAtOnce();
        }
        return listed;
    }

    /** Leaves only the sections directly below one of these; all where there are none. */
    static Narrowed below(Reads reads, Set<String> parents, Faults faults) {
        return parents.isEmpty()
                ? Narrowed.no()
                : new Narrowed(
                        Sql.of(
                                "and t.parent_id = any (?::uuid[])",
                                ids(reads, SectionListRequest.PARENT, parents, true, faults)),
                        "below " + new TreeSet<>(parents));
    }

    /**
     * The ids of the sections that have these slugs or had them before. Adds a fault for each slug without a section, with
     * the nearest known one. Runs no statement for an empty set.
     *
     * @param only whether to leave out what is below them
     */
    public Set<UUID> ids(String parameter, Set<String> slugs, boolean only, Faults faults) {
        // Another section may take or give up one of these slugs.
        slugs.forEach(slug -> dependencies.record(CacheTags.section(slug)));
        return ids(database, parameter, slugs, only, faults);
    }

    /**
     * Adds the fault of a request that leaves out what is below sections, and names none.
     *
     * @param only the value of {@link #ONLY}
     */
    public static void checkOnly(boolean only, boolean namesSections, Faults faults) {
        if (only && !namesSections) {
            faults.add(ONLY, "Can only be used with section");
        }
    }

    /** A slug of a section, and one that is the section or below it. */
    private record Known(String slug, UUID id) {}

    /** The same, read from where the caller reads. */
    public static Set<UUID> ids(Reads reads, String parameter, Set<String> slugs, boolean only, Faults faults) {
        Set<UUID> ids = new LinkedHashSet<>();
        if (slugs.isEmpty()) {
            return ids;
        }
        Map<String, Set<UUID>> known = new HashMap<>();
        Sql branches = Sql.of("select s.slug, x.section_id as id from section s")
                .add("join section_ancestor x on x.ancestor_id = s.id and (x.distance = 0");
        if (!only) {
            branches.add("or s.slug = any (?)", slugs)
                    .add("or s.id in (select f.section_id from section_former_slug f where f.slug = any (?))", slugs);
        }
        reads.list(branches.add(")"), row -> new Known(row.getString("slug"), Database.id(row, "id")))
                .forEach(one -> known.computeIfAbsent(one.slug(), slug -> new LinkedHashSet<>())
                        .add(one.id()));
        Set<String> others = new LinkedHashSet<>(slugs);
        others.removeAll(known.keySet());
        Map<String, FormerNames.Now> moved = new FormerNames(reads).of(Kind.SECTION, others);
        for (String slug : slugs) {
            String now = moved.containsKey(slug) ? moved.get(slug).slug() : slug;
            if (known.containsKey(now)) {
                ids.addAll(known.get(now));
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
        dependencies.record(CacheTags.EXTRA);
        Optional<SectionView> found = database.first(Sql.of(COLUMNS).add("where t.slug = ?", slug), this::read);
        // Shows the names of what is above it, which may be moved.
        found.ifPresent(section -> section.path().forEach(above -> dependencies.record(CacheTags.section(above))));
        return found;
    }

    private SectionView read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        List<Breadcrumb> way = breadcrumbs.read(row.getString("breadcrumbs"));
        return new SectionView(
                Database.id(row, "id"),
                slug,
                site.section(slug),
                row.getString("name"),
                row.getString("description"),
                images.in(row.getString("images")).apply(Image.fromJson(row.getString("image"))),
                row.getInt("position"),
                way.size() < 2 ? null : way.get(way.size() - 2).slug(),
                way.stream().map(Breadcrumb::slug).toList(),
                way,
                Extra.orEmpty(PublicExtra.read(row)));
    }
}
