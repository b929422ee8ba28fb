package org.broadsheet.tag;

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

/** Tags for their editors. */
@ApplicationScoped
class EditorialTags implements Kind<TagDraft, EditorialTag> {

    private static final String COLUMNS = "select t.id, t.version, t.slug, t.name, t.sort_key, t.saved_at from tag t";

    private final Tags tags;
    private final Database database;
    private final Counts counts;
    private final Site site;

    EditorialTags(Tags tags, Database database, Counts counts, Site site) {
        this.tags = tags;
        this.database = database;
        this.counts = counts;
        this.site = site;
    }

    private record Row(EditorialTag view, String sortKey) {}

    /** A page of all tags. Uses tag_in_order. */
    Page<EditorialTag> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "editorial tags", String.class);
        parameters.check();
        List<Row> rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("t.sort_key", "t.id", false))
                        .add(keyset.order("t.sort_key", "t.id", false)),
                row -> read(row, List.of()));
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from tag")));
    }

    @Override
    public EditorialTag find(String idOrSlug, List<Warning> warnings) {
        Sql named = Slugs.isId(idOrSlug)
                ? Sql.of("where t.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where t.slug = ?", idOrSlug);
        return database.first(Sql.of(COLUMNS).add(named), row -> read(row, warnings))
                .map(Row::view)
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private Row read(ResultSet row, List<Warning> warnings) throws SQLException {
        String sortKey = row.getString("sort_key");
        return new Row(
                new EditorialTag(
                        Database.id(row, "id"),
                        row.getInt("version"),
                        row.getString("slug"),
                        site.tag(row.getString("slug")),
                        row.getString("name"),
                        Database.instant(row, "saved_at"),
                        warnings),
                sortKey);
    }

    @Override
    public String word() {
        return "tag";
    }

    @Override
    public String path() {
        return "/v1/editorial/tags/";
    }

    @Override
    public TagDraft read(JsonInput input, List<Dropped> dropped) {
        return TagDraft.read(input);
    }

    @Override
    public String slug(TagDraft draft) {
        return draft.slug();
    }

    @Override
    public byte[] digest(TagDraft draft) {
        return draft.digest();
    }

    @Override
    public UUID save(TagDraft draft, EditorialTag stored) {
        return tags.write(draft, stored == null ? null : stored.id());
    }

    @Override
    public void delete(EditorialTag stored) {
        tags.delete(stored);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("select 'article ' || a.slug as dependent from article_tag x")
                        .add("join article a on a.id = x.article_id where x.tag_id = ? limit 11", id),
                row -> row.getString("dependent"));
    }
}
