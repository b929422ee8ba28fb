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
        return codePoint >= FIRST_UNSPACED && UNSPACED.contains(Character.UnicodeScript.of(codePoint));
    }
}
