package org.broadsheet.release;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Something that an editor does, on one of two nodes, to one of two stories or to what is prepared of both. A step fits
 * every state: where it is not allowed, the refusal is what must happen.
 */
record PreparationStep(int node, Act act) {

    static final int NODES = 2;
    static final int STORIES = 2;
    static final List<String> STAGES = List.of("draft", "in-review", "ready");
    private static final int WORDS = 3;
    private static final int MOST = 14;

    /** The parts of a story that are changed. */
    enum Field {
        HEADLINE,
        STANDFIRST,
        BODY
    }

    /** What is done. Whatever happens soon does so by the clock, some steps later. */
    sealed interface Act {}

    record Edit(int story, Field field, int word) implements Act {}

    record Publish(int story, boolean soon) implements Act {}

    record Unpublish(int story) implements Act {}

    record Withdraw(int story) implements Act {}

    /** Given an end that comes soon, or none. */
    record Expire(int story, boolean soon) implements Act {}

    record Stage(int story, String stage) implements Act {}

    record Lock(int story, String by) implements Act {}

    record Unlock(int story, String by) implements Act {}

    record MakeCopy(int story) implements Act {}

    record EditCopy(int story, Field field, int word) implements Act {}

    record RebaseCopy(int story) implements Act {}

    record DropCopy(int story) implements Act {}

    record PublishCopy(int story, boolean soon) implements Act {}

    record UnscheduleCopy(int story) implements Act {}

    /** A release is made of these steps, or gets them. */
    record Prepare(List<Part> parts) implements Act {}

    record PublishRelease(boolean soon) implements Act {}

    record UnscheduleRelease() implements Act {}

    record CancelRelease() implements Act {}

    /** A step of a release. */
    record Part(int story, Matter matter) {}

    /** What a step of a release does. */
    enum Matter {
        PUBLISH,
        PUBLISH_WORKING_COPY,
        UNPUBLISH,
        WITHDRAW,
        STAY;

        /** Whether a release cannot have both about one story. */
        boolean isLike(Matter other) {
            return isState() ? other.isState() : this == other;
        }

        private boolean isState() {
            return this == PUBLISH || this == UNPUBLISH || this == WITHDRAW;
        }
    }

    static Arbitrary<List<PreparationStep>> sequences() {
        return steps().list().ofMinSize(1).ofMaxSize(MOST);
    }

    private static Arbitrary<PreparationStep> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, NODES - 1), acts())
                .as(PreparationStep::new);
    }

    private static Arbitrary<Act> acts() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(stories(), flags()).as(Publish::new)),
                Tuple.of(4, Combinators.combine(stories(), fields(), words()).as(Edit::new)),
                Tuple.of(1, stories().map(Unpublish::new)),
                Tuple.of(1, stories().map(Withdraw::new)),
                Tuple.of(2, Combinators.combine(stories(), flags()).as(Expire::new)),
                Tuple.of(
                        1,
                        Combinators.combine(stories(), Arbitraries.of(STAGES)).as(Stage::new)),
                Tuple.of(1, Combinators.combine(stories(), people()).as(Lock::new)),
                Tuple.of(1, Combinators.combine(stories(), people()).as(Unlock::new)),
                Tuple.of(6, stories().map(MakeCopy::new)),
                Tuple.of(6, Combinators.combine(stories(), fields(), words()).as(EditCopy::new)),
                Tuple.of(2, stories().map(RebaseCopy::new)),
                Tuple.of(1, stories().map(DropCopy::new)),
                Tuple.of(4, Combinators.combine(stories(), flags()).as(PublishCopy::new)),
                Tuple.of(1, stories().map(UnscheduleCopy::new)),
                Tuple.of(5, parts().list().ofMinSize(1).ofMaxSize(STORIES + 1).map(Prepare::new)),
                Tuple.of(6, flags().map(PublishRelease::new)),
                Tuple.of(1, Arbitraries.just(new UnscheduleRelease())),
                Tuple.of(1, Arbitraries.just(new CancelRelease())));
    }

    private static Arbitrary<Part> parts() {
        return Combinators.combine(stories(), Arbitraries.of(Matter.class)).as(Part::new);
    }

    private static Arbitrary<Integer> stories() {
        return Arbitraries.integers().between(0, STORIES - 1);
    }

    private static Arbitrary<Integer> words() {
        return Arbitraries.integers().between(0, WORDS - 1);
    }

    private static Arbitrary<Field> fields() {
        return Arbitraries.of(Field.class);
    }

    private static Arbitrary<String> people() {
        return Arbitraries.of("Mira Holt", "Jonas Weber");
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(false, true);
    }

    @Override
    public String toString() {
        return act + " on node " + node;
    }
}
