package org.broadsheet.list;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseException;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.jboss.logging.Logger;

/**
 * Makes the keys of alphabetical lists that rows of an earlier version lack, and remakes them all after an upgrade of
 * ICU, in the background and on whichever nodes are free. The row of {@code alphabet} says which form all keys have
 * ({@code made}), and which one they are being given ({@code making}). While these differ, lists have {@link
 * Alphabet#PLAIN}, so that none is read in two orders at once.
 *
 * <p>Forms only grow: beside a later version, whose keys come from a later ICU, this one makes only the keys of its own
 * writes, and the later one remakes them.
 */
@ApplicationScoped
public class KeyMaker {

    private static final Logger LOG = Logger.getLogger(KeyMaker.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long after an announcement every node has heard of it and reads lists by it no more; in seconds. */
    private static final int HEARD = 10;

    private static final int AT_ONCE = 500;

    /** Small archives are complete before the first request. */
    private static final int BATCHES_AT_START = 10;

    private final Database database;
    private final PublicReads reads;
    private final Alphabets alphabets;
    private final List<KeyedTable> tables;
    private final String anyIsStale;
    private final Event<Reordered> reordered;
    private State last;
    private Ticker ticker;

    KeyMaker(
            Database database,
            PublicReads reads,
            Alphabets alphabets,
            @All List<KeyedTable> tables,
            Event<Reordered> reordered) {
        this.reordered = reordered;
        this.database = database;
        this.reads = reads;
        this.alphabets = alphabets;
        this.tables = tables;
        this.anyIsStale = tables.stream().map(KeyedTable::isStale).collect(Collectors.joining(" or "));
    }

    /**
     * Fired on each node when alphabetical lists have got another order, or some rows other keys, without a change in the
     * log.
     */
    public record Reordered() {}

    /**
     * The row of {@code alphabet}.
     *
     * @param passes how often keys were made
     * @param isHeard whether every node knows of it
     */
    private record State(int made, int making, long passes, boolean isHeard) {

        boolean hasSameKeys(State other) {
            return other != null && made == other.made && making == other.making && passes == other.passes;
        }

        /** The form that all keys have; 0 while they are being remade. */
        int complete() {
            return made == making ? made : 0;
        }
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        try {
            work(BATCHES_AT_START);
        } catch (DatabaseException e) {
            // A replica may not have the migration yet; until it has, lists keep the plain order.
            LOG.infof("Alphabetical lists are not ready at the start: %s", e.getMessage());
        }
        ticker = new Ticker("alphabet", PAUSE, () -> work(Integer.MAX_VALUE));
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    /** Makes missing keys, up to a number of batches, and tells lists which order to use. */
    void work(int batches) {
        State state = follow();
        if (state.making() < Collation.FORM) {
            announce();
            state = follow();
        }
        if (state.making() == Collation.FORM && state.isHeard()) {
            if (isAnyStale()) {
                make(batches);
            }
            if (state.complete() == 0 && !isAnyStale()) {
                database.update(Sql.of("update alphabet set made = making where making = ?", Collation.FORM));
            }
            follow();
        }
    }

    /** Reads what any node has done, and passes it on to lists and answers on this one. */
    private State follow() {
        State state = state();
        alphabets.complete(state.complete());
        if (!state.hasSameKeys(last)) {
            last = state;
            reordered.fire(new Reordered());
        }
        return state;
    }

    /** Read from where lists are read: on a replica, only once it has what the state says. */
    private State state() {
        return reads.first(
                        Sql.of(
                                "select made, making, passes, made = 0 or made = making"
                                        + " or since < now() - make_interval(secs => ?) as heard from alphabet",
                                HEARD),
                        row -> new State(
                                row.getInt("made"),
                                row.getInt("making"),
                                row.getLong("passes"),
                                row.getBoolean("heard")))
                .orElseThrow();
    }

    private void announce() {
        database.update(Sql.of(
                "update alphabet set making = ?, since = now() where making < ?", Collation.FORM, Collation.FORM));
    }

    private boolean isAnyStale() {
        return database.first(Sql.of("select " + anyIsStale), row -> row.getBoolean(1))
                .orElse(false);
    }

    private void make(int batches) {
        for (KeyedTable table : tables) {
            int left = batches;
            while (left-- > 0 && remake(table) == AT_ONCE) {}
        }
        database.update(Sql.of("update alphabet set passes = passes + 1"));
    }

    private int remake(KeyedTable table) {
        return QuarkusTransaction.requiringNew().call(() -> table.remake(database, AT_ONCE));
    }
}
