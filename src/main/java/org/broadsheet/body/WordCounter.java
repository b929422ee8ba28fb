package org.broadsheet.body;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Locale;

/** Counts the units that reading speed is measured in: words, or characters in Chinese and Japanese. */
final class WordCounter {

    /** The first letter of Thai; scripts whose words only a dictionary finds begin with it. */
    private static final int FIRST_COMPLEX = 0x0E01;

    private static final int FIRST_WIDE = 0x2E80;

    /** Dashes, quotation marks and the like, the most frequent characters beyond Latin 1. */
    private static final int FIRST_PUNCTUATION = 0x2010;

    private static final int LAST_PUNCTUATION = 0x205E;

    private WordCounter() {}

    /**
     * The number of words. A word is a run of letters and digits that may contain single apostrophes, hyphens, full
     * stops and commas; each ideograph and each kana counts as one. In scripts that do not separate words, such as Thai,
     * Lao, Khmer and Burmese, words are those of ICU's dictionaries.
     */
    static int count(String text) {
        int words = 0;
        boolean inWord = false;
        // Reading from an array costs half of what charAt does where a text has a character beyond Latin 1.
        char[] characters = text.toCharArray();
        int length = characters.length;
        for (int i = 0; i < length; i++) {
            int c = characters[i];
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
            if (isComplex(c)) {
                int end = endOfComplex(text, i);
                words += byDictionary(text.substring(i, end));
                inWord = false;
                i = end - 1;
                continue;
            }
            i += Character.charCount(c) - 1;
            if (c >= FIRST_WIDE && isWordOfItsOwn(c)) {
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

    /** Whether it belongs to a script whose line breaks depend on its words (UAX #14, class SA). */
    private static boolean isComplex(int c) {
        return c >= FIRST_COMPLEX
                && !(c >= FIRST_PUNCTUATION && c <= LAST_PUNCTUATION)
                && UCharacter.getIntPropertyValue(c, UProperty.LINE_BREAK) == UCharacter.LineBreak.COMPLEX_CONTEXT;
    }

    /** Where a run of such a script ends, exclusive. Invisible characters in it may separate words. */
    private static int endOfComplex(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isComplex(c) && !isMark(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** The primary subtag of a BCP 47 tag, in lower case. */
    static String primary(String language) {
        int end = 0;
        while (end < language.length() && language.charAt(end) != '-' && language.charAt(end) != '_') {
            end++;
        }
        return language.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isWordOfItsOwn(int c) {
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

    private static int byDictionary(String text) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
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
