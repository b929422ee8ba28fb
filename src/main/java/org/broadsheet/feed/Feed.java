package org.broadsheet.feed;

import java.util.Set;

/** A form that a list comes in. */
interface Feed {

    /** The suffix of the path, without its dot. */
    String suffix();

    /** The media type, with its parameters. */
    String mediaType();

    /** Whether entries carry their whole text. */
    default boolean carriesBodies() {
        return false;
    }

    /**
     * The fields of a teaser that can be left out of it; none if it is indivisible. What can be divided also shows each
     * member of {@link org.broadsheet.request.Fields#OPEN} by itself.
     */
    default Set<String> fields() {
        return Set.of();
    }

    byte[] write(FeedPage page);
}
