package org.broadsheet.response;

/** Values in CSV that people open in spreadsheets. */
public final class CsvCell {

    private static final String FORMULAS = "=+-@\t\r\n";

    private CsvCell() {}

    /** A value as text, with an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV Injection). */
    public static String of(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
