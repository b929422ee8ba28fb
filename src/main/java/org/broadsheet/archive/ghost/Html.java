package org.broadsheet.archive.ghost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Pieces of HTML, made from values of JSON that may be missing, null or of another type than Ghost writes. */
final class Html {

    private static final Pattern NO_PART_OF_ID = Pattern.compile("[\\]\\[!\"#$%&'()*+,./:;<=>?@\\\\^_{|}~]");

    private Html() {}

    /** A text or number; empty for anything else. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    /** Whether a field is true, as a boolean, a number or a text. */
    static boolean isTrue(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isBoolean() ? value.booleanValue() : value.asText().matches("1|true");
    }

    static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String entity =
                    switch (text.charAt(i)) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '"' -> "&quot;";
                        default -> null;
                    };
            if (entity != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(entity == null ? text.substring(i, i + 1) : entity);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** An attribute with a space before it; nothing without a value. */
    static String attribute(String name, String value) {
        return value == null || value.isBlank() ? "" : " " + name + "=\"" + escape(value.strip()) + "\"";
    }

    /** An element with HTML in it; nothing if there is none. */
    static String element(String name, String classes, String html) {
        return html == null || html.isBlank()
                ? ""
                : "<" + name + attribute("class", classes) + ">" + html + "</" + name + ">";
    }

    /** The ids of headings, as Ghost makes them since version 4: each once. */
    static final class Ids {

        private final Map<String, Integer> used = new HashMap<>();

        /** The attribute for a heading with this text; empty if no id can be made from it. */
        String attribute(String text) {
            String id = NO_PART_OF_ID
                    .matcher(text.strip().toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replaceAll("\\s+", "-")
                    .replaceAll("^-|-{2,}|-$", "");
            if (id.isEmpty()) {
                return "";
            }
            int before = used.merge(id, 1, Integer::sum) - 1;
            return Html.attribute("id", before == 0 ? id : id + "-" + before);
        }
    }
}
