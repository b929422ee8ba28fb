package org.broadsheet.markup;

import java.text.Normalizer;
import java.util.Objects;
import java.util.stream.Collectors;
import org.broadsheet.words.PlainLine;

/** Normalizes plain text for storage. */
public final class PlainText {

    /** Text with only characters below this one is always in NFC. */
    private static final char FIRST_COMBINING = 0x300;

    private PlainText() {}

    /** Normalizes to NFC; lone surrogates, which may come from character references in markup, become U+FFFD. */
    public static String normalize(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isStable(text.charAt(i))) {
                return Normalizer.normalize(withoutLoneSurrogates(text), Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * Whether text of only such characters is always in NFC. Saves most calls of the JDK's normalizer, which is slow.
     */
    public static boolean isStable(char c) {
        return c < FIRST_COMBINING
                || c >= 0x2010 && c <= 0x205E
                || c >= 0x0400 && c <= 0x0482
                || c >= 0x05D0 && c <= 0x05EA
                || c >= 0x20A0 && c <= 0x20BF
                || c >= 0x3001 && c <= 0x3029
                || c >= 0x3041 && c <= 0x3096
                || c >= 0x30A1 && c <= 0x30FA
                || c >= 0x4E00 && c <= 0x9FFF
                || c >= 0xAC00 && c <= 0xD7A3;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    repaired = repaired == null ? new StringBuilder(text) : repaired;
                    repaired.setCharAt(i, '\uFFFD');
                }
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    /**
     * The text on one line: control characters and white space become single spaces; null if nothing visible is left.
     */
    public static String singleLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean visible = false;
        String normal = normalize(text);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (PlainLine.isSpace(c) || PlainLine.isControl(c)) {
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else {
                line.append(c);
                visible |= isVisible(c);
            }
        }
        return visible ? line.toString().strip() : null;
    }

    /** Text of several lines, each on one line with single spaces, without blank lines; null if nothing is visible. */
    public static String lines(String text) {
        String lines =
                text.lines().map(PlainText::singleLine).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    /**
     * Preformatted text: line ends become LF and trailing ones are removed; tabs are kept, other control characters
     * not.
     */
    public static String codeListing(String text) {
        String normal = normalize(text).replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder listing = new StringBuilder(normal.length());
        boolean visible = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c == '\n' || c == '\t' || !PlainLine.isControl(c)) {
                listing.append(c);
                visible |= isVisible(c) && !PlainLine.isSpace(c);
            }
        }
        if (!visible) {
            return "";
        }
        int end = listing.length();
        while (end > 0 && listing.charAt(end - 1) == '\n') {
            end--;
        }
        listing.setLength(end);
        return listing.toString();
    }

    /** Whether the character is visible. */
    public static boolean isVisible(char c) {
        return c > ' ' && c < 0x7F
                || !Character.isSpaceChar(c) && !Character.isWhitespace(c) && c != '\u200B' && c != '\uFEFF';
    }
}
