package org.broadsheet.name;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;

/** Finds public things by their former slugs. A slug that something else has taken leads there instead. */
public final class FormerNames {

    private static final String MOVED = """
            from %1$s_former_slug f join %1$s a on a.id = f.%1$s_id
            where %2$s and not exists (select 1 from %1$s o where o.slug = f.slug and %3$s)
            """;

    /** The id of the thing that has a slug, or had it before. */
    private static final String NAMED = """
            coalesce((select o.id from %1$s o where o.slug = ? and %3$s),
                (select w.%1$s_id from %1$s_former_slug w where w.slug = ?))
            """;

    private static final String ALL = """
            select a.slug from %1$s a where a.id = (select id from named)
            union select f.slug from %1$s_former_slug f where f.%1$s_id = (select id from named)
                and not exists (select 1 from %1$s o where o.slug = f.slug and %3$s)
            """;

    private final Reads database;

    public FormerNames(Reads database) {
        this.database = database;
    }

    /** What had a slug before, as it is now. */
    public record Now(UUID id, String slug) {}

    private record Found(String former, Now now) {}

    /**
     * What public things of a kind had these slugs before and nothing has taken since, from {@code from} on: {@code f} is
     * the former slug's row, {@code a} the thing's.
     */
    public static String moved(Kind kind) {
        return kind.sql(MOVED);
    }

    /** The id of what has a slug now or else had it before, as an expression that takes the slug twice. */
    public static String named(Kind kind) {
        return kind.sql(NAMED);
    }

    /**
     * The same of a slug that is an expression.
     *
     * @param slug of a table whose alias is not {@code o} or {@code w}
     */
    public static String named(Kind kind, String slug) {
        return named(kind).replace("?", slug);
    }

    /**
     * The current slug of the public thing that has or had a slug, as an expression; null if there is none.
     *
     * @param slug an expression, of a table whose alias is not {@code a}, {@code o} or {@code w}
     */
    public static String current(Kind kind, String slug) {
        return "(select a.slug from " + kind.word() + " a where a.id = " + named(kind, slug) + " and "
                + kind.isPublic("a") + ")";
    }

    /** What had these slugs before, by former slug. Runs no statement for none. */
    public Map<String, Now> of(Kind kind, Collection<String> slugs) {
        Map<String, Now> found = new HashMap<>();
        if (!slugs.isEmpty()) {
            database.list(
                            Sql.of("select f.slug as former, a.id, a.slug " + moved(kind))
                                    .add("and f.slug = any (?)", slugs),
                            row -> new Found(
                                    row.getString("former"), new Now(Database.id(row, "id"), row.getString("slug"))))
                    .forEach(one -> found.put(one.former(), one.now()));
        }
        return found;
    }

    /** All slugs that name the thing which has or had this one; only this one if there is no such thing. */
    public Set<String> all(Kind kind, String slug) {
        List<String> found = database.list(
                Sql.of("with named as (select " + named(kind) + " as id)", slug, slug)
                        .add(kind.sql(ALL)),
                row -> row.getString("slug"));
        Set<String> all = new LinkedHashSet<>(List.of(slug));
        all.addAll(found);
        return all;
    }
}
