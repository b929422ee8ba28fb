package org.broadsheet.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client accepts by its field {@code Accept} (RFC 9110, section 12.5.1). Of the ranges that cover a media type
 * the most specific one decides its weight; parameters of media types make no difference, since no form exists in two
 * variants.
 *
 * <p>Beside the ranges of the RFC, {@code application/*+json} covers every type with that suffix (RFC 6839).
 */
public final class Accept {

    private static final String ANY = "*/*";

    /** Anything: what a client accepts that sends no such field. */
    private static final Accept ANYTHING = new Accept(List.of(new Range(ANY, 1, 0)));

    private final List<Range> ranges;

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * A range of media types.
     *
     * @param pattern in lower case, without parameters
     * @param weight from 0, not accepted, to 1
     * @param place its place in the field, from 0
     */
    private record Range(String pattern, double weight, int place) {

        boolean covers(String type) {
            if (pattern.equals(ANY) || pattern.equals(type)) {
                return true;
            }
            int star = pattern.indexOf("/*");
            return star > 0
                    && type.startsWith(pattern.substring(0, star + 1))
                    && type.endsWith(pattern.substring(star + 2));
        }

        /** How narrow it is: the type itself before a suffix, before all of a kind, before anything. */
        int specificity() {
            if (pattern.equals(ANY)) {
                return 0;
            }
            if (pattern.endsWith("/*")) {
                return 1;
            }
            return pattern.contains("/*+") ? 2 : 3;
        }
    }

    /** What a field says; null for a request without one. Parts that are not ranges are skipped. */
    public static Accept of(String field) {
        if (field == null || field.isBlank()) {
            return ANYTHING;
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : field.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";");
            String pattern = pieces[0].strip();
            if (pattern.indexOf('/') > 0) {
                ranges.add(new Range(pattern, weight(pieces), ranges.size()));
            }
        }
        return new Accept(ranges);
    }

    /** The weight among a range's parameters; 1 if there is none, or if it is not a number from 0 to 1. */
    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip();
            if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring("q=".length()));
            }
        }
        return 1;
    }

    /**
     * The best of some media types.
     *
     * @param offers the types without parameters, the preferred one first
     * @return the type with the highest weight; of equal ones that whose range was named first, then the first offer;
     *     empty if none is accepted
     */
    public Optional<String> best(Collection<String> offers) {
        String best = null;
        Range bestRange = null;
        for (String offer : offers) {
            Range range = decisive(offer);
            if (range != null && range.weight() > 0 && (bestRange == null || isBefore(range, bestRange))) {
                best = offer;
                bestRange = range;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBefore(Range one, Range other) {
        return one.weight() > other.weight() || one.weight() == other.weight() && one.place() < other.place();
    }

    /** The most specific range that covers a type; null if none does. */
    private Range decisive(String type) {
        Range decisive = null;
        for (Range range : ranges) {
            if (range.covers(type) && (decisive == null || range.specificity() > decisive.specificity())) {
                decisive = range;
            }
        }
        return decisive;
    }
}
