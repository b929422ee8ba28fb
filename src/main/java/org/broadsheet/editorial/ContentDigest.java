package org.broadsheet.editorial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Detects whether the same content was sent before. A digest starts with its format number; a digest without one is in
 * the first format, which also hashed nulls.
 */
public final class ContentDigest {

    private static final byte FORM = 2;
    private static final int BYTES = 16;

    private ContentDigest() {}

    /** The digest of these values: the format number and 128 bits of SHA-256 over their {@link StoredJson}. */
    public static byte[] of(Object... values) {
        MessageDigest sha256 = sha256();
        for (Object value : values) {
            update(sha256, StoredJson.write(value));
        }
        byte[] digest = new byte[1 + BYTES];
        digest[0] = FORM;
        System.arraycopy(sha256.digest(), 0, digest, 1, BYTES);
        return digest;
    }

    /**
     * Whether a stored digest is of the same content.
     *
     * @param stored may be null
     * @param digest the result of {@link #of} for the sent content
     * @param first the result of {@link #first} for it; only called if the stored digest is in the first format
     */
    public static boolean isSame(byte[] stored, byte[] digest, Supplier<byte[]> first) {
        return stored != null && Arrays.equals(stored, stored.length == BYTES ? first.get() : digest);
    }

    /**
     * The digest of these values in the first format, as version 0.1 wrote it. Equals no digest if the content has a
     * property that version 0.1 did not know: a digest without it would take a first value for no change.
     *
     * @param content what the values are of
     * @param properties those of the content that version 0.1 knew
     */
    public static byte[] first(Object content, Set<String> properties, Object... values) {
        Iterator<String> names = StoredJson.tree(content).fieldNames();
        while (names.hasNext()) {
            if (!properties.contains(names.next())) {
                return new byte[0];
            }
        }
        MessageDigest sha256 = sha256();
        for (Object value : values) {
            if (value == null) {
                sha256.update((byte) 0);
            } else {
                update(sha256, value.toString());
            }
        }
        return Arrays.copyOf(sha256.digest(), BYTES);
    }

    private static void update(MessageDigest sha256, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
