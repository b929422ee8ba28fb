package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Dropped;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.editorial.Kind;
import org.broadsheet.editorial.Warning;

/** Sections for their editors. */
@ApplicationScoped
class EditorialSections implements Kind<SectionDraft, EditorialSection> {

    private static final String COLUMNS =
            "select s.id, s.version, s.slug, s.name, s.description, s.sort_key, s.saved_at from section s";

    private final Sections sections;
    private final Database database;
    private final Counts counts;
    private final Site site;

    EditorialSections(Sections sections, Database database, Counts counts, Site site) {
        this.sections = sections;
        this.database = database;
        this.counts = counts;
        this.site = site;
    }

    private record Row(EditorialSection view, String sortKey) {}

    /** A page of all sections. Uses section_in_order. */
    Page<EditorialSection> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "editorial sections", String.class);
        parameters.check();
        List<Row> rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("s.sort_key", "s.id", false))
                        .add(keyset.order("s.sort_key", "s.id", false)),
                row -> read(row, List.of()));
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from section")));
    }

    @Override
    public EditorialSection find(String idOrSlug, List<Warning> warnings) {
        Sql named = Slugs.isId(idOrSlug)
                ? Sql.of("where s.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where s.slug = ?", idOrSlug);
        return database.first(Sql.of(COLUMNS).add(named), row -> read(row, warnings))
                .map(Row::view)
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private Row read(ResultSet row, List<Warning> warnings) throws SQLException {
        String sortKey = row.getString("sort_key");
        return new Row(
                new EditorialSection(
                        Database.id(row, "id"),
                        row.getInt("version"),
                        row.getString("slug"),
                        site.section(row.getString("slug")),
                        row.getString("name"),
                        row.getString("description"),
                        Integer.parseInt(sortKey.substring(0, SectionDraft.POSITION_DIGITS)),
                        Database.instant(row, "saved_at"),
                        warnings),
                sortKey);
    }

    @Override
    public String word() {
        return "section";
    }

    @Override
    public String path() {
        return "/v1/editorial/sections/";
    }

    @Override
    public SectionDraft read(JsonInput input, List<Dropped> dropped) {
        return SectionDraft.read(input);
    }

    @Override
    public String slug(SectionDraft draft) {
        return draft.slug();
    }

    @Override
    public byte[] digest(SectionDraft draft) {
        return draft.digest();
    }

    @Override
    public UUID save(SectionDraft draft, EditorialSection stored) {
        return sections.write(draft, stored == null ? null : stored.id());
    }

    @Override
    public void delete(EditorialSection stored) {
        sections.delete(stored);
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
