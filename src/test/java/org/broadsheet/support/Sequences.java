package org.broadsheet.support;

import static org.assertj.core.api.Assertions.fail;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.logging.Logger;

/**
 * Tries generated sequences of steps on something that checks itself after each of them. One that fails is shrunk, and
 * reported with the seed that repeats it.
 *
 * @param property the system property that sets how many are tried, see {@link Proof}
 * @param ordinary how many ordinary runs try
 */
public record Sequences<S>(Arbitrary<List<S>> sequences, String property, int ordinary) {

    private static final Logger LOG = Logger.getLogger(Sequences.class);
    private static final int TRIES_TO_SHRINK = 150;
    private static final int TRIES_IF_INCONCLUSIVE = 6;
    private static final int SIZE = 1_000;

    /** What steps are taken on. A fault is an {@link AssertionError}, or a condition that did not come true. */
    public interface Subject<S> {

        /** Takes a step, and checks what came of it. */
        void take(S step);

        /** Checks what is left to be checked after the last step. */
        void end();
    }

    /** Thrown by a subject on which steps were taken at other times than they must be; it begins anew. */
    public static final class Inconclusive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Inconclusive(String why) {
            super(why);
        }
    }

    /** What went wrong, and after how many steps of a sequence. */
    private record Fault<S>(List<S> steps, String what) {
        @Override
        public String toString() {
            String numbered = IntStream.range(0, steps.size())
                    .mapToObj(i -> "  %d. %s".formatted(i + 1, steps.get(i)))
                    .collect(Collectors.joining("\n"));
            return "after the last of\n" + numbered + "\n" + what;
        }
    }

    /** Tries them all; fails with the smallest sequence that it finds to fail. */
    public void hold(Supplier<? extends Subject<S>> begin) {
        int times = Proof.times(property, ordinary);
        long seed = Proof.seed(property);
        LOG.infof("%d sequences from -Dproof.seed=%d", times, seed);
        JqwikSession.run(() -> {
            RandomGenerator<List<S>> generator = sequences.generator(SIZE);
            for (int i = 0; i < times; i++) {
                Shrinkable<List<S>> sequence = generator.next(new Random(seed + i));
                Optional<Fault<S>> fault = run(sequence.value(), begin);
                if (fault.isPresent()) {
                    fail(report(seed + i, sequence, fault.get(), begin));
                }
                JqwikSession.finishTry();
            }
        });
    }

    private String report(
            long seed, Shrinkable<List<S>> sequence, Fault<S> first, Supplier<? extends Subject<S>> begin) {
        Shrinkable<List<S>> smallest = sequence;
        Fault<S> fault = first;
        int tries = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            Iterator<Shrinkable<List<S>>> candidates = smallest.shrink().iterator();
            while (!smaller && candidates.hasNext() && tries++ < TRIES_TO_SHRINK) {
                Shrinkable<List<S>> candidate = candidates.next();
                Optional<Fault<S>> again = run(candidate.value(), begin);
                if (again.isPresent()) {
                    smallest = candidate;
                    fault = again.get();
                    smaller = true;
                }
            }
        }
        return "With -D%s=1 -Dproof.seed=%d, shrunk by %d tries, %s\n\nAs it was found, %s"
                .formatted(property, seed, tries, fault, first);
    }

    private static <S> Optional<Fault<S>> run(List<S> steps, Supplier<? extends Subject<S>> begin) {
        for (int tries = 1; ; tries++) {
            try {
                return runOnce(steps, begin.get());
            } catch (Inconclusive e) {
                if (tries == TRIES_IF_INCONCLUSIVE) {
                    throw new AssertionError("Inconclusive in each of " + tries + " tries", e);
                }
            }
        }
    }

    private static <S> Optional<Fault<S>> runOnce(List<S> steps, Subject<S> subject) {
        for (int i = 0; i < steps.size(); i++) {
            try {
                subject.take(steps.get(i));
                if (i == steps.size() - 1) {
                    subject.end();
                }
            } catch (AssertionError | ConditionTimeoutException fault) {
                return Optional.of(new Fault<>(steps.subList(0, i + 1), fault.getMessage()));
            }
        }
        return Optional.empty();
    }
}
