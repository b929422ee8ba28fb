package org.broadsheet.body;

import java.util.Optional;

/** Looks up the current URL and headline of the articles that a body refers to. */
@FunctionalInterface
public interface ReferenceResolver {

    /** The article with this key; empty if it is not public. */
    Optional<Target> resolve(String key);

    /**
     * The article that a reference points to.
     *
     * @param url the article's page, absolute
     * @param headline plain text
     */
    record Target(String url, String headline) {}
}
