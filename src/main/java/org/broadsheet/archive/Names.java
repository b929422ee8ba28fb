package org.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.Slugs;

/** Slugs of what an archive names. */
final class Names {

    private Names() {}

    /** The slug of something; empty if it has neither a slug nor a name that one can be made from. */
    static String slug(String sent, String name) {
        if (sent != null && !sent.isBlank()) {
            String spelled = SlugMaker.spelled(decoded(sent)).orElse("");
            if (!spelled.isEmpty()) {
                return spelled;
            }
        }
        if (name == null || name.isBlank()) {
            return "";
        }
        return SlugMaker.spelled(name).orElseGet(() -> SlugMaker.of(name, "en"));
    }

    /** WordPress keeps slugs in other scripts percent-encoded. */
    static String decoded(String sent) {
        if (sent.indexOf('%') < 0) {
            return sent;
        }
        try {
            return URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return sent;
        }
    }

    /** The slug of an article. */
    static String article(String sent, String headline, String language) {
        String spelled = sent == null || sent.isBlank() ? "" : slug(sent, null);
        return spelled.isEmpty() || !Slugs.isSlug(spelled) ? SlugMaker.of(headline, language) : spelled;
    }

    /** The words of a slug in capitals, for what nobody has given a name. */
    static String words(String slug) {
        return Arrays.stream(slug.split("[-_.]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining(" "));
    }
}
