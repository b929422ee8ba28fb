package org.broadsheet.archive.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Fitting;
import org.broadsheet.request.WarningCode;

/** The names of people in feeds, which RSS 2.0 has behind mail addresses: {@code mira@example.org (Mira Holt)}. */
final class FeedNames {

    private static final Pattern MAIL_FIRST = Pattern.compile("<?[^\\s@<>()]+@[^\\s@<>()]+>?\\s*\\((.*)\\)");
    private static final Pattern MAIL_LAST = Pattern.compile("(.+?)\\s*[<(][^\\s@<>()]+@[^\\s@<>()]+[>)]");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private FeedNames() {}

    /** Adds a person by what is written; a mail address is left out, since what is stored of people is public. */
    static void add(FeedEntry entry, String written, String role) {
        name(entry, written).ifPresent(name -> entry.people.add(new ArchivePerson(null, name, role, null)));
    }

    private static Optional<String> name(FeedEntry entry, String written) {
        String line = written == null
                ? ""
                : Fitting.plain(written).replaceAll("\\s+", " ").strip();
        for (Pattern form : new Pattern[] {MAIL_FIRST, MAIL_LAST}) {
            Matcher match = form.matcher(line);
            if (match.matches()) {
                entry.lost(WarningCode.VALUE_CHANGED, "Took the name of an author without the mail address beside it");
                return Optional.of(match.group(1).replaceAll("^\"|\"$", "").strip())
                        .filter(name -> !name.isEmpty());
            }
        }
        if (MAIL.matcher(line).matches()) {
            entry.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out an author of whom only the mail address is known, since what is stored of people is public");
            return Optional.empty();
        }
        return Optional.of(line).filter(name -> !name.isEmpty());
    }
}
