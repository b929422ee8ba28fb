package org.broadsheet.archive.markdown;

import java.util.Locale;

/** Names in addresses, as static site generators make them: other than ours, they keep the letters of every script. */
final class Slug {

    private Slug() {}

    /** Lower case, with hyphens for all that is neither letter nor digit (Jekyll's {@code slugify}). */
    static String of(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    /** As Hugo makes paths of names: spaces become hyphens, and most marks go. */
    static String hugo(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}\\s._/#+~-]", "")
                .replaceAll("\\s+", "-")
                .replaceAll("-{2,}", "-");
    }
}
