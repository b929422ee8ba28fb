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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Writer;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;

/**
 * Keeps records that refer to something later in their file in a table, so that memory use stays flat however many
 * there are.
 */
@ApplicationScoped
class PendingRecords {

    /**
     * A waiting record's target is sought by a scalar subquery, which PostgreSQL cannot turn into a join that compares
     * each waiting record with all others.
     */
    private static final String UNRESOLVABLE = """
            with missing as materialized (
                select line, name from (
                    select p.line, coalesce(
                        (select case when r = p.section then '/section' else '/sections' end || ' section ' || r
                            from unnest(p.section || p.further_sections) r where ? and %s limit 1),
                        (select '/tags tag ' || r from unnest(p.tags) r where ? and %s limit 1),
                        (select '/authors author ' || r from unnest(p.authors) r where ? and %s limit 1),
                        (select ' article ' || r from unnest(p.articles) r where %s
                         and (select q.line from import_pending q
                            where q.import_id = p.import_id and q.type = 'article' and q.slug = r) is null
                         limit 1)) as name
                    from import_pending p where p.import_id = ?) one
                where name is not null)
            delete from import_pending p using missing m
            where p.import_id = ? and p.line = m.line
            returning p.line, m.name
            """.formatted(
                    isMissing(Kind.SECTION), isMissing(Kind.TAG), isMissing(Kind.AUTHOR), isMissing(Kind.ARTICLE));

    /** The waiting articles that refer to articles that are not there, with the slugs of these. */
    private static final String DETACHABLE = """
            select line, record, missing from (
                select p.line, p.record, array(select r from unnest(p.articles) r where %s
                        and not exists (select 1 from import_pending q
                            where q.import_id = p.import_id and q.type = 'article' and q.slug = r)) as missing
                from import_pending p where p.import_id = ? and p.type = 'article') one
            where cardinality(missing) > 0
            """.formatted(isMissing(Kind.ARTICLE));

    private record Detachable(long line, String record, List<String> missing) {

        /** The record with addresses in place of references, as far as they are known. */
        Object[] detached(Map<String, String> addresses, UUID importId) {
            String text = record;
            List<String> gone = new ArrayList<>();
            for (String slug : missing) {
                if (addresses.containsKey(slug)) {
                    text = text.replaceAll(
                            "article:" + Pattern.quote(slug) + "(?![a-z0-9._-])",
                            Matcher.quoteReplacement(addresses.get(slug)));
                    gone.add(slug);
                }
            }
            return new Object[] {text, gone.toArray(String[]::new), importId, line};
        }
    }

    private static final int LAST_TRANSACTION_SECONDS = 6 * 60 * 60;
    private static final int TRIES = 3;

    private final Database database;

    PendingRecords(Database database) {
        this.database = database;
    }

    /** The condition that nothing of a kind has the slug {@code r}, or had it before. */
    private static String isMissing(Kind kind) {
        return "not exists (select 1 from " + kind.word() + " s where s.slug = r) and not exists (select 1 "
                + FormerNames.moved(kind) + " and f.slug = r)";
    }

    /** Deletes what imports left behind that were ended by a crash. */
    void clear(@Observes StartupEvent start) {
        database.update(Sql.of("delete from import_pending where since < now() - interval '7 days'"));
    }

    /**
     * Opens a session for one import.
     *
     * @param writer who imports
     * @param request of a dry run: everything happens in the caller's transaction, which is rolled back
     */
    Session open(Writer writer, ImportRequest request) {
        return new Session(UuidCreator.getTimeOrderedEpoch(), writer, request);
    }

    /** A waiting record and the names of the things it is missing. */
    record Waiting(long line, String source) {}

    /** The waiting records of one import, deleted when it ends. */
    final class Session implements AutoCloseable {

        private final UUID id;
        private final Writer writer;
        private final boolean dry;
        private final boolean storesImages;
        private boolean any;

        private Session(UUID id, Writer writer, ImportRequest request) {
            this.id = id;
            this.writer = writer;
            this.dry = request.dryRun();
            this.storesImages = request.storesImages();
        }

        /** The transaction in which a batch is stored: its own, or that of the dry run. */
        TransactionRunnerOptions transaction() {
            return dry ? QuarkusTransaction.joiningExisting() : QuarkusTransaction.requiringNew();
        }

        /**
         * Has statements planned for the tables as they are by now, in the caller's transaction. Every node asks several times
         * a second which articles the clock changes, and would scan all of them for as long as PostgreSQL has not heard that
         * there are few.
         *
         * @param created how many records the import has created
         */
        void planAnew(long created) {
            database.planAnew();
            // A dry run would keep vacuum from working, by the lock of this, to its end.
            if (!dry && known() < created) {
                database.update(Sql.of("analyze article (public_at, expires_at, key_form)"));
            }
        }

