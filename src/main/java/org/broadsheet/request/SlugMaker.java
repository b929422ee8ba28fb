package org.broadsheet.request;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.text.UnicodeSetSpanner;
import com.ibm.icu.util.ULocale;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes a slug from a headline in any script, by ICU's transliterators (CLDR): the language's own romanisation if there
 * is one (Ukrainian by BGN/PCGN), else the script's, then ASCII.
 */
public final class SlugMaker {

    /** The slug of a headline without a letter or digit. */
    static final String NOTHING = "untitled";

    private static final int WORTH = 80;
    /** Invisible characters, such as the soft hyphen, do not separate words. */
    private static final UnicodeSetSpanner INVISIBLE =
            new UnicodeSetSpanner(new UnicodeSet("[:Default_Ignorable_Code_Point:]").freeze());

    private static final String REST = "Any-Latin; Latin-ASCII; Lower";
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern QUOTES = Pattern.compile("['’ʼʹʺʿʾʻ`´]");
    private static final Transliterator ANY = Transliterator.getInstance(REST);
    private static final Map<String, Transliterator> KNOWN = new ConcurrentHashMap<>();

    private SlugMaker() {}

    /**
     * A slug of at most 80 characters, cut between words; {@code untitled} for a headline without a letter or digit.
     *
     * @param language BCP 47
     */
    public static String of(String headline, String language) {
        String code = ULocale.forLanguageTag(language).getLanguage();
        String latin =
                KNOWN.computeIfAbsent(code, SlugMaker::transliterator).transliterate(INVISIBLE.deleteFrom(headline));
        String words = words(latin);
        if (words.length() > WORTH) {
            int cut = words.lastIndexOf('-', WORTH);
            words = words.substring(0, cut > WORTH / 2 ? cut : WORTH).replaceAll("-$", "");
        }
        return words.isEmpty() || !Slugs.isSlug(words) ? NOTHING : words;
    }

    /**
     * The slug that a name in capitals, with spaces or in another script stands for, the same in every language and
     * never shortened; empty if no slug can be made from the name.
     */
    public static Optional<String> spelled(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (Slugs.isSlug(lower)) {
            return Optional.of(lower);
        }
        return name.length() > Slugs.MAX_BYTES
                ? Optional.empty()
                : Optional.of(words(ANY.transliterate(INVISIBLE.deleteFrom(name))))
                        .filter(Slugs::isSlug);
    }

    private static String words(String latin) {
        return NOT_PLAIN
                .matcher(QUOTES.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll(""))
                .replaceAll("-")
                .replaceAll("^-|-$", "");
    }

    /** The next of a slug's numbered forms: {@code ferry}, {@code ferry-2}, {@code ferry-3}. */
    public static String numbered(String slug, int number) {
        String suffix = "-" + number;
        int length = Math.min(slug.length(), Slugs.MAX_BYTES - suffix.length());
        return slug.substring(0, length) + suffix;
    }

    private static Transliterator transliterator(String language) {
        Map<String, String> own = new HashMap<>();
        Enumeration<String> ids = Transliterator.getAvailableIDs();
        while (ids.hasMoreElements()) {
            String id = ids.nextElement();
            String lower = id.toLowerCase(Locale.ROOT);
            if (lower.startsWith(language + "-" + language + "_latn/")
                    || lower.equals(language + "-ascii")
                    || lower.startsWith(language + "_") && lower.contains("_latn/bgn")) {
                own.put(lower, id);
            }
        }
        return own.values().stream()
                .sorted()
                .findFirst()
                .map(id -> Transliterator.getInstance(id + "; " + REST))
                .orElseGet(() -> Transliterator.getInstance(REST));
    }
}
