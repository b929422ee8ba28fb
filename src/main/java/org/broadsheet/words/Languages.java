package org.broadsheet.words;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How words are matched in each language: by its Snowball stemmer if PostgreSQL 15 to 18 ship one, by prefixes if they
 * do not, and by pairs of characters in scripts that do not separate words with spaces.
 */
public final class Languages {

    /** PostgreSQL's text search configuration without stemming. */
    public static final String SIMPLE = "simple";

    /**
     * Prefix of words that were not stemmed, in documents and in queries. Keeps a prefix search in a language without a
     * stemmer from matching stems of other languages.
     */
    static final String UNSTEMMED_MARK = "x";

    /** Used in both Japanese syllabaries; Unicode assigns it to neither script. */
    private static final int LONG_VOWEL = 'ー';

    private static final int NARROW_LONG_VOWEL = 'ｰ';

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
            // Korean has spaces, but attaches particles to words.
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    /**
     * The first letter of Thai. Looking up the script of a letter is the most expensive step, so earlier ones skip it.
     */
    private static final int FIRST_UNSPACED = 0x0e01;

    private Languages() {}

    /** The languages that have a stemmer, without regions; all others are {@link #SIMPLE}. */
    public static Set<String> stemmed() {
        return STEMMED.keySet();
    }

    /** The name of the text search configuration for a BCP 47 language; {@link #SIMPLE} if there is none. */
    public static String configuration(String language) {
        String primary = language.toLowerCase(Locale.ROOT).split("-")[0];
        return STEMMED.getOrDefault(primary, SIMPLE);
    }

    /**
     * The text search configuration with the same stemmer that keeps every word: PostgreSQL's own leave out the most
     * common ones of a language, such as "the". Made by a migration.
     *
     * @param configuration see {@link #configuration}
     */
    public static String whole(String configuration) {
        return configuration.equals(SIMPLE) ? SIMPLE : configuration + "_whole";
    }

    /** The prefix of every word in documents of a text search configuration: empty if they are stemmed. */
    public static String mark(String configuration) {
        return configuration.equals(SIMPLE) ? UNSTEMMED_MARK : "";
    }

    /**
     * The language and script of a BCP 47 tag, the same for all tags whose readers read each other's: {@code en-Latn}
     * for {@code en-GB}; {@code zh-Hant} for {@code zh-TW}, but {@code zh-Hans} for {@code zh}. The script of a tag that
     * names none is the likely one of its region (CLDR's likely subtags).
     */
    public static String writing(String tag) {
        ULocale likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
        return likely.getLanguage() + '-' + likely.getScript();
    }

    /** Whether a character belongs to a script whose words cannot be told apart by spaces. */
    static boolean isUnspaced(int codePoint) {
        return codePoint >= FIRST_UNSPACED
                && (codePoint == LONG_VOWEL
                        || codePoint == NARROW_LONG_VOWEL
                        || UNSPACED.contains(Character.UnicodeScript.of(codePoint)));
    }

    /**
     * How many letters at the end of a word to treat as its inflection, in a language without a stemmer; -1 if the word
     * is to be matched exactly. Languages in Cyrillic are highly inflected, so their shorter words have endings as
     * well.
     */
    static int inflectionLength(String word) {
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
