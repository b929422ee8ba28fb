package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ShownImages;
import org.broadsheet.list.NameLists;
import org.broadsheet.list.Narrowed;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/** Reads and writes authors; lists are ordered by name. */
@ApplicationScoped
public class Authors {

    private static final String COLUMNS =
            "select t.id, t.slug, t.name, t.role, t.bio, t.bio_excerpt, t.bio_truncated, t.avatar, t.links, t.email,"
                    + " " + ShownImages.one("t.image_id") + " as images,"
                    + " t.organisation, t.place, t.beat, "
                    + PublicExtra.columns("t", Kind.AUTHOR) + ", t.sort_key, t.name_key"
                    + " from author t";

    private final PublicReads database;
    private final NameLists lists;
    private final Site site;
    private final CacheDependencies dependencies;
    private final ShownImages images;
    private final ExtraNames extra;
    private final NameLists.Named<AuthorView> all;

    Authors(PublicReads database, NameLists lists, Site site, CacheDependencies dependencies, ShownImages images) {
        this.database = database;
        this.lists = lists;
        this.site = site;
        this.dependencies = dependencies;
        this.images = images;
        this.extra = new ExtraNames(database);
        this.all = new NameLists.Named<>(Kind.AUTHOR, COLUMNS, this::read, AuthorView::id);
    }

    /** A page of authors, in alphabetical or the requested order. Uses author_by_alphabet or author_extra_terms. */
    Page<AuthorView> page(BoundQuery<AuthorListRequest> query) {
        AuthorListRequest request = query.value();
        Narrowed narrowed = extra.narrowed(Kind.AUTHOR, request.extra(), false, query.faults());
        NameLists.Listed<AuthorView> listed = lists.page(query, request.names(), narrowed, all);
        dependencies.record(CacheTags.AUTHORS);
        if (listed.isProvisional()) {
            dependencies.recordChangeAtOnce();
        }
        return listed.page();
    }

    /** The author of this slug. */
    public Optional<AuthorView> bySlug(String slug) {
        dependencies.record(CacheTags.author(slug));
        dependencies.record(CacheTags.EXTRA);
        return database.first(Sql.of(COLUMNS).add("where t.slug = ?", slug), this::read);
    }

    private AuthorView read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new AuthorView(
                Database.id(row, "id"),
                slug,
                site.author(slug),
                row.getString("name"),
                row.getString("role"),
                row.getString("bio"),
                row.getString("bio_excerpt"),
                row.getBoolean("bio_truncated"),
                images.in(row.getString("images")).apply(Image.fromJson(row.getString("avatar"))),
                AuthorLinks.read(row.getString("links")),
                row.getString("email"),
                row.getString("organisation"),
                row.getString("place"),
                row.getString("beat"),
                Extra.orEmpty(PublicExtra.read(row)));
    }
}
