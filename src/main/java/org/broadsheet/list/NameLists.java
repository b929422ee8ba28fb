package org.broadsheet.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;

/** Public lists of sections, tags and authors: in the list's own order, or those that a request names. */
@ApplicationScoped
public class NameLists {

    private final PublicReads database;
    private final Counts counts;
    private final Alphabets alphabets;

    NameLists(PublicReads database, Alphabets alphabets) {
        this.database = database;
        this.counts = new Counts(database);
        this.alphabets = alphabets;
    }

    /**
     * How the things of a kind are read.
     *
     * @param kind cursors are bound to it as well
     * @param select the statement up to its {@code from}, whose table has the alias {@code t}
     * @param place the alias of what has the keys of the list's own order
     * @param reader makes a view of a row
     */
    public record Named<V>(Kind kind, String select, String place, Reads.RowReader<V> reader, Function<V, UUID> id) {

        /** Things that are in alphabetical order. */
        public Named(Kind kind, String select, Reads.RowReader<V> reader, Function<V, UUID> id) {
            this(kind, select, "t", reader, id);
        }

        private String key(KeyColumn column) {
            return place + "." + column.name();
        }

        private String join(String condition) {
            return "join " + kind.word() + " t on " + condition;
        }
    }

    private record Row<V>(V view, Object key) {}

    /**
     * A page, and whether its order is about to change without a change in the log.
     *
     * @param page the page
     */
    public record Listed<V>(Page<V> page, boolean isProvisional) {}

    /** The page that a request asks for, in one statement, or two where it names things. Uses {@code <table>_by_alphabet}. */
    public <V> Listed<V> page(BoundQuery<?> query, NameListRequest request, Narrowed narrowed, Named<V> things) {
        RequestedNames requested = request.requested();
        PageRequest pages = requested.isEmpty() ? request.page() : requested.onePage(query, request.page());
        Keyset keyset =
                Keyset.of(query, pages, things.kind().word() + "s" + narrowed.canonical(), AlphabeticalKey.class);
        query.faults().check();
        KeyColumn column = alphabets.ofNames(keyset);
        Sql sql = Sql.of(things.select() + " where true").add(narrowed.condition());
        if (requested.isEmpty()) {
            List<Row<V>> rows = rows(
                    sql.add(keyset.beyond(things.key(column), "t.id", false))
                            .add(keyset.order(things.key(column), "t.id", false)),
                    things,
                    column);
            return new Listed<>(
                    page(
                            keyset,
                            rows,
                            things,
                            Sql.of("select 1 from " + things.kind().word() + " t where true")
                                    .add(narrowed.condition())),
                    column.isProvisional());
        }
        FoundNames found = FoundNames.of(
                requested,
                database,
                things.join("t.id = " + FormerNames.named(things.kind(), "requested.name")),
                things.join("t.id = requested.name::uuid"));
        sql.add(found.condition("t.id"));
        List<Row<V>> rows = rows(
                request.order() == NameSort.ASKED
                        ? sql.add("order by").add(found.place("t.id"))
                        : sql.add(keyset.order(things.key(column), "t.id", false)),
                things,
                column);
        Page<V> page = page(
                keyset,
                rows,
                things,
                Sql.of("select 1 from " + things.kind().word() + " t where true")
                        .add(narrowed.condition())
                        .add(found.condition("t.id")));
        return new Listed<>(
                page.with(found.meta(page.items().stream().map(things.id()).toList())), column.isProvisional());
    }

    private <V> List<Row<V>> rows(Sql sql, Named<V> things, KeyColumn column) {
        return database.list(sql, row -> new Row<>(things.reader().read(row), column.read(row, column.name())));
    }

    private <V> Page<V> page(Keyset keyset, List<Row<V>> rows, Named<V> things, Sql all) {
        return keyset.page(
                rows, Row::key, row -> things.id().apply(row.view()), Row::view, counts.of(keyset.counting(), all));
    }
}
