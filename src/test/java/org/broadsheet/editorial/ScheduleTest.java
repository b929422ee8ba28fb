package org.broadsheet.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadsheet.database.Database;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due is carried out once, at its time; only a failure of the database has it tried again. */
@QuarkusTest
class ScheduleTest {

    private static final String KIND = "rehearsal";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Newsroom newsroom;

    @Inject
    Schedule schedule;

    @Inject
    Database database;

    @Inject
    Rehearsal rehearsal;

    /** Work that fails as told, and remembers when it was done. */
    @ApplicationScoped
    static class Rehearsal implements ScheduledWork {

        private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        private final Queue<Instant> done = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> tries = new ConcurrentLinkedQueue<>();
        private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
        private final Database database;

        Rehearsal(Database database) {
            this.database = database;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void carryOut(Schedule.Entry entry) {
            tries.add(entry.tries());
            RuntimeException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            done.add(database.now());
        }

        @Override
        public void fail(Schedule.Entry entry, List<Fault> because) {
            faults.addAll(because);
        }

        void forget() {
            List.of(failures, done, tries, faults).forEach(Queue::clear);
        }

        void failsWith(RuntimeException failure) {
            failures.add(failure);
        }

        List<Instant> done() {
            return List.copyOf(done);
        }

        List<Integer> tries() {
            return List.copyOf(tries);
        }

        List<Fault> faults() {
            return List.copyOf(faults);
        }
    }

    @BeforeEach
    void an_empty_schedule() {
        newsroom.empty();
        rehearsal.forget();
    }

    private Instant scheduled(String kind, UUID thing, int millis) {
        Instant at = database.now().plusMillis(millis);
        QuarkusTransaction.requiringNew().run(() -> schedule.put(kind, thing, at, "{}", "desk", Optional.empty()));
        return at;
    }

    @Test
    void it_is_done_once_at_its_time_in_the_order_of_times() {
        Instant second = scheduled(KIND, UUID.randomUUID(), 1_200);
        Instant first = scheduled(KIND, UUID.randomUUID(), 700);

        await().atMost(PATIENCE).until(() -> rehearsal.done().size() == 2);

        assertThat(rehearsal.done().get(0)).isAfterOrEqualTo(first);
        assertThat(rehearsal.done().get(1)).isAfterOrEqualTo(second);
        assertThat(schedule.untilNext(Set.of(KIND))).isEmpty();
    }

    @Test
    void a_thing_has_one_time_of_each_kind() {
        UUID thing = UUID.randomUUID();
        scheduled(KIND, thing, 300_000);
        Instant at = scheduled(KIND, thing, 200_000);

        assertThat(schedule.of(KIND, thing)).map(Schedule.Entry::at).contains(at);
        assertThat(schedule.untilNext(Set.of(KIND)).orElseThrow()).isLessThan(Duration.ofMillis(200_001));
    }

    @Test
    void a_failure_of_the_database_has_it_tried_again_and_again_later() {
        rehearsal.failsWith(new IllegalStateException(new SQLException("deadlock detected", "40P01")));
        rehearsal.failsWith(new IllegalStateException(new SQLException("server closed", "57P01")));
        Instant at = scheduled(KIND, UUID.randomUUID(), 100);

        await().atMost(PATIENCE).until(() -> rehearsal.done().size() == 1);

        assertThat(rehearsal.tries()).containsExactly(0, 1, 2);
        assertThat(rehearsal.done().get(0)).isAfter(at.plusSeconds(3));
        assertThat(rehearsal.faults()).isEmpty();
    }

    @Test
    void what_cannot_be_done_has_failed_with_its_faults_and_does_not_hold_up_the_next() {
        rehearsal.failsWith(Problem.conflict(List.of(Fault.pointer("/slug", "Is taken by another article")))
                .exception());
        rehearsal.failsWith(new IllegalStateException("A bug"));
        scheduled(KIND, UUID.randomUUID(), 100);
        scheduled(KIND, UUID.randomUUID(), 200);
        scheduled(KIND, UUID.randomUUID(), 300);

        await().atMost(PATIENCE).until(() -> rehearsal.done().size() == 1);

        assertThat(rehearsal.faults()).extracting(Fault::pointer).containsExactly("/slug", "");
        assertThat(rehearsal.faults().get(1).detail()).doesNotContain("A bug");
        assertThat(rehearsal.tries()).containsExactly(0, 0, 0);
    }

    @Test
    void what_only_a_newer_version_knows_is_left_alone() {
        UUID thing = UUID.randomUUID();
        scheduled("of tomorrow", thing, 50);
        scheduled(KIND, UUID.randomUUID(), 100);

        await().atMost(PATIENCE).until(() -> rehearsal.done().size() == 1);

        assertThat(schedule.of("of tomorrow", thing)).isPresent();
    }
}
