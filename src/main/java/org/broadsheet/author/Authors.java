package org.broadsheet.author;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Saved;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.SortKey;

/** The stored authors, by name. */
@ApplicationScoped
public class Authors implements PanacheRepositoryBase<Author, UUID> {

    private static final String COLUMNS =
            "select u.id, u.slug, u.name, u.role, u.bio, u.bio_excerpt, u.bio_truncated, u.avatar, u.sort_key"
                    + " from author u";

    private final Database database;
    private final Counts counts;
    private final Site site;
    private final Freshness freshness;
    private final NameChanges changes;

    Authors(Database database, Counts counts, Site site, Freshness freshness, NameChanges changes) {
        this.database = database;
        this.counts = counts;
        this.site = site;
        this.freshness = freshness;
        this.changes = changes;
    }

    private record Row(AuthorView view, String sortKey) {}

    /** A page of all authors. Uses author_in_order. */
    Page<AuthorView> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "authors", String.class);
        parameters.check();
        freshness.shows(CacheTags.AUTHORS);
        var rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("u.sort_key", "u.id", false))
                        .add(keyset.order("u.sort_key", "u.id", false)),
                this::read);
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from author")));
    }

    /** The author of this slug. */
    public Optional<AuthorView> bySlug(String slug) {
        freshness.shows(CacheTags.author(slug));
        return database.first(Sql.of(COLUMNS).add("where u.slug = ?", slug), this::read)
                .map(Row::view);
    }

    private Row read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new Row(
                new AuthorView(
                        Database.id(row, "id"),
                        slug,
                        site.author(slug),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("bio"),
                        row.getString("bio_excerpt"),
                        row.getBoolean("bio_truncated"),
                        Image.fromJson(row.getString("avatar"), site::absolute)),
                row.getString("sort_key"));
    }

    /** Creates the author or makes them what the draft says; the slug tells whom. In the caller's transaction. */
    public Saved save(AuthorDraft draft) {
        Author stored = find("slug", draft.slug()).firstResult();
        if (stored != null && Arrays.equals(stored.digest, draft.digest())) {
            return Saved.UNCHANGED;
        }
        write(draft, stored, draft.digest());
        return stored == null ? Saved.CREATED : Saved.UPDATED;
    }

    /**
     * Stores what an editor wrote; what was last imported is remembered, so that the same import leaves it alone.
     *
     * @param id the stored one's; null for a new one
     */
    UUID write(AuthorDraft draft, UUID id) {
        Author stored = id == null ? null : findById(id);
        Author author = write(draft, stored, stored == null ? null : stored.digest);
        flush();
        return author.id;
    }

    /** Deletes one that nothing refers to. */
    void delete(EditorialAuthor stored) {
        deleteById(stored.id());
        flush();
        changes.deleted(NameChanges.Of.AUTHOR, stored.id(), stored.version(), stored.slug());
    }

    private Author write(AuthorDraft draft, Author stored, byte[] digest) {
        Author author = stored == null ? new Author() : stored;
        String slugBefore = author.slug;
        author.slug = draft.slug();
        author.name = draft.name();
        author.role = draft.role();
        author.bio = draft.bio();
        author.bioExcerpt =
                draft.bioExcerpt() == null ? null : draft.bioExcerpt().text();
        author.bioTruncated = draft.bioExcerpt() != null && draft.bioExcerpt().truncated();
        author.avatar = draft.avatar() == null ? null : draft.avatar().toJson();
        author.sortKey = SortKey.of(draft.name());
        author.digest = digest;
        author.savedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (stored == null) {
            author.id = UuidCreator.getTimeOrderedEpoch();
            persist(author);
        }
        // The version is counted up when the row is written.
        int version = stored == null ? author.version : author.version + 1;
        changes.saved(NameChanges.Of.AUTHOR, author.id, version, author.slug, slugBefore);
        return author;
    }
}
