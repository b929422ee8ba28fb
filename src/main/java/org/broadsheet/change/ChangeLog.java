package org.broadsheet.change;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Appends a transaction's changes to the log, as the last thing it does. Only then is the lock taken under which rows
 * get their numbers; it is held until the commit, for a few milliseconds. Numbers therefore follow the order of
 * commits, and long transactions block nobody. PostgreSQL releases locks after a commit has become visible. A
 * transaction that is rolled back, such as a dry run, appends nothing.
 */
@ApplicationScoped
public class ChangeLog {

    /** The channel that tells nodes to look at the log. */
    static final String CHANNEL = "broadsheet_change";

    private static final long LOCK = 0x62726f6164736865L;

    private static final String APPEND = """
            insert into change (seq, at, type, thing_id, operation, reason, version, slug, former_slugs, section,
                section_before, cache_tags, appeared, material, traits)
            values (nextval('change_seq'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Appended> appended;
    private final List<LogFollower> followers;
    private final ThreadLocal<Long> last = new ThreadLocal<>();

    ChangeLog(
            Database database,
            TransactionSynchronizationRegistry transactions,
            Event<Appended> appended,
            @All List<LogFollower> followers) {
        this.database = database;
        this.transactions = transactions;
        this.appended = appended;
        this.followers = followers;
    }

    /**
     * Fired on this node after rows that it appended have been committed.
     *
     * @param seq the number of the last row
     * @param at the time of all rows
     */
    public record Appended(Set<String> cacheTags, long seq, Instant at) {}

    /** Something that will become public at a later time. */
    public record Coming(
            UUID id,
            Instant at,
            String type,
            int version,
            String slug,
            String section,
            Set<String> cacheTags,
            Set<String> traits) {}

    /** Records a change, to be appended at the end of the caller's transaction. */
    public void note(Change change) {
        pending().changes.add(change);
    }

    /** How many changes the caller's transaction has noted so far; see {@link #forget}. */
    public int noted() {
        Pending pending = (Pending) transactions.getResource(ChangeLog.class);
        return pending == null ? 0 : pending.changes.size();
    }

    /**
     * Forgets what the caller's transaction has noted since: to be called where a savepoint takes back what was written.
     *
     * @param noted what {@link #noted} returned then
     */
    public void forget(int noted) {
        Pending pending = (Pending) transactions.getResource(ChangeLog.class);
        if (pending != null) {
            pending.changes.subList(noted, pending.changes.size()).clear();
        }
    }

    /** Replaces what is scheduled to become public of these things. */
    public void coming(Collection<UUID> things, Collection<Coming> coming) {
        if (!things.isEmpty()) {
            database.update(Sql.of("delete from coming where thing_id = any (?)", things));
        }
        List<Object[]> rows = new ArrayList<>();
        for (Coming one : coming) {
            rows.add(new Object[] {
                one.id(),
                one.at(),
                one.type(),
                one.version(),
                one.slug(),
                one.section(),
                one.cacheTags().toArray(String[]::new),
                one.traits().toArray(String[]::new)
            });
        }
        database.batch(
                "insert into coming (thing_id, at, type, version, slug, section, cache_tags, traits)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Adds cache tags to what is scheduled to become public in sections of these slugs. */
    void addToComing(Collection<String> sections, Collection<String> cacheTags) {
        database.update(Sql.of(
                        "update coming set cache_tags = array(select unnest(cache_tags) union select unnest(?))",
                        cacheTags)
                .add("where section = any (?)", sections));
    }

    /** Takes the number of the last row that this thread's last transaction appended; empty if there is none. */
    public OptionalLong takeLast() {
        Long seq = last.get();
        last.remove();
        return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    private Pending pending() {
        Pending pending = (Pending) transactions.getResource(ChangeLog.class);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(ChangeLog.class, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        return pending;
    }

    /** The changes of one transaction, until it appends them. */
    private final class Pending implements Synchronization {

        private final List<Change> changes = new ArrayList<>();
        private long seq;
        private Instant at;

        @Override
        public void beforeCompletion() {
            last.remove();
            if (changes.isEmpty()) {
                return;
            }
            // One time for all rows, read under the lock: they are one change, and times follow numbers.
            at = database.first(
                            Sql.of("with locked as materialized (select pg_advisory_xact_lock(?))", LOCK)
                                    .add("select clock_timestamp() as at from locked"),
                            row -> Database.instant(row, "at"))
                    .orElseThrow();
            List<Object[]> rows = new ArrayList<>();
            for (Change change : changes) {
                rows.add(new Object[] {
                    at,
                    change.type(),
                    change.id(),
                    change.isDelete() ? "delete" : "upsert",
                    change.reason(),
                    change.version(),
                    change.slug(),
                    change.formerSlugs().toArray(String[]::new),
                    Optional.ofNullable(change.section()),
                    Optional.ofNullable(change.sectionBefore()),
                    change.cacheTags().toArray(String[]::new),
                    change.impact().appeared(),
                    change.impact().material(),
                    change.impact().traits().toArray(String[]::new)
                });
            }
            database.batch(APPEND, rows);
            seq = database.first(
                            Sql.of("select currval('change_seq') as seq, pg_notify(?, '')", CHANNEL),
                            row -> row.getLong("seq"))
                    .orElseThrow();
            // Nobody else can have taken a number meanwhile: the lock is held.
            long first = seq - changes.size() + 1;
            followers.forEach(follower -> follower.appended(changes, first, at));
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED && !changes.isEmpty()) {
                last.set(seq);
                appended.fire(new Appended(tags(), seq, at));
            }
        }

        private Set<String> tags() {
            Set<String> tags = new LinkedHashSet<>();
            changes.forEach(change -> tags.addAll(change.cacheTags()));
            return tags;
        }
    }
}
