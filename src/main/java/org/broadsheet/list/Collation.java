package org.broadsheet.list;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The alphabetical order that readers of a language know: the Unicode Collation Algorithm (UTS 10) with CLDR's rules,
 * by ICU. It is stored as keys that are compared bytewise, so an index holds it, and no upgrade of the database or of
 * the operating system changes it.
 *
 * <p>Words are compared before what is between them: {@code De Luca} comes before {@code Deakin}. Punctuation at the
 * beginning and apostrophes inside words do not count.
 */
public final class Collation {

    /**
     * The longest key, in bytes: some 200 letters, or 160 Chinese characters. An entry of a B-tree holds 2,700 bytes.
     * Longer keys are cut, which keeps their order.
     */
    public static final int MAX_BYTES = 500;

    /** Counts the changes of this class that change keys. */
    private static final int RULES = 1;

    /**
     * The rules that keys are made by now, as a number that grows with every version of ICU, whose keys may differ from
     * those of the one before.
     */
    public static final int FORM =
            RULES * 1_000_000 + VersionInfo.ICU_VERSION.getMajor() * 1_000 + VersionInfo.ICU_VERSION.getMinor();

    private static final Pattern INSIDE_WORDS = Pattern.compile("[\\p{Cf}'’‘ʼʹ`´′]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** There are some two hundred languages; anything beyond that was made up. */
    private static final int REMEMBERED = 1_000;

    private static final Map<String, Collation> BY_RULES = new ConcurrentHashMap<>();
    private static final Map<String, Collation> BY_LANGUAGE = new ConcurrentHashMap<>();

    private static final Collation ROOT = find(ULocale.ROOT);

    private final Collator collator;

    private Collation(Collator collator) {
        this.collator = collator;
    }

    /** The order for texts of any language: by script, then by letter. */
    public static Collation root() {
        return ROOT;
    }

    /**
     * The order of a language; the root order if it has no rules of its own. The same instance for all languages with
     * the same rules.
     *
     * @param language BCP 47; extensions do not count
     */
    public static Collation of(String language) {
        Collation known = BY_LANGUAGE.get(language);
        if (known != null) {
            return known;
        }
        ULocale tag = ULocale.forLanguageTag(language);
        Collation found = find(new ULocale(tag.getLanguage(), tag.getScript(), tag.getCountry()));
        if (BY_LANGUAGE.size() < REMEMBERED) {
            BY_LANGUAGE.put(language, found);
        }
        return found;
    }

    private static Collation find(ULocale locale) {
        Collator collator = Collator.getInstance(locale);
        // Frozen collators are safe for use by many threads.
        return BY_RULES.computeIfAbsent(
                collator.getLocale(ULocale.ACTUAL_LOCALE).getName(), rules -> new Collation(collator.freeze()));
    }

    /** Whether all of these languages have the same order; not if there are none. */
    public static boolean isCommonTo(Collection<String> languages) {
        return languages.stream().map(Collation::of).distinct().count() == 1;
    }

    /** The key of a name or headline, of at most {@link #MAX_BYTES}. */
    public byte[] key(String text) {
        String words = BETWEEN_WORDS
                .matcher(INSIDE_WORDS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        RawCollationKey key = ((RuleBasedCollator) collator).getRawCollationKey(words.isEmpty() ? text : words, null);
        // The last byte is a zero that ends every key.
        return Arrays.copyOf(key.bytes, Math.min(key.size - 1, MAX_BYTES));
    }
}
