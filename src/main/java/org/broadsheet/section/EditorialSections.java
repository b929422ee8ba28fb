package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.body.Image;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.ContentDigest;
import org.broadsheet.editorial.EditorialPages;
import org.broadsheet.editorial.EditorialType;
import org.broadsheet.editorial.Warning;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.extra.Extras;
import org.broadsheet.image.KeptImages;
import org.broadsheet.list.KeyedTable;
import org.broadsheet.list.Page;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;

/** Sections as editors see them, and how {@link EditorialWrites} writes them. */
@ApplicationScoped
public class EditorialSections implements EditorialType<Section, SectionDraft, EditorialSection> {

    /** What version 0.1 knew; never changed. */
    private static final Set<String> FIRST = Set.of("slug", "name", "description", "position");

    private final Database database;
    private final EditorialPages pages;
    private final Site site;
    private final NameChanges changes;
    private final Extras extras;
    private final KeptImages images;
    private final SectionTree tree;
    private final FormerNames former;

    EditorialSections(
            Database database,
            EditorialPages pages,
            Site site,
            NameChanges changes,
            SectionTree tree,
            Extras extras,
            KeptImages images) {
        this.database = database;
        this.pages = pages;
        this.site = site;
        this.changes = changes;
        this.extras = extras;
        this.images = images;
        this.tree = tree;
        this.former = new FormerNames(database);
    }

    @Produces
    @Singleton
    static KeyedTable keyedTable() {
        return KeyedTable.ofNames(
                "section", "name, sort_key", row -> Section.nameKey(row.getString("sort_key"), row.getString("name")));
    }

    /** A page of all sections, each before those below it, or of those below some. Uses section_by_parent. */
    Page<EditorialSection> page(BoundQuery<EditorialSectionListRequest> query) {
        EditorialSectionListRequest request = query.value();
        return pages.page(
                this,
                query,
                request.names(),
                Sections.below(database, request.parent(), query.faults())
                        .and(new ExtraNames(database).narrowed(Kind.SECTION, request.extra(), true, query.faults())));
    }

    @Override
    public String place() {
        return Breadcrumbs.UP;
    }

    @Override
    public Kind kind() {
        return Kind.SECTION;
    }

    @Override
    public String path() {
        return "/v1/editorial/sections/";
    }

    @Override
    public Section create() {
        return new Section();
    }

    @Override
    public SectionDraft draft(Section stored) {
        return new SectionDraft(
                stored.slug,
                stored.name,
                stored.description,
                stored.position(),
                stored.parent,
                Image.fromJson(stored.image),
                Extra.fromJson(stored.extra));
    }

    @Override
    public void fill(Section section, SectionDraft draft) {
        section.own(Extra.toJson(draft.extra()), Extra.terms(draft.extra()));
        section.named(draft.position(), draft.name());
        section.description = draft.description();
        section.pictured(draft.image());
        if (!Objects.equals(draft.parent(), section.parent)) {
            // Asking Hibernate would store the half of the section that is filled, as a version of its own.
            section.below(draft.parent() == null ? null : tree.id(draft.parent()), draft.parent());
        }
    }

    @Override
    public EditorialSection view(Section stored, List<Warning> warnings) {
        return new EditorialSection(
                stored.id,
                stored.version,
                stored.slug,
                site.section(stored.slug),
                stored.name,
                stored.description,
                stored.position(),
                stored.parent,
                Image.fromJson(stored.image),
                Extra.orEmpty(Extra.fromJson(stored.extra)),
                stored.savedAt,
                warnings);
    }

    @Override
    public String slug(SectionDraft draft) {
        return draft.slug();
    }

    @Override
    public SectionDraft named(SectionDraft draft, String slug) {
        return draft.named(slug);
    }

    @Override
    public String title(SectionDraft draft) {
        return draft.name();
    }

    /** What version 0.1 did not know is not part of its digests, and no digest of its has what it did not know. */
    @Override
    public byte[] firstDigest(SectionDraft draft) {
        return ContentDigest.first(draft, FIRST, draft.slug(), draft.name(), draft.description(), draft.position());
    }

