package org.broadsheet.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form in which texts are compared: lower case, without the marks that people leave out when they type (accents,
 * Arabic vowels), words apart by single spaces, and runs of a script without spaces as their pairs of characters.
 */
public final class NormalText {

    /** Only the first part of a very long text is made into words, in UTF-16 units. */
    static final int MAX_LENGTH = 200_000;

    /** Scripts whose marks can be left out; in others, Devanagari for one, they are vowels. */
    private static final Set<Character.UnicodeScript> MARKED = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.HEBREW);

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private NormalText() {}

    /** Stretches Arabic words and says nothing. */
    private static final int TATWEEL = 0x640;

    /** The words of a text, in order. */
    public static List<String> words(String text) {
        return words(text, false);
    }

    private static List<String> words(String text, boolean whole) {
        String part = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String decomposed = Normalizer.normalize(part, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean unspaced = false;
        boolean markable = true;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK;
            if (mark) {
                if (!markable && !word.isEmpty()) {
                    word.appendCodePoint(c);
                }
            } else if (c == TATWEEL) {
                continue;
            } else if (Character.isLetterOrDigit(c)) {
                boolean now = Languages.isUnspaced(c);
                if (now != unspaced) {
                    end(word, unspaced, words, whole);
                }
                unspaced = now;
                markable = c < FIRST_BEYOND_ASCII || MARKED.contains(Character.UnicodeScript.of(c));
                word.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && c != 'ʼ') {
                end(word, unspaced, words, whole);
            }
        }
        end(word, unspaced, words, whole);
        return words;
    }

    private static void end(StringBuilder word, boolean unspaced, List<String> words, boolean all) {
        if (word.isEmpty()) {
            return;
        }
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        word.setLength(0);
        if (!unspaced) {
            words.add(whole);
            return;
        }
        int[] characters = whole.codePoints().toArray();
        if (characters.length < 2) {
            words.add(whole);
            return;
        }
        for (int i = 0; i + 1 < characters.length; i++) {
            words.add(new String(characters, i, 2));
        }
        if (all) {
            words.add(new String(characters, characters.length - 1, 1));
        }
    }

    /**
     * The words with spaces between them, what PostgreSQL is given to make a {@code tsvector} of. A character is to be
     * found by itself too: most of them begin a pair, the last of a run stands alone.
     *
     * @param configuration what it will be made with
     */
    public static String of(String text, String configuration) {
        String mark = configuration.equals(Languages.SIMPLE) ? Languages.UNSTEMMED : "";
        return words(text, true).stream().map(mark::concat).collect(Collectors.joining(" "));
    }
}
