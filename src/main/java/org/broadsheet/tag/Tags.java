package org.broadsheet.tag;

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
import org.broadsheet.delivery.Visibility;

/** The stored tags, by name. */
@ApplicationScoped
public class Tags implements PanacheRepositoryBase<Tag, UUID> {

    /** What is kept counts what the clock will make public too; that is little, and taken off. */
    private static final String COLUMNS = """
            with later as materialized (
                select x.tag_id, count(*) as uses from article a join article_tag x on x.article_id = a.id
                where %s and not a.retracted group by x.tag_id)
            select t.id, t.slug, t.name, t.sort_key,
                coalesce((select sum(u.uses) from tag_use u where u.tag_id = t.id), 0)
                    - coalesce((select l.uses from later l where l.tag_id = t.id), 0) as article_count
            from tag t
            """.formatted(Visibility.later("a"));

    private final Database database;
    private final Counts counts;
    private final Site site;
    private final Freshness freshness;
    private final NameChanges changes;

    Tags(Database database, Counts counts, Site site, Freshness freshness, NameChanges changes) {
        this.database = database;
        this.counts = counts;
        this.site = site;
        this.freshness = freshness;
        this.changes = changes;
    }

    private record Row(TagView view, String sortKey) {}

    /** A page of all tags. Uses tag_in_order, and article_public_next for what is not to be counted yet. */
    Page<TagView> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "tags", String.class);
        parameters.check();
        freshness.shows(CacheTags.TAGS);
        freshness.changesAt(nextPublic());
        var rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("t.sort_key", "t.id", false))
                        .add(keyset.order("t.sort_key", "t.id", false)),
                this::read);
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from tag")));
    }

    /** The tag of this slug. */
    public Optional<TagView> bySlug(String slug) {
        freshness.shows(CacheTags.tag(slug));
        freshness.changesAt(nextPublic());
        return database.first(Sql.of(COLUMNS).add("where t.slug = ?", slug), this::read)
                .map(Row::view);
    }

    private Instant nextPublic() {
        return database.first(
                        Sql.of("select " + Visibility.NEXT + " as next"),
                        row -> Optional.ofNullable(Database.instant(row, "next")))
                .flatMap(next -> next)
                .orElse(null);
    }

    private Row read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new Row(
                new TagView(
                        Database.id(row, "id"),
                        slug,
                        site.tag(slug),
                        row.getString("name"),
                        row.getLong("article_count")),
                row.getString("sort_key"));
    }

    /** Creates the tag or makes it what the draft says; the slug tells which one. In the caller's transaction. */
    public Saved save(TagDraft draft) {
        Tag stored = find("slug", draft.slug()).firstResult();
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
    UUID write(TagDraft draft, UUID id) {
        Tag stored = id == null ? null : findById(id);
        Tag tag = write(draft, stored, stored == null ? null : stored.digest);
        flush();
        return tag.id;
    }

    /** Deletes one that nothing refers to. */
    void delete(EditorialTag stored) {
        deleteById(stored.id());
        flush();
        changes.deleted(NameChanges.Of.TAG, stored.id(), stored.version(), stored.slug());
    }

    private Tag write(TagDraft draft, Tag stored, byte[] digest) {
        Tag tag = stored == null ? new Tag() : stored;
        String slugBefore = tag.slug;
        tag.slug = draft.slug();
        tag.name = draft.name();
        tag.sortKey = SortKey.of(draft.name());
        tag.digest = digest;
        tag.savedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (stored == null) {
            tag.id = UuidCreator.getTimeOrderedEpoch();
            persist(tag);
        }
        // The version is counted up when the row is written.
        int version = stored == null ? tag.version : tag.version + 1;
        changes.saved(NameChanges.Of.TAG, tag.id, version, tag.slug, slugBefore);
        return tag;
    }
}
