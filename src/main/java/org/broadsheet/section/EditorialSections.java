package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.ContentDigest;
import org.broadsheet.editorial.EditorialListRequest;
import org.broadsheet.editorial.EditorialPages;
import org.broadsheet.editorial.EditorialType;
import org.broadsheet.editorial.Warning;
import org.broadsheet.list.KeyedTable;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
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

    EditorialSections(Database database, EditorialPages pages, Site site, NameChanges changes) {
        this.database = database;
        this.pages = pages;
        this.site = site;
        this.changes = changes;
    }

    @Produces
    @Singleton
    static KeyedTable keyedTable() {
        return KeyedTable.ofNames(
                "section", "name, sort_key", row -> Section.nameKey(row.getString("sort_key"), row.getString("name")));
    }

    /** A page of all sections. Uses section_by_alphabet. */
    Page<EditorialSection> page(BoundQuery<EditorialListRequest> query) {
        return pages.page(this, query);
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
        return new SectionDraft(stored.slug, stored.name, stored.description, stored.position());
    }

    @Override
    public void fill(Section section, SectionDraft draft) {
        section.named(draft.position(), draft.name());
        section.description = draft.description();
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
                stored.savedAt,
                warnings);
    }

    @Override
    public String slug(SectionDraft draft) {
        return draft.slug();
    }

    @Override
    public SectionDraft named(SectionDraft draft, String slug) {
        return new SectionDraft(slug, draft.name(), draft.description(), draft.position());
    }

    @Override
    public String title(SectionDraft draft) {
        return draft.name();
    }

    @Override
    public byte[] firstDigest(SectionDraft draft) {
        return ContentDigest.first(draft, FIRST, draft.slug(), draft.name(), draft.description(), draft.position());
    }

    @Override
    public Object remember(Section stored) {
        return stored.slug;
    }

    @Override
    public void saved(Section section, SectionDraft draft, Object slugBefore) {
        changes.saved(Kind.SECTION, section.id, section.version, section.slug, (String) slugBefore);
    }

    @Override
    public void deleted(Section section, Object slugBefore) {
        changes.deleted(Kind.SECTION, section.id, section.version, section.slug);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("(select 'article ' || slug as dependent from article where section_id = ? limit 11)", id)
                        .add("union all (select 'summary ' || slug from summary where section_id = ? limit 11)", id)
                        .add("limit 11"),
                row -> row.getString("dependent"));
    }
}
