package org.broadsheet.partner;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerMeter;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.Sql;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Counts what partners get and holds them to their quotas. What a node has counted is in memory until {@link UseWriter} writes
 * it, a second later at most. So a quota is exact on one node, and several may together give what the others gave in that
 * second beyond it.
 */
@ApplicationScoped
class Meter implements PartnerMeter {

    /** Where a request has the text that its answer shows. */
    private static final String SHOWN = "broadsheet.partner.shown";

    private final CurrentVertxRequest current;
    private final Database database;
    private final DatabaseClock clock;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private Unwritten unwritten = new Unwritten();

    Meter(CurrentVertxRequest current, Database database, DatabaseClock clock) {
        this.current = current;
        this.database = database;
        this.clock = clock;
    }

    /** A text that the current request shows, and the day on which it was taken from the quota. */
    private record Shown(Text text, LocalDate day) {}

    @Override
    public void show(Partner partner, Text text) {
        LocalDate today = today();
        take(partner, today, new Use(0, 1, 0, 0));
        current.getCurrent().put(SHOWN, new Shown(text, today));
    }

    @Override
    public void takeExport(Partner partner, long articles) {
        take(partner, today(), new Use(0, articles, 1, 0));
    }

    @Override
    public void exported(Partner partner, List<Text> texts, long bytes, Instant at) {
        add(partner, new Use(0, 0, 0, bytes));
        texts.forEach(text -> note(partner.id(), text, at));
    }

    @Override
    public void told(Partner partner, Collection<UUID> articles) {
        Instant now = clock.now();
        synchronized (this) {
            articles.forEach(article -> unwritten.told(partner.id(), article, now));
        }
    }

    /**
     * Counts a request whose answer is ready.
     *
     * @param has whether the answer has what it shows: not for 304 and HEAD
     * @param begun when it began, by the database's clock: what was saved since, it may not show
     */
    void answered(Partner partner, boolean has, long bytes, Instant begun) {
        add(partner, new Use(1, 0, 0, bytes));
        Shown shown = current.getCurrent().get(SHOWN);
        if (shown != null && has) {
            note(partner.id(), shown.text(), begun);
        } else if (shown != null) {
            synchronized (this) {
                unwritten.add(partner.id(), shown.day(), new Use(0, -1, 0, 0));
            }
        }
    }

    private synchronized void note(UUID partner, Text text, Instant at) {
        unwritten.fetched(partner, text, at);
    }

    private synchronized void add(Partner partner, Use use) {
        unwritten.add(partner.id(), today(), use);
    }

    /** What is not written yet must not be counted twice, nor missed, while it is being written. */
    private void take(Partner partner, LocalDate today, Use use) {
        writing.readLock().lock();
        try {
            long written = partner.quota() == null ? 0 : written(partner.id(), today);
            synchronized (this) {
                if (partner.quota() != null) {
                    check(partner, today, written + unwritten.articles(partner.id(), today), use.articles());
                }
                unwritten.add(partner.id(), today, use);
            }
        } finally {
            writing.readLock().unlock();
        }
    }

    private void check(Partner partner, LocalDate today, long used, long wanted) {
        if (used + wanted <= partner.quota()) {
            return;
        }
        Instant next = today.withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        long seconds = Math.max(1, next.getEpochSecond() - clock.now().getEpochSecond());
        throw Problem.of(
                        ProblemType.QUOTA_USED_UP,
                        "Agreed are " + partner.quota() + " whole articles a month; " + used
                                + " were fetched since the 1st"
                                + (wanted == 1 ? "." : ", and this would be " + wanted + " more."))
                .exception(Map.of("Retry-After", String.valueOf(seconds)));
    }

    private long written(UUID partner, LocalDate today) {
        return database.first(
                        Sql.of("select coalesce(sum(articles), 0) as articles from partner_use")
                                .add("where partner_id = ? and day >= ?", partner, today.withDayOfMonth(1)),
                        row -> row.getLong("articles"))
                .orElseThrow();
    }

    /** The day of UTC by the database's clock. */
    LocalDate today() {
        return clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether so much is in memory that it should be written at once. */
    synchronized boolean isFull() {
        return unwritten.isFull();
    }

    /** Has what is in memory written; if that fails, it stays there. */
    void write(Consumer<Unwritten> writer) {
        writing.writeLock().lock();
        try {
            Unwritten taken;
            synchronized (this) {
                taken = unwritten;
                unwritten = new Unwritten();
            }
            if (taken.isEmpty()) {
                return;
            }
            try {
                writer.accept(taken);
            } catch (RuntimeException e) {
                synchronized (this) {
                    taken.addAll(unwritten);
                    unwritten = taken;
                }
                throw e;
            }
        } finally {
            writing.writeLock().unlock();
        }
    }
}
