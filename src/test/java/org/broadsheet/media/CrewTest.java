package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.broadsheet.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CrewTest {

    @Test
    void work_beyond_what_may_wait_is_refused_with_when_to_come_back() {
        CountDownLatch free = new CountDownLatch(1);
        Supplier<String> work = () -> {
            try {
                free.await();
                return "done";
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (Crew crew = new Crew("test", 1, 1)) {
            CompletableFuture<String> inProgress = crew.run(work);
            CompletableFuture<String> waiting = crew.run(work);
            CompletableFuture<String> refused = crew.run(work);

            assertThat(crew.waiting()).isEqualTo(1);
            assertThatThrownBy(refused::join).cause().isInstanceOfSatisfying(ProblemException.class, refusal -> {
                assertThat(refusal.problem().status()).isEqualTo(503);
                assertThat(refusal.headers()).containsKey("Retry-After");
            });
            free.countDown();
            assertThat(inProgress.join()).isEqualTo("done");
            assertThat(waiting.join()).isEqualTo("done");
        }
    }
}
