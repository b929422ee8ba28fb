package org.broadsheet.media;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * A part of what is sent (RFC 9110, section 14).
 *
 * @param length at least 1
 */
record ByteRange(int from, int length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * The range that a request asks for; empty for the whole: without one, with several, with one that cannot be read, and if
     * {@code ifRange} names other bytes than these.
     *
     * @param range the field {@code Range}; null for none
     * @param ifRange the field {@code If-Range}; null for none
     * @param etag of the whole
     * @param whole its length in bytes
     * @throws org.broadsheet.problem.ProblemException 416 if the range begins beyond the end
     */
    static Optional<ByteRange> of(String range, String ifRange, String etag, int whole) {
        if (range == null || ifRange != null && !ifRange.equals(etag)) {
            return Optional.empty();
        }
        Matcher single = SINGLE.matcher(range);
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return Optional.empty();
        }
        return single.group(1).isEmpty()
                ? Optional.of(last(Long.parseLong(single.group(2)), whole))
                : between(Long.parseLong(single.group(1)), single.group(2), whole);
    }

    private static ByteRange last(long bytes, int whole) {
        if (bytes == 0) {
            throw beyond(whole);
        }
        int length = (int) Math.min(bytes, whole);
        return new ByteRange(whole - length, length);
    }

    private static Optional<ByteRange> between(long from, String end, int whole) {
        long last = end.isEmpty() ? Long.MAX_VALUE : Long.parseLong(end);
        if (last < from) {
            return Optional.empty();
        }
        if (from >= whole) {
            throw beyond(whole);
        }
        return Optional.of(new ByteRange((int) from, (int) (Math.min(last, whole - 1L) - from + 1)));
    }

    private static RuntimeException beyond(int whole) {
        return Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, "There are " + whole + " bytes, and none in this range.")
                .exception(Map.of("Content-Range", "bytes */" + whole));
    }

    /** The field {@code Content-Range}. */
    String field(int whole) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + whole;
    }
}
