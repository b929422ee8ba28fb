package org.broadsheet.response;

/** Values in CSV that people open in spreadsheets. */
public final class CsvCell {

    private static final String FORMULAS = "=+-@\t\r\n";

    private CsvCell() {}

    /**
     * A value as text, with an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV Injection). A
     * number is none, whatever its sign.
     */
    public static String of(Object value) {
        String text = value == null ? "" : value.toString();
        return !(value instanceof Number) && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
