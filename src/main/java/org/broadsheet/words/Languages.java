package org.broadsheet.words;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a language's words are found: by its Snowball stemmer where PostgreSQL 15 to 18 ship one, by beginnings of words
 * where they do not, by pairs of characters where words are not written apart.
 */
public final class Languages {

    /** PostgreSQL's text search configuration without stemming. */
    public static final String SIMPLE = "simple";

    /**
     * Stands before words that no stemmer has read, in documents and in what is looked up in them: words that begin like
     * one are then looked for among those alone.
     */
    public static final String UNSTEMMED = "x";

    /** Of both Japanese syllabaries, and so to Unicode of no script. */
    private static final int LONG_VOWEL = 'ー';

    private static final int SHORTEST_INFLECTED = 4;
    private static final int LONG_WORD = 5;
    private static final int VERY_LONG_WORD = 6;

    private static final Map<String, String> STEMMED = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("nb", "norwegian"),
            Map.entry("ne", "nepali"),
            Map.entry("nl", "dutch"),
            Map.entry("nn", "norwegian"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            // Written apart, but words are one with their particles.
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    /** The first letter of Thai: looking a script up costs more than all else that is done to a letter. */
    private static final int FIRST_UNSPACED = 0x0e01;

    private Languages() {}

    /** The text search configuration of a BCP 47 language. */
    public static String configuration(String language) {
        String primary = language.toLowerCase(Locale.ROOT).split("-")[0];
        return STEMMED.getOrDefault(primary, SIMPLE);
    }

    /** Whether a character is of a script that writes words without spaces. */
    static boolean isUnspaced(int codePoint) {
        return codePoint >= FIRST_UNSPACED
                && (codePoint == LONG_VOWEL || UNSPACED.contains(Character.UnicodeScript.of(codePoint)));
    }

    /**
     * How many letters at the end of a word may be another form's, where there is no stemmer; -1 where a word stands for
     * itself alone. Cyrillic is of inflected languages, and short words have forms in them too.
     */
    static int unstemmedEnding(String word) {
        if (!word.codePoints().allMatch(Character::isLetter)) {
            return -1;
        }
        int length = word.length();
        if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC) {
            return length < SHORTEST_INFLECTED ? -1 : length < LONG_WORD ? 0 : length <= VERY_LONG_WORD ? 1 : 2;
        }
        return length > LONG_WORD ? 2 : -1;
    }
}
