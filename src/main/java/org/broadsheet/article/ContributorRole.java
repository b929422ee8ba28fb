package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What someone did for an article. */
@Schema(
        name = "ContributorRole",
        description =
                "What someone did for an article: wrote it, photographed or drew what it shows, translated or edited"
                        + " it, or contributed to it otherwise.")
public enum ContributorRole implements WireName {
    /** Wrote it; what a contributor did of whom nothing else is said. */
    AUTHOR("By"),
    PHOTOGRAPHER("Photographs by"),
    ILLUSTRATOR("Illustrations by"),
    TRANSLATOR("Translated by"),
    EDITOR("Edited by"),
    /** Did something else for it, such as reporting from another place. */
    CONTRIBUTOR("With contributions by");

    private final String credit;

    ContributorRole(String credit) {
        this.credit = credit;
    }

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that readers are told: {@link #AUTHOR} for null, which is what is stored where nothing is said. */
    public static ContributorRole shown(ContributorRole stored) {
        return stored == null ? AUTHOR : stored;
    }

    /** The role as it is stored: null for {@link #AUTHOR}, so that saying it or not is the same. */
    public static ContributorRole stored(ContributorRole shown) {
        return shown == AUTHOR ? null : shown;
    }

    /** What stands before the names on a page: {@code Photographs by}. */
    public String credit() {
        return credit;
    }
}
