package org.broadsheet.archive.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IPTC's Media Topics, and the subject codes that they grew from. The topmost of both are the same seventeen, as the IPTC
 * names them (cv.iptc.org/newscodes/mediatopic).
 */
final class MediaTopics {

    private static final Pattern TOPIC =
            Pattern.compile("(?:medtop:|/mediatopic/|/medtop/|^(?=20))(\\d{8})$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOP = Pattern.compile("(?:^|[:/])((?:0[1-9]|1[0-7])000000)$");
    private static final Pattern SUBJECT = Pattern.compile("(?:^|subj:|/subjectcode/)(0[1-9]|1[0-7])\\d{6}$");

    private static final List<String> NAMES = List.of(
            "Arts, culture, entertainment and media",
            "Crime, law and justice",
            "Disaster, accident and emergency incident",
            "Economy, business and finance",
            "Education",
            "Environment",
            "Health",
            "Human interest",
            "Labour",
            "Lifestyle and leisure",
            "Politics and government",
            "Religion",
            "Science and technology",
            "Society",
            "Sport",
            "Conflict, war and peace",
            "Weather");

    private MediaTopics() {}

    /**
     * The code as tags have it, {@code medtop:20000304}, of a qcode or address of a Media Topic, or of digits that begin with
     * 20, as those of no subject code do.
     */
    static Optional<String> code(String text) {
        return group(TOPIC, text).map(digits -> "medtop:" + digits);
    }

    /** The eight digits of a topmost topic, of either vocabulary. */
    static Optional<String> top(String text) {
        return group(TOP, text);
    }

    /** The topmost topic that an old subject code is below; Media Topics do not say it. */
    static Optional<String> above(String text) {
        return group(SUBJECT, text).map(two -> two + "000000");
    }

    /** What the IPTC calls a topmost topic. */
    static String name(String top) {
        return NAMES.get(Integer.parseInt(top.substring(0, 2)) - 1);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text.strip());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
