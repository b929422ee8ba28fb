package org.broadsheet.words;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replaces letters by those that readers type for them. Given lower-case letters without marks, so it handles what
 * Unicode does not decompose: {@code ł đ ø æ þ ı} by ICU's Latin-ASCII (CLDR), letters that Arabic, Persian and Urdu
 * write differently, and the digits of every script.
 */
final class Folding {

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int DECIMAL = 10;

    private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    /** The spellings in use if a letter of a name cannot be typed: Müller, Mueller; Đoković, Djokovic. */
    private static final Map<Character, String> RESPELT =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'å', "aa", 'ø', "oe", 'đ', "dj");

    private Folding() {}

    /** Appends the replacement for a letter or digit. */
    static void append(int letter, StringBuilder word) {
        if (letter < FIRST_BEYOND_ASCII) {
            word.append((char) letter);
        } else {
            word.append(KNOWN.computeIfAbsent(letter, Folding::folded));
        }
    }

    private static String folded(int letter) {
        if (Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER) {
            return Integer.toString(Character.digit(letter, DECIMAL));
        }
        String same = Character.toString(letter);
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> latin(same);
            case ARABIC -> arabic(same);
            case CYRILLIC -> same.equals("ґ") ? "г" : same;
            default -> same;
        };
    }

    private static String latin(String letter) {
        return switch (letter) {
            // Of Azerbaijani and African alphabets; Latin-ASCII leaves them as they are.
            case "ə", "ǝ" -> "e";
            case "ɔ" -> "o";
            default -> {
                String ascii = LATIN.transliterate(letter).replaceAll("\\P{L}", "");
                yield ascii.isEmpty() ? letter : ascii;
            }
        };
    }

    /**
     * The Arabic letter, which the Arabic stemmer knows. ICU's collation for search regards some of these as equal, but
     * none of the Persian ones.
     */
    private static String arabic(String letter) {
        return switch (letter) {
            case "ى", "ی", "ې" -> "ي";
            case "ک", "ڪ" -> "ك";
            case "ة", "ہ", "ۃ", "ھ", "ە" -> "ه";
            case "ٱ" -> "ا";
            default -> letter;
        };
    }

    /**
     * A name with each of its letters written as two where that is a custom; the same if there is none.
     *
     * @param name in lower case, composed (NFC)
     */
    static String respelt(String name) {
        StringBuilder respelt = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            respelt.append(RESPELT.getOrDefault(name.charAt(i), String.valueOf(name.charAt(i))));
        }
        return respelt.toString();
    }
}
