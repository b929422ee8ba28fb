package org.broadsheet.feed;

/** A form that a list comes in. */
interface Feed {

    /** What stands behind the dot of the path. */
    String suffix();

    /** With its parameters. */
    String mediaType();

    /** Whether entries carry their whole text. */
    default boolean carriesBodies() {
        return false;
    }

    byte[] write(FeedPage page);
}
