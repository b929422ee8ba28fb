package org.broadsheet.editorial;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Limits;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * What is to be done at a time: the table {@code due}. It belongs to no node; {@link ScheduleRunner} carries it out on
 * whichever is there. Each method runs in the caller's transaction.
 */
@ApplicationScoped
public class Schedule {

    private static final String SELECT =
            "select id, kind, thing_id, at, task, asked_by, key_id, sections, sources, tries from due ";

    /** The longest wait before work that failed because of the database is tried again, in seconds. */
    private static final int LONGEST_WAIT = 60;

    private final Database database;

    Schedule(Database database) {
        this.database = database;
    }

    /**
     * One thing that is due at a time.
     *
     * @param kind of the {@link ScheduledWork} that carries it out
     * @param thing what it is done with; there is at most one entry for each thing of a kind
     * @param at by the database's clock
     * @param task what exactly is to be done, in JSON
     * @param by who asked for it
     * @param keyId that person's key; null for none
     * @param limits of the person's token, where there is no key
     * @param tries how often the database failed meanwhile
     */
    public record Entry(
            UUID id,
            String kind,
            UUID thing,
            Instant at,
            String task,
            String by,
            UUID keyId,
            Limits limits,
            int tries) {}

    /** What is scheduled for a thing. */
    public Optional<Entry> of(String kind, UUID thing) {
        return first(Sql.of(SELECT + "where kind = ? and thing_id = ?", kind, thing));
    }

    /**
     * The same, locked until the transaction ends. Whoever changes what is scheduled calls this before it locks the thing
     * itself, as the clock does, so that neither waits for the other in a circle.
     */
    public Optional<Entry> lock(String kind, UUID thing) {
        return first(Sql.of(SELECT + "where kind = ? and thing_id = ? for update", kind, thing));
    }

    /** Schedules work of somebody without limits with a thing, in place of what was scheduled for it. */
    public void put(String kind, UUID thing, Instant at, String task, String by, Optional<UUID> keyId) {
        put(kind, thing, at, task, by, keyId, Limits.NONE);
    }

    /** Schedules work with a thing, in place of what was scheduled for it. */
    public void put(String kind, UUID thing, Instant at, String task, String by, Optional<UUID> keyId, Limits limits) {
        cancel(kind, thing);
        database.update(
                Sql.of("insert into due (id, kind, thing_id, at, try_at, task, asked_by, key_id, sections, sources)")
                        .add(
                                "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                UuidCreator.getTimeOrderedEpoch(),
                                kind,
                                thing,
                                at,
                                at,
                                task,
                                by,
                                keyId,
                                Limits.stored(limits.sections()),
                                Limits.stored(limits.sources())));
    }

    /** Takes a thing off the schedule. */
    public void cancel(String kind, UUID thing) {
        database.update(Sql.of("delete from due where kind = ? and thing_id = ?", kind, thing));
    }

    /** How long it is by the database's clock until something of these kinds is due; negative if something is. Uses due_in_order. */
    Optional<Duration> untilNext(Set<String> kinds) {
        return database.first(
                Sql.of("select (extract(epoch from try_at - clock_timestamp()) * 1000)::bigint as millis")
                        .add("from due where kind = any (?) order by try_at limit 1", kinds),
                row -> Duration.ofMillis(row.getLong("millis")));
    }

    /** The first thing of these kinds that is due and that no other node has locked; locks it. */
    Optional<Entry> takeDue(Set<String> kinds) {
        return first(Sql.of(SELECT + "where try_at <= now() and kind = any (?)", kinds)
                .add("order by try_at limit 1 for update skip locked"));
    }

    /** Locks an entry again in another transaction; false if it is gone, or locked by another node. */
    boolean takeAgain(Entry entry) {
        return first(Sql.of(SELECT + "where id = ? for update skip locked", entry.id()))
                .isPresent();
    }

    void remove(Entry entry) {
        database.update(Sql.of("delete from due where id = ?", entry.id()));
    }

    /** Has an entry tried again, each time after twice as long. */
    void postpone(Entry entry) {
        int seconds = Math.min(LONGEST_WAIT, 1 << Math.min(entry.tries(), 6));
        database.update(Sql.of("update due set tries = tries + 1, try_at = now() + make_interval(secs => ?)", seconds)
                .add("where id = ?", entry.id()));
    }

    private Optional<Entry> first(Sql sql) {
        return database.first(sql, Schedule::read);
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                Database.id(row, "id"),
                row.getString("kind"),
                Database.id(row, "thing_id"),
                Database.instant(row, "at"),
                row.getString("task"),
                row.getString("asked_by"),
                Database.id(row, "key_id"),
                Limits.read(row),
                row.getInt("tries"));
    }
}
