package org.broadsheet.body;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/** Counts what reading speeds are measured in: words, and in Chinese and Japanese characters. */
final class Words {

    /** Scripts without spaces, for which the JDK has dictionaries or at least rules. */
    private static final Set<String> BY_DICTIONARY = Set.of("th", "lo", "km", "my");

    private static final int FIRST_WIDE = 0x2E80;

    private Words() {}

    /**
     * The number of words. A word is a run of letters and digits, with single apostrophes, hyphens, points and commas
     * inside it; each ideograph and each kana counts by itself.
     *
     * @param language BCP 47
     */
    static int count(String text, String language) {
        return BY_DICTIONARY.contains(primary(language)) ? byDictionary(text, language) : byRuns(text);
    }

    /** The language without region and script, in lower case. */
    static String primary(String language) {
        int end = 0;
        while (end < language.length() && language.charAt(end) != '-' && language.charAt(end) != '_') {
            end++;
        }
        return language.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static int byRuns(String text) {
        int words = 0;
        boolean inWord = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                words += inWord ? 0 : 1;
                inWord = true;
                continue;
            }
            if (c == ' ' || c == '\n') {
                inWord = false;
                continue;
            }
            c = text.codePointAt(i);
            i += Character.charCount(c) - 1;
            if (c >= FIRST_WIDE && isCountedAlone(c)) {
                words++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (inWord && !isMark(c)) {
                inWord = joins(c) && i + 1 < length && Character.isLetterOrDigit(text.codePointAt(i + 1));
            }
        }
        return words;
    }

    private static boolean isCountedAlone(int c) {
        return Character.isIdeographic(c)
                || switch (Character.UnicodeScript.of(c)) {
                    case HIRAGANA, KATAKANA -> true;
                    default -> c == 'ー';
                };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }

    private static boolean joins(int c) {
        return switch (c) {
            case '\'', '’', '-', '‐', '‑', '.', ',', '·', '_' -> true;
            default -> false;
        };
    }

    private static int byDictionary(String text, String language) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.forLanguageTag(language));
        words.setText(text);
        int count = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            if (Character.isLetterOrDigit(text.codePointAt(start))) {
                count++;
            }
        }
        return count;
    }
}
