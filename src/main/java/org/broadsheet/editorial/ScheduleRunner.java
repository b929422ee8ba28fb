package org.broadsheet.editorial;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.database.Ticker;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * Carries out what is scheduled, at its time by the database's clock. Every node asks several times a second when
 * something is due next, waits for that moment and tries to lock the row; whichever gets it does the work and deletes the
 * row in one transaction. So it is done once, and neither a node that was killed nor a node's clock matters.
 *
 * <p>What cannot be done as things are has failed, and whoever scheduled it has to look. Only a failure of the database is
 * tried again.
 */
@ApplicationScoped
public class ScheduleRunner {

    private static final Logger LOG = Logger.getLogger(ScheduleRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final List<Fault> BROKEN =
            List.of(Fault.pointer("", "The server failed; the log of the time has the cause"));

    private final Schedule schedule;
    private final Map<String, ScheduledWork> kinds;
    private final Counter done;
    private final Counter failed;
    private final Counter postponed;
    private volatile Duration overdue = Duration.ZERO;
    private Ticker ticker;

    ScheduleRunner(Schedule schedule, @All List<ScheduledWork> kinds, MeterRegistry meters) {
        this.schedule = schedule;
        this.done = counter("done", meters);
        this.failed = counter("failed", meters);
        this.postponed = counter("postponed", meters);
        Gauge.builder("broadsheet.schedule.overdue", () -> overdue.toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long ago the clock should have carried out what waits first; 0 if nothing does")
                .register(meters);
        this.kinds = kinds.stream().collect(Collectors.toMap(ScheduledWork::kind, Function.identity()));
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return Counter.builder("broadsheet.schedule.entries")
                .description("What the clock carried out, could not carry out, or tries again")
                .tag("result", result)
                .register(meters);
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("schedule", PAUSE, this::tick);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    private void tick() {
        Optional<Duration> first = schedule.untilNext(kinds.keySet());
        overdue = first.filter(Duration::isNegative).map(Duration::negated).orElse(Duration.ZERO);
        Optional<Duration> next = first.filter(left -> left.compareTo(PAUSE) <= 0);
        if (next.isEmpty()) {
            return;
        }
        await(next.get());
        boolean more;
        do {
            more = carryOutNext();
        } while (more);
    }

    private static void await(Duration left) {
        try {
            Thread.sleep(Math.max(0, left.toMillis() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Carries out the next thing that is due; false if there is none that no other node is at. */
    private boolean carryOutNext() {
        AtomicReference<Schedule.Entry> taken = new AtomicReference<>();
        try {
            boolean isDone = QuarkusTransaction.requiringNew().call(() -> {
                Optional<Schedule.Entry> due = schedule.takeDue(kinds.keySet());
                due.ifPresent(entry -> {
                    taken.set(entry);
                    kinds.get(entry.kind()).carryOut(entry);
                    schedule.remove(entry);
                });
                return due.isPresent();
            });
            if (isDone) {
                done.increment();
            }
            return isDone;
        } catch (RuntimeException e) {
            if (taken.get() == null) {
                throw e;
            }
            settle(taken.get(), kinds.get(taken.get().kind()), WriteTransaction.translated(e));
            return true;
        }
    }

    /** Decides in a transaction of its own what becomes of an entry that was not carried out. */
    private void settle(Schedule.Entry entry, ScheduledWork work, RuntimeException failure) {
        Optional<DatabaseFailure> database = DatabaseFailure.of(failure);
        QuarkusTransaction.requiringNew().run(() -> {
            if (!schedule.takeAgain(entry)) {
                return;
            }
            if (database.isPresent()) {
                LOG.warnf(
                        "Scheduled %s of %s will be tried again: %s",
                        entry.kind(), entry.thing(), database.get().message());
                schedule.postpone(entry);
                postponed.increment();
                return;
            }
            List<Fault> faults = failure instanceof ProblemException known ? faults(known.problem()) : BROKEN;
            if (faults == BROKEN) {
                LOG.errorf(failure, "Scheduled %s of %s failed", entry.kind(), entry.thing());
            } else {
                LOG.warnf("Scheduled %s of %s could not be carried out: %s", entry.kind(), entry.thing(), faults);
            }
            work.fail(entry, faults);
            schedule.remove(entry);
            failed.increment();
        });
    }

    private static List<Fault> faults(Problem problem) {
        return problem.errors() == null ? List.of(Fault.pointer("", problem.detail())) : problem.errors();
    }
}
