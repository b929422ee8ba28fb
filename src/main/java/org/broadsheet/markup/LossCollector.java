package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;

/**
 * Collects everything that is lost in reading a source. Repetitions are reported once with a count, and
 * mark-up without meaning is one line with a count of each kind.
 */
public final class LossCollector {

    private static final int SHOWN = 80;
    private static final int KINDS_OF_MARKUP = 20;

    private record Place(String pointer, WarningCode code, String detail) {}

    private final Map<Place, Integer> losses = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> markup = new LinkedHashMap<>();
    private String pointer = "";

    /** Sets the JSON pointer of the losses added from now on. */
    public void at(String place) {
        pointer = place;
    }

    public void add(WarningCode code, String detail) {
        losses.merge(new Place(pointer, code, detail), 1, Integer::sum);
    }

    /** Notes mark-up without a meaning for readers, such as {@code class of <p>}. */
    public void ignore(String kind) {
        markup.computeIfAbsent(pointer, place -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    public boolean isEmpty() {
        return losses.isEmpty() && markup.isEmpty();
    }

    public List<ContentLoss> all() {
        List<ContentLoss> all = new ArrayList<>(losses.size() + markup.size());
        losses.forEach((loss, times) -> all.add(new ContentLoss(
                loss.pointer(), loss.code(), times == 1 ? loss.detail() : loss.detail() + times(times))));
        markup.forEach((place, kinds) ->
                all.add(new ContentLoss(place, WarningCode.MARKUP_IGNORED, "Ignored mark-up: " + listed(kinds))));
        return all;
    }

    private static String listed(Map<String, Integer> kinds) {
        List<String> named = new ArrayList<>();
        kinds.entrySet().stream()
                .limit(KINDS_OF_MARKUP)
                .forEach(kind ->
                        named.add(kind.getValue() == 1 ? kind.getKey() : kind.getKey() + times(kind.getValue())));
        int others = kinds.values().stream()
                .skip(KINDS_OF_MARKUP)
                .mapToInt(Integer::intValue)
                .sum();
        if (others > 0) {
            named.add("others" + times(others));
        }
        return String.join(", ", named);
    }

    private static String times(int count) {
        // Formatting is slow, and nearly every record of an archive has such a count.
        return count < 1_000 ? " (" + count + " times)" : " (%,d times)".formatted(count);
    }

    /** A value of the source on one line and cut to {@value #SHOWN} characters, to be quoted in a sentence. */
    public static String abbreviate(String value) {
        String line = PlainText.singleLine(value);
        if (line == null) {
            return "";
        }
        if (line.length() <= SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return line.substring(0, end) + "…";
    }
}
