package org.broadsheet.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.change.ChangeTracker;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.PublicReads;
import org.broadsheet.response.ChangeTimes;
import org.broadsheet.response.LastModified;

/**
 * Remembers when each cache tag last changed, from the change log that this node follows anyway: {@code Last-Modified}
 * costs no statement. Nothing is older than this node's start, since another version or configuration may have given
 * other answers before; after a gap in the log, nothing is older than its end.
 *
 * <p>What the clock makes public counts as a change of everything. It is known in advance, from the schedule.
 *
 * <p>Lost: the newest {@code updatedAt} of what is shown. It misses a renamed author, a withdrawn story whose place
 * another has taken, and one that an embargo held back.
 */
@ApplicationScoped
class LastChanges implements ChangeTimes {

    /** How many tags are remembered. With more, all are forgotten, and nothing is older than that moment. */
    private static final int REMEMBERED = 20_000;

    /** How far this node's idea of the database's clock may be off. */
    private static final Duration CLOCK_ERROR = Duration.ofMillis(500);

    private static final Duration LONGEST_READ = Duration.ofMinutes(1);

    private final ChangeTracker tracker;
    private final DatabaseClock clock;
    private final boolean readsFollowWrites;

    private final Map<String, Changes> byTag = new HashMap<>();

    /** Tags of this node's own writes that a replica may not show yet, with the number of the last one. */
    private final Map<String, Long> unseen = new HashMap<>();

    /** The moments of the near future and the past at which the clock makes something public. */
    private final TreeSet<Instant> scheduled = new TreeSet<>();

    /** Of everything. */
    private Changes newest;

    /** What is not remembered changed then or earlier. */
    private Changes floor;

    private Instant lastSeen = Instant.MIN;
    private long known;

    LastChanges(ChangeTracker tracker, DatabaseClock clock, PublicReads reads) {
        this.tracker = tracker;
        this.clock = clock;
        this.readsFollowWrites = reads.followWrites();
        forget();
    }

    /**
     * The changes in the last second that had any.
     *
     * @param known when this node learnt of the last of them
     */
    private record Changes(Instant first, Instant last, long known) {

        static Changes at(Instant instant, long known) {
            return new Changes(instant, instant, known);
        }

        Changes and(Changes other) {
            Instant second = last.truncatedTo(ChronoUnit.SECONDS);
            Instant otherSecond = other.last.truncatedTo(ChronoUnit.SECONDS);
            if (!second.equals(otherSecond)) {
                Changes later = second.isAfter(otherSecond) ? this : other;
                return new Changes(later.first, later.last, Math.max(known, other.known));
            }
            return new Changes(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    // This node's own writes come back in the log: the same change, known before.
                    last.equals(other.last) ? Math.min(known, other.known) : Math.max(known, other.known));
        }
    }

    @Override
    public synchronized Moment now() {
        return new Moment(known, clock.now());
    }

    @Override
    public synchronized Optional<LastModified> of(Set<String> cacheTags, Moment begun) {
        Changes changes = floor;
        for (String tag : cacheTags) {
            if (unseen.containsKey(tag)) {
                return Optional.empty();
            }
            Changes own = byTag.get(tag);
            changes = own == null ? changes : changes.and(own);
        }
        return dated(changes, begun);
    }

    @Override
    public synchronized Optional<LastModified> ofEverything(Moment begun) {
        return unseen.isEmpty() ? dated(newest, begun) : Optional.empty();
    }

    private Optional<LastModified> dated(Changes logged, Moment begun) {
        Instant published = scheduled.floor(begun.at());
        if (!tracker.isCurrent() || logged.known() > begun.known()) {
            return Optional.empty();
        }
        // The database may not have published it yet for this request: then its second has one change more.
        boolean justNow = published != null && begun.at().isBefore(published.plus(CLOCK_ERROR));
        Changes all = published == null ? logged : logged.and(Changes.at(published, 0));
        boolean once = !justNow
                && all.first().equals(all.last())
                && all.last().truncatedTo(ChronoUnit.SECONDS).isAfter(floor.last());
        return Optional.of(new LastModified(all.last(), once));
    }

    void wrote(@Observes ChangeLog.Appended appended) {
        if (readsFollowWrites) {
            add(appended.cacheTags(), appended.at());
        } else {
            awaitReplica(appended);
        }
    }

    private synchronized void awaitReplica(ChangeLog.Appended appended) {
        if (!tracker.hasSeen(appended.seq())) {
            appended.cacheTags().forEach(tag -> unseen.put(tag, appended.seq()));
        }
    }

    synchronized void saw(@Observes ChangeTracker.Seen seen) {
        if (seen.everything()) {
            forget();
        }
        for (ChangeTracker.Row row : seen.rows()) {
            // Numbers follow commits. Times do too, unless another server with a slower clock has taken over.
            lastSeen = row.at().isAfter(lastSeen) ? row.at() : lastSeen;
            add(new HashSet<>(row.cacheTags()), lastSeen);
            row.cacheTags().forEach(tag -> unseen.computeIfPresent(tag, (name, seq) -> seq > row.seq() ? seq : null));
        }
    }

    synchronized void expect(@Observes ChangeTracker.Expected expected) {
        // What was called off before its time is forgotten: nobody may learn about it.
        scheduled.tailSet(clock.now().plus(CLOCK_ERROR)).clear();
        scheduled.addAll(expected.moments());
        // Keeps the last one that all requests in progress began after.
        Instant passed = scheduled.floor(clock.now().minus(LONGEST_READ));
        if (passed != null) {
            scheduled.headSet(passed).clear();
        }
    }

    private synchronized void add(Set<String> cacheTags, Instant at) {
        if (byTag.size() + cacheTags.size() > REMEMBERED) {
            forget();
        }
        known++;
        Changes one = Changes.at(at, known);
        newest = newest.and(one);
        cacheTags.forEach(tag -> byTag.merge(tag, one, Changes::and));
    }

    private void forget() {
        byTag.clear();
        unseen.clear();
        known++;
        floor = Changes.at(clock.now(), known);
        newest = floor;
    }
}
