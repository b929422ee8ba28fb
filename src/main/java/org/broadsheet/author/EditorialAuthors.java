package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Image;
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

/** Authors for their editors. */
@ApplicationScoped
class EditorialAuthors implements Kind<AuthorDraft, EditorialAuthor> {

    private static final String COLUMNS =
            "select u.id, u.version, u.slug, u.name, u.role, u.bio, u.avatar, u.sort_key, u.saved_at from author u";

    private final Authors authors;
    private final Database database;
    private final Counts counts;
    private final Site site;

    EditorialAuthors(Authors authors, Database database, Counts counts, Site site) {
        this.authors = authors;
        this.database = database;
        this.counts = counts;
        this.site = site;
    }

    private record Row(EditorialAuthor view, String sortKey) {}

    /** A page of all authors. Uses author_in_order. */
    Page<EditorialAuthor> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "editorial authors", String.class);
        parameters.check();
        List<Row> rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("u.sort_key", "u.id", false))
                        .add(keyset.order("u.sort_key", "u.id", false)),
                row -> read(row, List.of()));
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from author")));
    }

    @Override
    public EditorialAuthor find(String idOrSlug, List<Warning> warnings) {
        Sql named = Slugs.isId(idOrSlug)
                ? Sql.of("where u.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where u.slug = ?", idOrSlug);
        return database.first(Sql.of(COLUMNS).add(named), row -> read(row, warnings))
                .map(Row::view)
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private Row read(ResultSet row, List<Warning> warnings) throws SQLException {
        String sortKey = row.getString("sort_key");
        return new Row(
                new EditorialAuthor(
                        Database.id(row, "id"),
                        row.getInt("version"),
                        row.getString("slug"),
                        site.author(row.getString("slug")),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("bio"),
                        Image.fromJson(row.getString("avatar"), address -> address),
                        Database.instant(row, "saved_at"),
                        warnings),
                sortKey);
    }

    @Override
    public String word() {
        return "author";
    }

    @Override
    public String path() {
        return "/v1/editorial/authors/";
    }

    @Override
    public AuthorDraft read(JsonInput input, List<Dropped> dropped) {
        return AuthorDraft.read(input, dropped);
    }

    @Override
    public String slug(AuthorDraft draft) {
        return draft.slug();
    }

    @Override
    public byte[] digest(AuthorDraft draft) {
        return draft.digest();
    }

    @Override
    public UUID save(AuthorDraft draft, EditorialAuthor stored) {
        return authors.write(draft, stored == null ? null : stored.id());
    }

    @Override
    public void delete(EditorialAuthor stored) {
        authors.delete(stored);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("select 'article ' || a.slug as dependent from article_author x")
                        .add("join article a on a.id = x.article_id where x.author_id = ? limit 11", id),
                row -> row.getString("dependent"));
    }

    @Override
    public List<Warning> warnings(AuthorDraft draft) {
        return draft.avatar() == null || draft.avatar().alt() != null
                ? List.of()
                : List.of(new Warning("/avatar/alt", "The image has no alternative text"));
    }
}
