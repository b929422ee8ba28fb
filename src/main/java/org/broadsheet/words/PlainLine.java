package org.broadsheet.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A short text for people, such as a headline or a name, as it is stored: in NFC, on one line, without control
 * characters and without space at its ends.
 *
 * @param text empty if nothing is visible
 * @param changes a sentence for each change other than trimming and collapsing spaces, which mean nothing
 */
public record PlainLine(String text, List<String> changes) {

    /** The braille pattern without dots: a symbol by its category, but blank. */
    private static final int BLANK_PATTERN = 0x2800;

    /**
     * Reads a text. White space, line ends included, becomes single spaces; control characters are removed.
     *
     * @param sent without lone surrogates
     */
    public static PlainLine of(String sent) {
        List<String> changes = new ArrayList<>();
        StringBuilder line = new StringBuilder(sent.length());
        boolean visible = false;
        boolean space = false;
        boolean broken = false;
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = true;
                broken = broken || c != ' ' && !line.isEmpty();
            } else if (isControl(c)) {
                changes.add("Removed the control character U+%04X".formatted(c));
            } else if (!line.isEmpty() || !isMargin(c)) {
                if (space && !line.isEmpty()) {
                    line.append(' ');
                    if (broken) {
                        changes.add("Replaced line breaks and tabs by spaces");
                    }
                }
                space = false;
                broken = false;
                line.appendCodePoint(c);
                visible = visible || isVisible(c);
            }
        }
        if (!visible) {
            return new PlainLine("", List.of());
        }
        int end = line.length();
        while (isMargin(line.codePointBefore(end))) {
            end -= Character.charCount(line.codePointBefore(end));
        }
        line.setLength(end);
        return new PlainLine(
                Normalizer.normalize(line, Normalizer.Form.NFC),
                changes.stream().distinct().toList());
    }

    /** Whether there is something to see in a text: more than spaces and characters without a shape. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(PlainLine::isVisible);
    }

    private static boolean isVisible(int c) {
        if (c < 0x7F) {
            return c > ' ';
        }
        return !isMargin(c)
                && !isControl(c)
                && c != BLANK_PATTERN
                && Character.getType(c) != Character.FORMAT
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Whether a character means nothing at the ends of a line: spaces of any width, even zero. */
    private static boolean isMargin(int c) {
        return isSpace(c) || Character.isSpaceChar(c) || c == 0x200B || c == 0xFEFF;
    }

    /** Whether it is white space that HTML collapses, or a line end of Unicode that HTML does not know. */
    public static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Whether it is a control character, which is invisible in every output format and not allowed in XML. */
    public static boolean isControl(int c) {
        return c < ' ' && !isSpace(c) || c >= 0x7F && c <= 0x9F && c != 0x85;
    }
}
