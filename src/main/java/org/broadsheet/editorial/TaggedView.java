package org.broadsheet.editorial;

/** A view that shows more than its version says, and that changes without a new one. */
public interface TaggedView {

    /** What its entity tag has after the version; empty for nothing. Letters, digits and {@code - . _}. */
    String tagSuffix();
}
