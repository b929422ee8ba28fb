package org.broadsheet.editorial;

import java.util.Locale;
import org.broadsheet.database.Sql;
import org.broadsheet.request.SlugMaker;

/**
 * The condition that something has a text in its name or its slug. For editors' lists of things of which a newsroom has
 * thousands, not millions: no index can find the middle of a name.
 */
public final class NameCondition {

    private NameCondition() {}

    /**
     * Compares capitals with small letters; through the slug, also letters with marks with those without.
     *
     * @param name the expression of the name, such as {@code e.name}
     * @param slug the expression of the slug
     */
    public static Sql of(String name, String slug, String text) {
        String plain = SlugMaker.spelled(text).orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
        return Sql.of("and (" + name + " ilike ? or " + slug + " like ?)", containing(text.strip()), containing(plain));
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