        /** How many articles PostgreSQL took for its last plans; -1 if it has not looked yet. */
        private long known() {
            return database.first(
                            Sql.of("select reltuples::bigint from pg_class where oid = 'article'::regclass"),
                            row -> row.getLong(1))
                    .orElseThrow();
        }

        /**
         * Does work on the records that wait once the file has ended, in one transaction that may take hours. If another
         * transaction was in the way, the work is done again.
         */
        <T> T finish(Supplier<T> work) {
            for (int tried = 1; ; tried++) {
                try {
                    return transaction().timeout(LAST_TRANSACTION_SECONDS).call(() -> {
                        database.waiveSocketTimeout();
                        database.mayPause();
                        database.planAnew();
                        return work.get();
                    });
                } catch (RuntimeException e) {
                    if (dry || tried == TRIES || !DatabaseFailure.isInTheWay(e)) {
                        throw e;
                    }
                }
            }
        }

        /** Whether nothing will be stored. */
        boolean isDry() {
            return dry;
        }

        /** Whether pictures that are elsewhere are to be kept here. */
        boolean storesImages() {
            return storesImages;
        }

        /** Who imports. */
        Writer writer() {
            return writer;
        }

        boolean isEmpty() {
            return !any;
        }

        /** The lines waiting under the names of these records, by {@link RecordLine.Content#key}. */
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

        /** Adds records; none of their names may be waiting already. */
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
                    record.sections().get(0),
                    record.sections().stream().skip(1).toArray(String[]::new),
                    record.tags().toArray(String[]::new),
                    record.authors().toArray(String[]::new),
                    record.articles().toArray(String[]::new),
                    line.source().get()
                });
            }
            any = true;
            database.batch("""
                    insert into import_pending
                        (import_id, type, slug, line, id, section, further_sections, tags, authors, articles, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows);
        }

        void remove(Collection<Long> lines) {
            database.update(Sql.of(
                    "delete from import_pending where import_id = ? and line = any (?::bigint[])",
                    id,
                    lines.stream().map(String::valueOf).toList()));
        }

        /**
         * Removes the records with a reference that is neither stored nor waiting, each with the first missing name.
         *
         * @param named whether tags and authors must be stored
         * @param placed whether sections must be
         */
        Map<Long, String> removeUnresolvable(boolean named, boolean placed) {
            return finish(() -> unresolvable(named, placed));
        }

        /**
         * Takes references to articles that are neither stored nor waiting out of the records, where their sender says what
         * to write instead.
         *
         * @param addresses the addresses that links get, by the slugs of the articles that are not there
         */
        void detach(Function<Set<String>, Map<String, String>> addresses) {
            finish(() -> {
                List<Detachable> found = database.list(
                        Sql.of(DETACHABLE, id),
                        row -> new Detachable(row.getLong("line"), row.getString("record"), List.of((String[])
                                row.getArray("missing").getArray())));
                if (!found.isEmpty()) {
                    Set<String> missing = new HashSet<>();
                    found.forEach(one -> missing.addAll(one.missing()));
                    Map<String, String> known = addresses.apply(missing);
                    database.batch(
                            "update import_pending set record = ?,"
                                    + " articles = array(select r from unnest(articles) r where r <> all (?))"
                                    + " where import_id = ? and line = ?",
                            found.stream().map(one -> one.detached(known, id)).toList());
                }
                return null;
            });
        }

        private Map<Long, String> unresolvable(boolean named, boolean placed) {
            Map<Long, String> removed = new HashMap<>();
            database.list(
                            Sql.of(UNRESOLVABLE, placed, named, named, id, id),
                            row -> Map.entry(row.getLong("line"), row.getString("name")))
                    .forEach(entry -> removed.put(entry.getKey(), entry.getValue()));
            return removed;
        }

        /** At most {@code limit} waiting records of a type after a line, in order. */
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

        /** The ids that the waiting articles with these slugs will have. */
        Map<String, UUID> ids(Collection<String> slugs) {
            Map<String, UUID> ids = new HashMap<>();
            database.list(
                            Sql.of("select slug, id from import_pending where import_id = ? and type = 'article'", id)
                                    .add("and slug = any (?)", slugs),
                            row -> Map.entry(row.getString("slug"), Database.id(row, "id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
            return ids;
        }

        /** Notes that a waiting article is one that is already stored. */
        void identify(Map<String, UUID> stored) {
            List<Object[]> rows = new ArrayList<>();
            stored.forEach((slug, article) -> rows.add(new Object[] {article, id, slug}));
            database.batch(
                    "update import_pending set id = ? where import_id = ? and type = 'article' and slug = ?", rows);
        }

        @Override
        public void close() {
            if (any) {
                transaction().run(() -> {
                    database.waiveSocketTimeout();
                    database.update(Sql.of("delete from import_pending where import_id = ?", id));
                });
            }
        }
    }
}
