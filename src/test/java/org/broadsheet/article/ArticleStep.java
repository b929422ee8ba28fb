package org.broadsheet.article;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.broadsheet.article.ArticleModel.Life;

/**
 * One write of an article, and how it is made. A step fits every state: where it is not allowed, the refusal is what
 * must happen.
 */
record ArticleStep(Act act, Manner manner) {

    static final int SLUGS = 3;
    static final int NAMES = 2;
    private static final int WORDS = 3;
    private static final int MOST = 11;

    /** How a write is made: as it is, as a dry run, or for a version that is not the article's. */
    enum Manner {
        PLAIN,
        DRY,
        STALE
    }

    /**
     * Some content, by the numbers of its words.
     *
     * @param slug negative for none: it stays as it is
     * @param tags a bit for each
     * @param authors a bit for each, and for a role and a guest
     */
    record Content(int slug, int headline, int standfirst, int section, int tags, int authors, int text, int access) {}

    /** What is done. */
    sealed interface Act {}

    record Create(Content content, boolean sourced) implements Act {}

    record Put(Content content) implements Act {}

    enum Field {
        HEADLINE,
        STANDFIRST,
        TAGS,
        SECTION,
        AUTHORS,
        TEXT,
        ACCESS,
        SLUG
    }

    record Patch(Field field, Content content, boolean material) implements Act {}

    /** By the sender's own id, or by an import; with the payload that came last, by the door it came by, or another. */
    record Send(boolean byImport, boolean again, Content content, Life life) implements Act {}

    record Publish(Life to) implements Act {}

    /** Published by the clock, a moment later. */
    record PublishSoon() implements Act {}

    /** Given an end that comes a moment later. */
    record ExpireSoon() implements Act {}

    /** Its end is cleared. */
    record Stay() implements Act {}

    record Unpublish(boolean reason) implements Act {}

    record Withdraw(boolean notice, boolean replacement) implements Act {}

    record Attach(String kind) implements Act {}

    /** The version of this number, counted around where there are fewer. */
    record Restore(int version) implements Act {}

    record Delete() implements Act {}

    /** A sequence: first the article is made, then comes anything. */
    static Arbitrary<List<ArticleStep>> sequences() {
        Arbitrary<List<ArticleStep>> rest = steps().list().ofMaxSize(MOST);
        return Combinators.combine(making(), rest).as((first, others) -> {
            List<ArticleStep> all = new ArrayList<>();
            all.add(new ArticleStep(first, Manner.PLAIN));
            all.addAll(others);
            return all;
        });
    }

    private static Arbitrary<ArticleStep> steps() {
        Arbitrary<Manner> manners =
                Arbitraries.frequency(Tuple.of(10, Manner.PLAIN), Tuple.of(1, Manner.DRY), Tuple.of(1, Manner.STALE));
        return Combinators.combine(acts(), manners).as(ArticleStep::new);
    }

    private static Arbitrary<Act> making() {
        Arbitrary<Act> creating = Combinators.combine(contents(0), flags()).as(Create::new);
        return Arbitraries.frequencyOf(Tuple.of(2, creating), Tuple.of(1, sending()));
    }

    private static Arbitrary<Act> acts() {
        Arbitrary<Act> putting = contents(-1).map(Put::new);
        Arbitrary<Act> patching = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(Field.class), Arbitraries.just(Field.SLUG)),
                        contents(0),
                        flags())
                .as(Patch::new);
        Arbitrary<Act> publishing = Arbitraries.frequency(
                        Tuple.of(4, Life.PUBLISHED), Tuple.of(1, Life.SCHEDULED), Tuple.of(1, Life.EMBARGOED))
                .map(Publish::new);
        Arbitrary<Act> unpublishing = flags().map(Unpublish::new);
        Arbitrary<Act> withdrawing = Combinators.combine(flags(), flags()).as(Withdraw::new);
        Arbitrary<Act> attaching = Arbitraries.of("correction", "clarification", ArticleModel.RETRACTION)
                .map(Attach::new);
        Arbitrary<Act> restoring = Arbitraries.integers().between(1, MOST).map(Restore::new);
        return Arbitraries.frequencyOf(
                Tuple.of(6, publishing),
                Tuple.of(5, patching),
                Tuple.of(3, sending()),
                Tuple.of(2, putting),
                Tuple.of(2, unpublishing),
                Tuple.of(2, withdrawing),
                Tuple.of(2, attaching),
                Tuple.of(2, restoring),
                Tuple.of(2, Arbitraries.just(new ExpireSoon())),
                Tuple.of(2, Arbitraries.just(new Stay())),
                Tuple.of(1, making()),
                Tuple.of(1, Arbitraries.just(new Delete())),
                Tuple.of(1, Arbitraries.just(new PublishSoon())));
    }

    private static Arbitrary<Act> sending() {
        Arbitrary<Life> lives = Arbitraries.of(Life.class).filter(life -> life != Life.EXPIRED);
        return Combinators.combine(flags(), Arbitraries.of(false, true, true), contents(-1), lives)
                .as(Send::new);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(false, true);
    }

    private static Arbitrary<Content> contents(int firstSlug) {
        Arbitrary<Integer> words = Arbitraries.integers().between(0, WORDS - 1);
        Arbitrary<Integer> some = Arbitraries.integers().between(0, (1 << NAMES) - 1);
        Arbitrary<Integer> contributors = Arbitraries.integers().between(0, (1 << NAMES + 2) - 1);
        return Combinators.combine(
                        Arbitraries.integers().between(firstSlug, SLUGS - 1),
                        words,
                        words,
                        Arbitraries.integers().between(0, NAMES - 1),
                        some,
                        contributors,
                        words,
                        words)
                .as(Content::new);
    }

    @Override
    public String toString() {
        return manner == Manner.PLAIN ? act.toString() : act + ", " + manner;
    }
}
