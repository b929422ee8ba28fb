package org.broadsheet.access;

import java.util.Arrays;
import java.util.List;

/** What a key may do. The names are those of the API, and the roles that operations require. */
public final class Scope {

    /** Reads all of the public articles that are not free, in Delivery: for a site's server, which knows its readers. */
    public static final String CONTENT_GATED = "content:gated";

    /** Reads drafts, versions and everything else that is stored. */
    public static final String CONTENT_READ = "content:read";

    /** Creates and changes content. */
    public static final String CONTENT_WRITE = "content:write";

    /** Moves articles into and out of the stages that the newsroom guards. */
    public static final String CONTENT_REVIEW = "content:review";

    /** Publishes, withdraws, and attaches notices: decides what the public sees. */
    public static final String CONTENT_PUBLISH = "content:publish";

    /** Makes and revokes keys and reads the audit trail. */
    public static final String ADMIN = "admin";

    /** All of them, in ascending order of power. */
    public static final List<String> ALL =
            List.of(CONTENT_GATED, CONTENT_READ, CONTENT_WRITE, CONTENT_REVIEW, CONTENT_PUBLISH, ADMIN);

    /** Those that a key with limits may have: the others open all sections. */
    public static final List<String> LIMITABLE = List.of(CONTENT_READ, CONTENT_WRITE, CONTENT_REVIEW, CONTENT_PUBLISH);

    private Scope() {}

    /** The scopes that an operation requires, in words. */
    public static String words(String... scopes) {
        return String.join(" or ", Arrays.asList(scopes));
    }
}
