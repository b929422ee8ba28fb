package org.broadsheet.article.edit;

import org.broadsheet.database.Visibility;

/** How much of the newsroom an export has. */
public enum Extent {
    /** What is public, as everybody may read it. */
    PUBLIC,
    /** What is public, with all of each body. */
    PUBLIC_WHOLE,
    /** What editors have published, with what only they see: what the clock has yet to make public and what it has ended, too. */
    PUBLISHED,
    /** Everything. */
    EVERYTHING;

    /** Whether it is for editors: with what only they see. */
    public boolean isEditorial() {
        return this == PUBLISHED || this == EVERYTHING;
    }

    /** Whether it has all of each body. */
    public boolean isWhole() {
        return this != PUBLIC;
    }

    /** Which articles it has: a condition on those of this alias. */
    public String of(String alias) {
        return switch (this) {
            case PUBLIC, PUBLIC_WHOLE -> Visibility.of(alias);
            case PUBLISHED -> Visibility.declared(alias);
            case EVERYTHING -> "true";
        };
    }

    /** Which summaries it has: a condition on those of this alias. */
    public String ofSummary(String alias) {
        return isEditorial() ? "true" : Visibility.ofSummary(alias);
    }
}
