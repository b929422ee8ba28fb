package org.broadsheet.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the words of a text. A word is letters, digits and their marks. Invisible characters (soft hyphens, joiners,
 * marks of direction: Unicode's Default_Ignorable_Code_Point) are ignored. Inside a word, apostrophes, the dots of an
 * acronym and the quotation mark of a Hebrew one are ignored too. The zero-width non-joiner of Persian separates the
 * parts of a word, which is also a word without it.
 */
final class Tokenizer {

    private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

    /** Scripts whose marks are optional. In others, such as Devanagari, marks are vowels and have to stay. */
    private static final Set<Character.UnicodeScript> MARKED = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.HEBREW);

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int NON_JOINER = 0x200C;
    /** The Arabic kashida, which only stretches a word. */
    private static final int TATWEEL = 0x640;
    /** The dot that turns Hindi letters into those of loanwords, and is often left out. */
    private static final int NUKTA = 0x93C;
    /** Marks of half-width katakana, which Unicode counts as letters. */
    private static final int VOICED = 0xFF9E;

    private static final int SEMI_VOICED = 0xFF9F;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of a text, in order. */
    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isLetterOrNumber(c)) {
                at += Character.charCount(c);
            } else if (Languages.isUnspaced(c)) {
                at = tokenizer.pairs(at);
            } else {
                int end = tokenizer.endOfPlain(at);
                at = end > at ? tokenizer.plain(at, end) : tokenizer.word(at);
            }
        }
        return tokenizer.tokens;
    }

    /** Where a word of nothing but ASCII ends, exclusive; its start where there is more to it than its letters. */
    private int endOfPlain(int start) {
        int at = start;
        while (at < text.length() && isAsciiLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        return switch (text.charAt(at)) {
            case ' ', '\n', ',', ';', ':', '!', '?', ')', '-', '/' -> at;
            case '.' -> at - start > 1 ? at : start;
            default -> start;
        };
    }

    private int plain(int start, int end) {
        String word = text.substring(start, end);
        tokens.add(new Token(start, end, List.of(word.toLowerCase(Locale.ROOT)), List.of(), isAcronym(word)));
        return end;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private int word(int start) {
        StringBuilder part = new StringBuilder();
        List<String> parts = new ArrayList<>();
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isLetterOrNumber(c) && !Languages.isUnspaced(c) || isMark(c)) {
                part.appendCodePoint(c);
            } else if (c == NON_JOINER && isBetween(at, Character.UnicodeScript.ARABIC)) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (!isInvisible(c) && !isNothingHere(at)) {
                break;
            }
            at += Character.charCount(c);
        }
        parts.add(part.toString());
        int end = at;
        while (end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '#')) {
            end++;
        }
        String whole = String.join("", parts);
        List<String> words = new ArrayList<>();
        parts.forEach(one -> addFolded(one, words));
        List<String> spellings = new ArrayList<>();
        if (parts.size() > 1) {
            addFolded(whole, spellings);
        } else if (Character.isUpperCase(whole.codePointAt(0)) && !isAscii(whole)) {
            String lower = whole.toLowerCase(Locale.ROOT);
            String respelt = Folding.respelt(lower);
            if (!respelt.equals(lower)) {
                addFolded(respelt, spellings);
            }
        }
        if (end > at && words.size() == 1 && (end == text.length() || !isLetterOrNumber(text.codePointAt(end)))) {
            words.add(
                    words.get(0) + text.substring(at, end).replace("+", "plus").replace("#", "sharp"));
        } else {
            end = at;
        }
        tokens.add(new Token(start, end, words, spellings, isAcronym(whole)));
        return Math.max(end, at);
    }

    /** Whether a character inside a word is neither a part of the word nor its end. */
    private boolean isNothingHere(int at) {
        char c = text.charAt(at);
        if (isApostrophe(c)) {
            return isLetterOrNumber(after(at));
        }
        return switch (c) {
            case '"', '״' -> isBetween(at, Character.UnicodeScript.HEBREW);
            case '·' -> isL(before(at)) && isL(after(at));
            case '.' ->
                Character.isLetter(before(at))
                        && Character.isLetter(after(at))
                        && isAlone(at - Character.charCount(before(at)))
                        && isAlone(at + 1);
            default -> false;
        };
    }

    private static boolean isL(int c) {
        return c == 'l' || c == 'L';
    }

    /** Whether no other letter or digit is next to this one. */
    private boolean isAlone(int at) {
        return !isLetterOrNumber(before(at))
                && !isLetterOrNumber(after(at + Character.charCount(text.codePointAt(at)) - 1));
    }

    /** Whether there are letters of this script on both sides. */
    boolean isBetween(int at, Character.UnicodeScript script) {
        return Character.isLetter(before(at))
                && Character.isLetter(after(at))
                && Character.UnicodeScript.of(before(at)) == script
                && Character.UnicodeScript.of(after(at)) == script;
    }

    /** Whether a quotation mark belongs to a Hebrew acronym. */
    static boolean isInHebrewWord(String text, int at) {
        return new Tokenizer(text).isBetween(at, Character.UnicodeScript.HEBREW);
    }

    private int before(int at) {
        return at > 0 ? text.codePointBefore(at) : ' ';
    }

    private int after(int at) {
        return at + 1 < text.length() ? text.codePointAt(at + 1) : ' ';
    }

    /** Reads a run of a script without spaces, and makes a token of each of its overlapping pairs of characters. */
    private int pairs(int start) {
        List<int[]> characters = new ArrayList<>();
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int begin = at;
            at += Character.charCount(c);
            if (isInvisible(c)) {
                continue;
            }
            if (!isLetterOrNumber(c) && !isMark(c) || isLetterOrNumber(c) && !Languages.isUnspaced(c)) {
                at = begin;
                break;
            }
            while (at < text.length() && (text.charAt(at) == VOICED || text.charAt(at) == SEMI_VOICED)) {
                at++;
            }
            int end = at;
            CASE_FOLD
                    .normalize(text.substring(begin, end))
                    .codePoints()
                    .forEach(one -> characters.add(new int[] {one, begin, end}));
        }
        for (int i = 0; i + 1 < characters.size(); i++) {
            int[] first = characters.get(i);
            int[] second = characters.get(i + 1);
            String pair = Character.toString(first[0]) + Character.toString(second[0]);
            tokens.add(new Token(first[1], second[2], List.of(pair), List.of(), false));
        }
        if (!characters.isEmpty()) {
            int[] last = characters.get(characters.size() - 1);
            String single = Character.toString(last[0]);
            boolean alone = characters.size() == 1;
            tokens.add(new Token(
                    last[1], last[2], alone ? List.of(single) : List.of(), alone ? List.of() : List.of(single), false));
        }
        return at;
    }

    private static void addFolded(String part, List<String> words) {
        if (isAscii(part)) {
            if (!part.isEmpty()) {
                words.add(part.toLowerCase(Locale.ROOT));
            }
            return;
        }
        String decomposed = DECOMPOSE.normalize(CASE_FOLD.normalize(part));
        StringBuilder word = new StringBuilder();
        boolean markable = true;
        boolean marked = false;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                if (!markable && c != NUKTA && !word.isEmpty()) {
                    word.appendCodePoint(c);
                    marked = true;
                }
            } else if (isLetterOrNumber(c)) {
                if (c != TATWEEL) {
                    markable = c < FIRST_BEYOND_ASCII || MARKED.contains(Character.UnicodeScript.of(c));
                    Folding.append(c, word);
                }
            } else if (c != '·' && !isApostrophe(c) && !word.isEmpty()) {
                words.add(marked ? COMPOSE.normalize(word) : word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(marked ? COMPOSE.normalize(word) : word.toString());
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAcronym(String word) {
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (!Character.isUpperCase(c) && !isMark(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return word.codePointCount(0, word.length()) > 1;
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return (Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER)
                && !isApostrophe(c);
    }

    /** Apostrophes, and the letters of Unicode that look like one. */
    private static boolean isApostrophe(int c) {
        return switch (c) {
            case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '׳' -> true;
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int c) {
        return c >= FIRST_BEYOND_ASCII && UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
