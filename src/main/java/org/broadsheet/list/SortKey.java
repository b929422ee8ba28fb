package org.broadsheet.list;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name or headline in lower case, without diacritics, quotes and leading punctuation: what names are found by, and the
 * order of {@link Alphabet#PLAIN}, compared bytewise. Stored, so that no upgrade of a collation library can corrupt an
 * index.
 */
public final class SortKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MAX_LENGTH = 200;

    private SortKey() {}

    /** At most 200 UTF-16 units of letters, digits and single spaces. */
    public static String of(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String key =
                NOT_NAME.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        if (key.length() <= MAX_LENGTH) {
            return key;
        }
        int end = Character.isHighSurrogate(key.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return key.substring(0, end);
    }
}
