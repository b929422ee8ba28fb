package org.broadsheet.ingest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Records that refer to something further down in their file wait in a table, so that memory stays flat however many
 * there are.
 */
@ApplicationScoped
class PendingRecords {

    private final Database database;

    PendingRecords(Database database) {
        this.database = database;
    }

    /** Takes away what imports left behind that a crash ended. */
    void clear(@Observes StartupEvent start) {
        database.update(Sql.of("delete from import_pending where since < now() - interval '7 days'"));
    }

    /**
     * Opens an import's waiting room.
     *
     * @param by who imports
     * @param dry whether nothing is to be stored: all happens in the caller's transaction, which is rolled back
     */
    Session open(String by, boolean dry) {
        return new Session(UuidCreator.getTimeOrderedEpoch(), by, dry);
    }

    /** A record that waits, and the names of what is missing for it. */
    record Waiting(long line, String source) {}

    /** The waiting records of one import; they go with it. */
    final class Session implements AutoCloseable {

        private final UUID id;
        private final String by;
        private final boolean dry;
        private boolean any;

        private Session(UUID id, String by, boolean dry) {
            this.id = id;
            this.by = by;
            this.dry = dry;
        }

        /** How a batch is stored: in a transaction of its own, or in the one of a dry run. */
        TransactionRunnerOptions transaction() {
            return dry ? QuarkusTransaction.joiningExisting() : QuarkusTransaction.requiringNew();
        }

        /** Who imports. */
        String by() {
            return by;
        }

        boolean isEmpty() {
            return !any;
        }

        /** The lines that wait under the names of these records, by {@link RecordLine.Content#key}. */
        Map<String, Long> lines(List<RecordLine> records) {
            Map<String, Long> found = new HashMap<>();
            if (any) {
                Map<String, String> keys = new HashMap<>();
                records.forEach(line -> {
                    RecordLine.Referring record = (RecordLine.Referring) line.record();
                    keys.put(record.type() + ' ' + record.slug(), record.key());
                });
                database.list(
                                Sql.of("select type, slug, line from import_pending where import_id = ?", id)
                                        .add("and type || ' ' || slug = any (?)", keys.keySet()),
                                row -> Map.entry(
                                        row.getString("type") + ' ' + row.getString("slug"), row.getLong("line")))
                        .forEach(entry -> found.put(keys.get(entry.getKey()), entry.getValue()));
            }
            return found;
        }

        /** Lets records wait; none of their names may wait already. */
        void add(List<RecordLine> lines) {
            List<Object[]> rows = new ArrayList<>();
            for (RecordLine line : lines) {
                RecordLine.Referring record = (RecordLine.Referring) line.record();
                rows.add(new Object[] {
                    id,
                    record.type(),
                    record.slug(),
                    line.number(),
                    UuidCreator.getTimeOrderedEpoch(),
                    record.section(),
                    record.tags().toArray(String[]::new),
                    record.authors().toArray(String[]::new),
                    record.articles().toArray(String[]::new),
                    line.source()
                });
            }
            any = true;
            database.batch("""
                    insert into import_pending
                        (import_id, type, slug, line, id, section, tags, authors, articles, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows);
        }

        void remove(Collection<Long> lines) {
            database.update(Sql.of(
                    "delete from import_pending where import_id = ? and line = any (?::bigint[])",
                    id,
                    lines.stream().map(String::valueOf).toList()));
        }

        /** Takes out the records that refer to nothing, stored or waiting, each with the first name that is missing. */
        Map<Long, String> removeUnresolvable() {
            Map<Long, String> removed = new HashMap<>();
            database.list(Sql.of("""
                                    with missing as (
                                        select p.line, coalesce(
                                            (select '/section section ' || p.section
                                             where not exists (select 1 from section s where s.slug = p.section)),
                                            (select '/tags tag ' || t from unnest(p.tags) t
                                             where not exists (select 1 from tag s where s.slug = t) limit 1),
                                            (select '/authors author ' || u from unnest(p.authors) u
                                             where not exists (select 1 from author s where s.slug = u) limit 1),
                                            (select ' article ' || a from unnest(p.articles) a
                                             where not exists (select 1 from article s where s.slug = a)
                                             and not exists (select 1 from import_pending q
                                                where q.import_id = p.import_id and q.type = 'article' and q.slug = a)
                                             limit 1)) as name
                                        from import_pending p where p.import_id = ?)
                                    delete from import_pending p using missing m
                                    where p.import_id = ? and p.line = m.line and m.name is not null
                                    returning p.line, m.name
                                    """, id, id), row -> Map.entry(row.getLong("line"), row.getString("name")))
                    .forEach(entry -> removed.put(entry.getKey(), entry.getValue()));
            return removed;
        }

        /** Up to so many records of a type that wait, after a line, in order. */
        List<Waiting> after(String type, long line, int limit) {
            return database.list(
                    Sql.of(
                                    "select line, record from import_pending where import_id = ? and type = ? and line > ?",
                                    id,
                                    type,
                                    line)
                            .add("order by line limit ?", limit),
                    row -> new Waiting(row.getLong("line"), row.getString("record")));
        }

        /** The ids that waiting articles will have, of those with these slugs. */
        Map<String, UUID> ids(Collection<String> slugs) {
            Map<String, UUID> ids = new HashMap<>();
            database.list(
                            Sql.of("select slug, id from import_pending where import_id = ? and type = 'article'", id)
                                    .add("and slug = any (?)", slugs),
                            row -> Map.entry(row.getString("slug"), Database.id(row, "id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
            return ids;
        }

        /** Says that a waiting article is a stored one. */
        void identify(Map<String, UUID> stored) {
            List<Object[]> rows = new ArrayList<>();
            stored.forEach((slug, article) -> rows.add(new Object[] {article, id, slug}));
            database.batch(
                    "update import_pending set id = ? where import_id = ? and type = 'article' and slug = ?", rows);
        }

        @Override
        public void close() {
            if (any) {
                database.update(Sql.of("delete from import_pending where import_id = ?", id));
            }
        }
    }
}
