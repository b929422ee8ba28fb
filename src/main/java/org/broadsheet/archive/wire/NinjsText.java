package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** A text of ninjs with its role; of 1.x the role is the end of the field's name. */
record NinjsText(String role, String type, String value) {

    /** Whether its words are these. */
    boolean isOf(String other) {
        return other.equals(WireText.plain(value));
    }

    boolean isMarkup() {
        return type.contains("html")
                || type.contains("xml")
                || type.contains("nitf")
                || !type.contains("plain") && !role.equals("text") && WireText.isHtml(value);
    }

    /** Mark-up of an agency's own, or NITF, beside which there is HTML in all archives that were seen. */
    boolean isXml() {
        boolean xml = type.contains("xml") && !type.contains("html");
        return xml || role.contains("nitf") || value.stripLeading().matches("(?is)<(\\?xml|nitf|ttnitf).*");
    }

    /** The role that a text says it has; empty if it has none. */
    static String role(JsonNode text) {
        String role = NinjsFields.field(text, "role", "name");
        return NinjsFields.lower(role).replaceFirst("^.*[:/]", "");
    }
}
