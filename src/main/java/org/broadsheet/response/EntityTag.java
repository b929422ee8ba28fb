package org.broadsheet.response;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Strong entity tags (RFC 9110, section 8.8.3): a digest of the bytes that they name. It need not withstand anybody who looks
 * for two texts with one tag, since both would have to be the same address's: MurmurHash3 takes a tenth of the time that
 * SHA-256 does.
 */
public final class EntityTag {

    private EntityTag() {}

    /** The tag of these bytes, in its quotes. */
    public static String of(byte[] bytes) {
        long[] digest = MurmurHash3.hash128x64(bytes);
        byte[] both = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(digest[0])
                .putLong(digest[1])
                .array();
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(both) + '"';
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
