package org.broadsheet.markup;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/**
 * The habits of other systems that are known, in the order in which they are rewritten: first text that stands for
 * elements, then elements that stand for plainer ones, then cards and blocks made of those, then embeds, and finally
 * what any system writes. Ghost hides a form until a script shows it, so its cards come before what is hidden; all
 * others come after, so that none of them shows it.
 */
final class Habits {

    private static final List<Known> ALL = List.of(
            new Known(vocabulary -> vocabulary.hasTagWith(':'), new PrefixedTags(), true),
            new Known(Paywalls::mayOccur, new Paywalls(), false),
            new Known(Vocabulary::hasBracket, new Shortcodes(), true),
            new Known(vocabulary -> vocabulary.hasClassStarting(GhostCards.PREFIX), new GhostCards(), true),
            new Known(HiddenContent::mayOccur, new HiddenContent(), false),
            new Known(Vocabulary::hasLines, new ClassicParagraphs(), false),
            new Known(vocabulary -> vocabulary.hasTagStarting(AmpElements.PREFIX), new AmpElements(), true),
            new Known(Vocabulary::hasEmoji, new EmojiPictures(), false),
            new Known(LazyPictures::mayOccur, new LazyPictures(), true),
            new Known(WordPressBlocks::mayOccur, new WordPressBlocks(), true),
            new Known(Galleries::mayOccur, new Galleries(), true),
            new Known(ClassicCaptions::mayOccur, new ClassicCaptions(), true),
            new Known(vocabulary -> vocabulary.hasTag("iframe"), new LazyFrames(), true),
            new Known(EmbedTable.KNOWN::mayOccur, new ProviderMarkup(), true),
            new Known(
                    vocabulary -> vocabulary.hasAnyTag(Set.of("object", "embed", "applet")), new FlashPlayers(), true),
            new Known(Habits::mayHoldEmbeds, new EmbedFigures(), true),
            new Known(Vocabulary::hasAddress, new BareAddresses(), false),
            new Known(Formulas::mayOccur, new Formulas(), false),
            new Known(
                    vocabulary -> vocabulary.hasLinkWithin() || vocabulary.hasAnyClass(Set.of("footnotes")),
                    FootnoteMarks.habit(),
                    false),
            new Known(vocabulary -> vocabulary.hasTag("input"), new TaskBoxes(), false),
            new Known(vocabulary -> vocabulary.hasTag("blockquote") && vocabulary.hasBracket(), new Alerts(), false),
            new Known(Vocabulary::hasBrace, new TemplateTags(), false),
            new Known(vocabulary -> true, new PushDown(), false),
            new Known(vocabulary -> vocabulary.hasTag("h1"), new Headings(), false));

    /**
     * A habit with the cheap check that spares most bodies from it.
     *
     * @param mayOccur whether the habit has anything to do in a body of these tags, classes and attributes
     * @param makesNames whether it makes tags, classes or attributes that others look for
     */
    private record Known(Predicate<Vocabulary> mayOccur, Habit habit, boolean makesNames) {}

    private Habits() {}

    private static boolean mayHoldEmbeds(Vocabulary vocabulary) {
        return vocabulary.hasTag("iframe") || vocabulary.hasAnyClass(EmbedFigures.CLASSES);
    }

    static void rewrite(Element body, LossCollector losses) {
        Vocabulary vocabulary = Vocabulary.of(body);
        for (Known known : ALL) {
            if (known.mayOccur.test(vocabulary)) {
                known.habit.rewrite(body, losses);
                vocabulary = known.makesNames ? Vocabulary.of(body) : vocabulary;
            }
        }
    }
}
