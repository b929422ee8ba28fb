package org.broadsheet.response;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Strong entity tags (RFC 9110, section 8.8.3): a digest of the bytes that they name. */
public final class EntityTag {

    private static final int BYTES = 12;

    private EntityTag() {}

    /** The tag of these bytes, in its quotes. */
    public static String of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The tag of the same content in a content coding, which has other bytes and so another tag. */
    static String coded(String tag, String coding) {
        return tag.substring(0, tag.length() - 1) + '-' + coding + '"';
    }

    /** Whether a field {@code If-None-Match} matches the tag, by weak comparison; null matches none. */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String plain = candidate.strip();
            if (plain.startsWith("W/")) {
                plain = plain.substring(2);
            }
            if (plain.equals("*") || plain.equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
