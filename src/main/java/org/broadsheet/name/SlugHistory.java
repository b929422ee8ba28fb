package org.broadsheet.name;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Keeps the slugs that things had, in the caller's transaction. Chains cannot arise, because each former slug refers to
 * the thing itself. If something else takes a former slug, the redirect is kept but does not apply while that is public.
 */
@ApplicationScoped
public class SlugHistory {

    private final Database database;

    SlugHistory(Database database) {
        this.database = database;
    }

    /**
     * A thing that was saved.
     *
     * @param before the slug that it had until this write; null if it is new, or nobody could know that slug
     */
    public record Saved(UUID id, String slug, String before) {}

    /**
     * The thing that a former slug belongs to.
     *
     * @param slug its current slug
     * @param merged whether the slug belonged to something that was merged into it
     */
    public record Owner(UUID id, String slug, boolean merged) {}

    /** Makes the slugs that things have lost redirect, and those that they have again redirect no longer. */
    public void keep(Kind kind, Collection<Saved> saved) {
        List<UUID> ids = new ArrayList<>();
        List<String> current = new ArrayList<>();
        List<Object[]> lost = new ArrayList<>();
        for (Saved one : saved) {
            ids.add(one.id());
            current.add(one.slug());
            if (one.before() != null && !one.before().equals(one.slug())) {
                lost.add(new Object[] {one.before(), one.id()});
            }
        }
        database.update(
                Sql.of(kind.sql("delete from %1$s_former_slug f using unnest(?, ?) own(id, slug)"), ids, current)
                        .add(kind.sql("where f.%1$s_id = own.id and f.slug = own.slug")));
        database.batch(
                kind.sql("insert into %1$s_former_slug (slug, %1$s_id) values (?, ?) on conflict (slug)"
                        + " do update set %1$s_id = excluded.%1$s_id"
                        + (kind.isMergeable() ? ", merged = false" : "")),
                lost);
    }

    /** The thing that had this slug before, whether or not something else has taken the slug since. */
    public Optional<Owner> owner(Kind kind, String slug) {
        return database.first(
                Sql.of("select a.id, a.slug, " + (kind.isMergeable() ? "f.merged" : "false") + " as merged")
                        .add(
                                kind.sql("from %1$s_former_slug f join %1$s a on a.id = f.%1$s_id where f.slug = ?"),
                                slug),
                row -> new Owner(Database.id(row, "id"), row.getString("slug"), row.getBoolean("merged")));
    }

    /** Those of these slugs that something of this kind has or had. */
    public Set<String> taken(Kind kind, Collection<String> slugs) {
        return new LinkedHashSet<>(database.list(
                Sql.of(kind.sql("select slug from %1$s where slug = any (?)"), slugs)
                        .add(kind.sql("union select slug from %1$s_former_slug where slug = any (?)"), slugs),
                row -> row.getString("slug")));
    }

    /**
     * Gives all names of a thing to the one that it is merged into: its slug, its former slugs, and its id for versions of
     * articles. To be called before it is deleted.
     */
    public void merge(Kind kind, UUID from, String slug, UUID into) {
        database.update(Sql.of(
                kind.sql("update %1$s_former_slug set %1$s_id = ?, merged = true where %1$s_id = ?"), into, from));
        database.update(Sql.of(
                kind.sql("insert into %1$s_former_slug (slug, %1$s_id, merged) values (?, ?, true)"
                        + " on conflict (slug) do update set %1$s_id = excluded.%1$s_id, merged = true"),
                slug,
                into));
        database.update(Sql.of(
                kind.sql("delete from %1$s_former_slug f using %1$s a"
                        + " where a.id = ? and f.%1$s_id = a.id and f.slug = a.slug"),
                into));
        database.update(Sql.of(kind.sql("update %1$s_merged set %1$s_id = ? where %1$s_id = ?"), into, from));
        database.update(Sql.of(kind.sql("insert into %1$s_merged (id, %1$s_id) values (?, ?)"), from, into));
    }
}
