package org.broadsheet.archive.csv;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Standing;

/** What words in the cells of a table mean. */
final class CsvWords {

    private static final Set<String> PUBLISHED =
            Set.of("published", "publish", "live", "yes", "true", "1", "public", "online", "active", "visible");
    private static final Set<String> SCHEDULED = Set.of("scheduled", "future");
    private static final Set<String> DRAFT = Set.of(
            "draft",
            "pending",
            "auto-draft",
            "unpublished",
            "no",
            "false",
            "0",
            "offline",
            "inactive",
            "review",
            "in-review",
            "new");
    private static final Set<String> HIDDEN = Set.of("private", "hidden", "password", "protected", "internal");
    private static final Set<String> LEFT_OUT = Set.of("trash", "trashed", "deleted", "spam", "inherit");
    private static final Set<String> WITHDRAWN = Set.of("withdrawn", "retracted");
    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "x", "on");
    private static final Set<String> NO = Set.of("no", "false", "0", "n", "off");

    private CsvWords() {}

    static boolean isYes(String word) {
        return YES.contains(folded(word));
    }

    static boolean isNo(String word) {
        return NO.contains(folded(word));
    }

    /** What a status means; empty if it is none that is known. */
    static Optional<Standing> standing(String written) {
        String word = folded(written);
        if (PUBLISHED.contains(word)) {
            return Optional.of(Standing.PUBLISHED);
        }
        if (SCHEDULED.contains(word)) {
            return Optional.of(Standing.SCHEDULED);
        }
        if (DRAFT.contains(word)) {
            return Optional.of(Standing.DRAFT);
        }
        if (HIDDEN.contains(word)) {
            return Optional.of(Standing.HIDDEN);
        }
        if (LEFT_OUT.contains(word)) {
            return Optional.of(Standing.LEFT_OUT);
        }
        return WITHDRAWN.contains(word) ? Optional.of(Standing.WITHDRAWN) : Optional.empty();
    }

    /** For whom an article is; for subscribers if the word is unknown. */
    static String access(String word) {
        return switch (folded(word)) {
            case "free", "public", "open", "everyone", "all" -> "free";
            case "registered", "members", "member", "registration" -> "registered";
            case "metered" -> "metered";
            default -> "subscribers";
        };
    }

    /** A word as it is compared. */
    static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    }
}
