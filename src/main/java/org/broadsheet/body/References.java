package org.broadsheet.body;

import java.util.Optional;

/** What the articles that a body refers to are now. */
@FunctionalInterface
public interface References {

    /** The article with this key; empty where it is not public. */
    Optional<Target> article(String key);

    /**
     * What a reference becomes.
     *
     * @param url the article's page, absolute
     * @param headline plain text
     */
    record Target(String url, String headline) {}
}
