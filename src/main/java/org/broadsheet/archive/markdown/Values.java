package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.archive.Fitting;

/** Reads values of front matter, which people write as texts, lists or objects. */
final class Values {

    private static final Set<String> YES = Set.of("true", "yes", "on", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");

    private Values() {}

    /** Whether a value says yes, as YAML 1.1 has it. */
    static boolean isYes(JsonNode node) {
        String text = Fitting.text(node);
        return text != null && YES.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a value says no. */
    static boolean isNo(JsonNode node) {
        String text = Fitting.text(node);
        return text != null && NO.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The text of a value that has any; null for others. */
    static String text(JsonNode node) {
        String text = Fitting.text(node);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The first text among these fields of an object; null if there is none. */
    static String text(JsonNode object, String... names) {
        return Stream.of(names)
                .map(name -> text(object.get(name)))
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    /** The items of a list, the value itself if it is none, nothing for null. */
    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> list = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(list::add);
        } else if (node != null && !node.isNull()) {
            list.add(node);
        }
        list.removeIf(item -> item.isNull() || item.isTextual() && item.asText().isBlank());
        return list;
    }

    /** The texts of a list, or those in a text that are separated so. */
    static List<String> texts(JsonNode node, String separator) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(node)) {
            String text = item instanceof ObjectNode object ? text(object, "name", "title", "slug", "id") : text(item);
            if (text == null) {
                continue;
            }
            if (node.isArray() || separator == null) {
                texts.add(text);
            } else {
                Stream.of(text.split(separator))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(texts::add);
            }
        }
        return texts;
    }
}
