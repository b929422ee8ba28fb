package org.broadsheet.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Tells whether a record is the one that was stored before: the first 128 bits of SHA-256 over its values. */
public final class ContentDigest {

    private static final int BYTES = 16;

    private ContentDigest() {}

    /** The digest of these values in this order; null differs from every text. */
    public static byte[] of(Object... values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object value : values) {
                if (value == null) {
                    digest.update((byte) 0);
                } else {
                    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                    digest.update(bytes);
                }
            }
            return Arrays.copyOf(digest.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