    @Override
    public SectionDraft mapImages(SectionDraft draft, UnaryOperator<Image> image) {
        return draft.showing(image.apply(draft.image()));
    }

    @Override
    public SectionDraft current(SectionDraft sent, List<Warning> warnings) {
        SectionDraft draft = sent.showing(images.settled(sent.image()));
        FormerNames.Now now =
                draft.parent() == null || find("slug", draft.parent()).count() > 0
                        ? null
                        : former.of(Kind.SECTION, List.of(draft.parent())).get(draft.parent());
        if (now == null) {
            return draft;
        }
        warnings.add(new Warning(
                WarningCode.FORMER_NAME,
                "/parent",
                draft.parent() + " is a former name of the section " + now.slug() + ", which was taken"));
        return draft.below(now.slug());
    }

    @Override
    public void check(SectionDraft draft, Section stored, List<Fault> faults) {
        if (draft.parent() != null && (stored == null || !draft.parent().equals(stored.parent))) {
            flush();
            tree.obstacle(stored == null ? null : stored.id, draft.parent())
                    .ifPresent(why -> faults.add(Fault.pointer("/parent", why)));
        }
    }

    /**
     * Why what a record brings cannot be stored yet; nothing where it changes nothing. A record names its section by its
     * slug, current or former.
     */
    public List<Fault> obstacles(SectionDraft record) {
        List<Fault> faults = new ArrayList<>();
        if (record.parent() != null) {
            Section stored = find("slug", record.slug()).firstResult();
            if (stored == null) {
                FormerNames.Now now =
                        former.of(Kind.SECTION, List.of(record.slug())).get(record.slug());
                stored = now == null ? null : findById(now.id());
            }
            boolean known = stored != null
                    && ContentDigest.isSame(stored.digest, ContentDigest.of(record), () -> firstDigest(record));
            if (!known) {
                check(current(record, new ArrayList<>()), stored, faults);
            }
        }
        return faults;
    }

    /**
     * A section before it is saved.
     *
     * @param parent the id of the section above it; null at the top
     * @param above the slugs of itself and of what is above it
     */
    private record Before(String slug, UUID parent, List<String> above) {}

    @Override
    public void checkOwn(SectionDraft draft, Section stored, List<Fault> faults, List<Warning> warnings) {
        faults.addAll(images.faults("image", draft.image()));
        extras.check(
                Kind.SECTION,
                draft.extra(),
                stored == null ? null : Extra.fromJson(stored.extra),
                stored == null,
                faults,
                warnings);
    }

    @Override
    public Object remember(Section stored) {
        return new Before(stored.slug, stored.parentId, tree.above(stored.id));
    }

    @Override
    public void saved(Section section, SectionDraft draft, Object before) {
        if (before == null) {
            changes.saved(Kind.SECTION, section.id, section.version, section.slug, null);
            return;
        }
        Before then = (Before) before;
        List<String> above = tree.above(section.id);
        if (!Objects.equals(then.parent(), section.parentId)) {
            changes.moved(tree.below(section.id), above);
        }
        Set<String> lists = new LinkedHashSet<>(then.above());
        lists.addAll(above);
        changes.savedInTree(section.id, section.version, section.slug, then.slug(), lists);
    }

    @Override
    public void deleted(Section section, Object before) {
        changes.deleted(Kind.SECTION, section.id, section.version, section.slug);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("(select 'section ' || slug as dependent from section where parent_id = ? limit 11)", id)
                        .add("union all (select 'article ' || slug from article where section_id = ? limit 11)", id)
                        .add("union all (select 'article ' || a.slug from article_section x")
                        .add("join article a on a.id = x.article_id where x.section_id = ? limit 11)", id)
                        .add("union all (select 'summary ' || slug from summary where section_id = ? limit 11)", id)
                        .add("limit 11"),
                row -> row.getString("dependent"));
    }

    @Override
    public List<Warning> warnings(SectionDraft draft) {
        return images.warnings("image", draft.image());
    }
}
