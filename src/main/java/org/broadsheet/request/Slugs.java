package org.broadsheet.request;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form of names in paths. */
public final class Slugs {

    /** The longest slug, in bytes; they are ASCII, so also in characters. */
    public static final int MAX_BYTES = 200;

    /** The form as a regular expression, for the contract. */
    public static final String PATTERN = "^[a-z0-9][a-z0-9._-]{0,199}$";

    /** The form of an id, which is a UUID, as a regular expression. */
    public static final String ID_PATTERN =
            "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    /** The form in words, for faults. */
    public static final String RULE =
            "lower-case letters a-z, digits, and - . _ after the first, at most 200 characters, not a UUID";

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final Pattern ID = Pattern.compile(ID_PATTERN);

    private Slugs() {}

    /** Whether this can be a slug. A UUID cannot, since paths accept slugs and ids alike. */
    public static boolean isSlug(String text) {
        return FORM.matcher(text).matches() && !ID.matcher(text).matches();
    }

    /** Whether this is a UUID in the usual form. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The id that a path segment holds, if it holds one. */
    public static Optional<UUID> asId(String text) {
        return isId(text) ? Optional.of(id(text)) : Optional.empty();
    }

    /** The id that a path segment holds; only after {@link #isId}. */
    public static UUID id(String text) {
        return UUID.fromString(text);
    }
}
