package org.broadsheet.editorial;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;

/**
 * {@code If-Match} (RFC 9110, section 13.1.1). Every write to an existing resource must send it, so that no update is
 * lost (RFC 6585, section 3).
 *
 * @param ifMatch the header as sent; null if it was not
 * @param letter that the tags of the resource begin with: another for each of several resources of one thing, so that the
 *     version of one never passes for that of another
 */
public record Precondition(String ifMatch, char letter) {

    /** What the tags of working copies begin with. */
    public static final char WORKING_COPY = 'w';

    private static final char DEFAULT_LETTER = 'v';

    /** The version of something that does not exist, which no precondition can name. */
    public static final int NOTHING = 0;

    private static final String HEADER = "If-Match";
    private static final int SHOWN_LENGTH = 60;

    /** An entity tag (RFC 9110, section 8.8.3). */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");

    private static final Pattern BETWEEN_TAGS = Pattern.compile("[,\\s]*");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"([a-z])\\d+\"");

    /** A version without its quotes, or with others. */
    private static final Pattern BARE = Pattern.compile("(?:W/)?['\"]?[a-z]?(\\d{1,9})['\"]?");

    /** The precondition of a write to a resource whose tags are those of {@link #tag(int)}. */
    public Precondition(String ifMatch) {
        this(ifMatch, DEFAULT_LETTER);
    }

    /** What tags of a {@link TaggedView} have after their version, which is no part of the precondition. */
    private static final Pattern SUFFIX = Pattern.compile("\\.[\\w.-]*\"$");

    /** The entity tag of a version, with quotes. */
    public static String tag(int version) {
        return tag(DEFAULT_LETTER, version);
    }

    /** The entity tag of a version of a resource whose tags begin with this letter. */
    public static String tag(char letter, int version) {
        return "\"" + letter + version + '"';
    }

    /** The entity tag of a view of a version. A write may be based on it whatever else the view showed. */
    static String tag(int version, Object view) {
        String suffix = view instanceof TaggedView tagged ? tagged.tagSuffix() : "";
        return suffix.isEmpty() ? tag(version) : "\"v" + version + '.' + suffix + '"';
    }

    /**
     * Ends the request unless it names this version: 428 without the header, 400 if it is malformed, 412 with another
     * version.
     *
     * @param version of the stored resource, which the caller has locked
     */
    public void check(int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            ProblemType.PRECONDITION_REQUIRED,
                            "Send If-Match with the ETag of the version that you read, so that nobody's change is lost.")
                    .exception();
        }
        String sent = ifMatch.strip();
        List<String> tags = TAG.matcher(sent)
                .results()
                .map(MatchResult::group)
                .map(tag -> SUFFIX.matcher(tag).replaceFirst("\""))
                .toList();
        boolean any = sent.equals("*");
        if (!any && (tags.isEmpty() || !isBetweenTags(TAG.matcher(sent).replaceAll("")))) {
            throw malformed(sent, version);
        }
        if (version == NOTHING) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "It does not exist. Send no If-Match to create it.")
                    .exception();
        }
        if (!any && !tags.contains(tag(letter, version))) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, mismatch(tags, version))
                    .exception(Map.of("ETag", tag(letter, version)));
        }
    }

    private static boolean isBetweenTags(String rest) {
        return BETWEEN_TAGS.matcher(rest).matches();
    }

    /**
     * 400 for what is not an entity tag. Refused rather than corrected, since a guess could overwrite somebody's
     * change.
     */
    private ProblemException malformed(String sent, int version) {
        Matcher bare = BARE.matcher(sent);
        String meant = bare.matches() ? tag(letter, Integer.parseInt(bare.group(1))) : null;
        String detail = sent.contains("*")
                ? "If-Match must be either * alone, or entity tags"
                : "The quotes are missing: an entity tag includes them, as in the header ETag, such as "
                        + (meant == null ? tag(letter, Math.max(version, 1)) : meant);
        return Problem.of(ProblemType.INVALID_PARAMETERS, detail + '.')
                .with(List.of(Fault.parameter(HEADER, detail).suggesting(meant)))
                .exception();
    }

    private String mismatch(List<String> tags, int version) {
        String now = "It is at version " + version + ", ETag " + tag(letter, version) + ". ";
        if (tags.contains("W/" + tag(letter, version))) {
            return "A weak tag never matches (RFC 9110, section 13.1.1): send it without W/. A proxy that compresses"
                    + " may have made it weak. " + now;
        }
        if (tags.stream().noneMatch(this::isOne)) {
            String tag = tags.get(0);
            return (tag.length() > SHOWN_LENGTH ? tag.substring(0, SHOWN_LENGTH) + "…" : tag)
                    + " is not an ETag of the Editorial API"
                    + (VERSION.matcher(tag).matches() ? " for this" : "")
                    + ". Read this from its address there and send the ETag of that answer. " + now;
        }
        return "It was changed meanwhile: it is at version " + version
                + ". Read it again and make your change to that.";
    }

    private boolean isOne(String tag) {
        Matcher version = VERSION.matcher(tag);
        return version.matches() && version.group(1).charAt(0) == letter;
    }
}
