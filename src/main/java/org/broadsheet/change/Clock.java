package org.broadsheet.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;

/**
 * Logs what has become public by the passing of time. Each row of {@code coming} is handled by one node: the one that
 * deletes it appends the change in the same transaction. Rows that fell due while no node was running are handled at
 * the next start.
 */
@ApplicationScoped
public class Clock {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private static final int AT_ONCE = 500;

    private final Database database;
    private final ChangeLog log;
    private final Retention retention;

    Clock(Database database, ChangeLog log, Retention retention) {
        this.database = database;
        this.log = log;
        this.retention = retention;
    }

    private Ticker ticker;

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("clock", PAUSE, this::tick);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    void tick() {
        boolean due = database.first(
                        Sql.of("select exists (select 1 from coming where at <= now())"), row -> row.getBoolean(1))
                .orElse(false);
        while (due) {
            due = QuarkusTransaction.requiringNew().call(this::takeDue) == AT_ONCE;
        }
    }

    /**
     * Logs a bounded number of things that are due, in the caller's transaction; the next runs of the clock log the rest.
     *
     * @return how many they were
     */
    public int takeDue() {
        List<Change> due = database.list(
                Sql.of("delete from coming where thing_id in (")
                        .add("select thing_id from coming where at <= now() order by at limit ?", AT_ONCE)
                        .add(
                                "for update skip locked) returning thing_id, type, version, slug, section, cache_tags, traits"),
                Clock::read);
        due.forEach(log::note);
        return due.size();
    }

    private static Change read(ResultSet row) throws SQLException {
        Set<String> traits = Set.of(Database.array(row, "traits", new String[0]));
        Change change = new Change(
                row.getString("type"),
                Database.id(row, "thing_id"),
                null,
                row.getInt("version"),
                row.getString("slug"),
                List.of(),
                row.getString("section"),
                null,
                new LinkedHashSet<>(
                        Arrays.asList((String[]) row.getArray("cache_tags").getArray())));
        return change.with(new Change.Impact(true, true, traits));
    }

    /** Deletes rows that are older than the retention, and records the last number that was deleted. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.waiveSocketTimeout();
            forget(retention.keep());
        });
    }

    void forget(Duration keep) {
        database.update(
                Sql.of("with old as (delete from change where at < now() - make_interval(secs => ?)", keep.toSeconds())
                        .add(
                                "returning seq) update change_floor set seq = greatest(seq, coalesce((select max(seq) from old), 0))"));
    }
}
