package org.broadsheet.archive.ghost;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveMap;

/** Addresses within the site, which exports have with a word in place of its root. */
final class Urls {

    private static final String WORD = "__GHOST_URL__";

    /** The word without a path after it: the home page. */
    private static final Pattern ALONE = Pattern.compile(WORD + "(?![/\\w])");

    private Urls() {}

    /** A text with the site's address in place of the word; with paths from its root if nobody said what it is. */
    static String resolve(String text, ArchiveMap map) {
        if (!text.contains(WORD)) {
            return text;
        }
        String site = map.site() == null ? "" : map.site();
        return ALONE.matcher(text)
                .replaceAll(Matcher.quoteReplacement(site + "/"))
                .replace(WORD, site);
    }
}
