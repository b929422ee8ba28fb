package org.broadsheet.name;

import java.util.Locale;
import org.broadsheet.database.Visibility;

/**
 * The kinds of things that have a slug and keep answering at those that they had before. The table {@code
 * <kind>_former_slug} has a kind's former slugs, each with the id of the thing that had it last.
 */
public enum Kind {
    ARTICLE {
        @Override
        String isPublic(String alias) {
            return Visibility.of(alias);
        }

        @Override
        String holds(String alias) {
            return Visibility.known(alias);
        }
    },
    AUTHOR,
    SECTION,
    SUMMARY {
        @Override
        String isPublic(String alias) {
            return Visibility.ofSummary(alias);
        }
    },
    TAG;

    /** The kind of this word; see {@link #word()}. */
    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Its name in lower case, which is also that of its table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one can be merged into another. */
    public boolean isMergeable() {
        return this == TAG || this == AUTHOR;
    }

    /** The condition on a table of this alias under which the public sees a thing. Those that others name are public. */
    String isPublic(String alias) {
        return "true";
    }

    /**
     * The condition under which a thing keeps its slug from what had it before. A hidden thing does not: nobody may
     * learn from a redirect that it exists.
     */
    String holds(String alias) {
        return isPublic(alias);
    }

    /** SQL of this kind: {@code %1$s} stands for its word, {@code %2$s} for {@code a} being public, {@code %3$s} for
     * {@code o} holding its slug. */
    String sql(String text) {
        return text.formatted(word(), isPublic("a"), holds("o"));
    }
}
