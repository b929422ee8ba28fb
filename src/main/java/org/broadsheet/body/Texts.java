package org.broadsheet.body;

import java.text.Normalizer;

/** Brings plain text into the form in which it is stored. */
final class Texts {

    /** Below it, every text is in NFC. */
    private static final char FIRST_COMBINING = 0x300;

    private Texts() {}

    /** NFC, with U+FFFD for lone surrogates, which markup can bring in as character references. */
    static String normalized(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isStable(text.charAt(i))) {
                return Normalizer.normalize(withoutLoneSurrogates(text), Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Whether a text of such characters alone is in NFC; the JDK's normaliser is too slow to ask it about each ’. */
    static boolean isStable(char c) {
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

    /** One line: control characters and runs of white space become single spaces; null where nothing is left. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean ink = false;
        String normal = normalized(text);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (isSpace(c) || isControl(c)) {
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else {
                line.append(c);
                ink |= hasInk(c);
            }
        }
        return ink ? line.toString().strip() : null;
    }

    /** A listing: lines by LF, none empty at the end; tabs stay, other control characters go. */
    static String listing(String text) {
        String normal = normalized(text).replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder listing = new StringBuilder(normal.length());
        boolean ink = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c == '\n' || c == '\t' || !isControl(c)) {
                listing.append(c);
                ink |= hasInk(c) && !isSpace(c);
            }
        }
        if (!ink) {
            return "";
        }
        int end = listing.length();
        while (end > 0 && listing.charAt(end - 1) == '\n') {
            end--;
        }
        listing.setLength(end);
        return listing.toString();
    }

    /** White space that HTML collapses, and the line ends of Unicode, which it does not know. */
    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Control characters, which no form of a body can show and XML cannot hold. */
    static boolean isControl(char c) {
        return c < ' ' && !isSpace(c) || c >= 0x7F && c <= 0x9F && c != 0x85;
    }

    /** Whether a reader sees anything of it. */
    static boolean hasInk(char c) {
        return c > ' ' && c < 0x7F
                || !Character.isSpaceChar(c) && !Character.isWhitespace(c) && c != '\u200B' && c != '\uFEFF';
    }
}
