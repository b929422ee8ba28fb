package org.broadsheet.webhook;

import java.util.Base64;

/**
 * What webhooks are signed with, in the forms of Standard Webhooks: a secret that the receiver shares, or a key pair of
 * which it knows the public part. {@link Object#toString()} shows neither.
 */
public sealed interface Secret permits SharedSecret, KeyPairSecret {

    /** A new secret to share, for signatures of the kind {@code v1}. */
    static Secret newShared() {
        return SharedSecret.random();
    }

    /** A new key pair, for signatures of the kind {@code v1a}. */
    static Secret newKeyPair() {
        return KeyPairSecret.random();
    }

    /**
     * The secret that a text is.
     *
     * @param text {@code whsec_} and 24 to 64 bytes, or {@code whsk_} and the 64 bytes of an Ed25519 key pair, the private
     *     ones first; in Base64 with its padding (RFC 4648, section 4)
     * @throws IllegalArgumentException if it is something else; the message does not repeat it
     */
    static Secret of(String text) {
        if (text.startsWith(SharedSecret.PREFIX)) {
            return new SharedSecret(bytes(text, SharedSecret.PREFIX));
        }
        if (text.startsWith(KeyPairSecret.PREFIX)) {
            return KeyPairSecret.of(bytes(text, KeyPairSecret.PREFIX));
        }
        throw new IllegalArgumentException("Must begin with " + SharedSecret.PREFIX + " or " + KeyPairSecret.PREFIX);
    }

    private static byte[] bytes(String text, String prefix) {
        String encoded = text.substring(prefix.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // The decoder's message has characters of the secret.
        }
        throw new IllegalArgumentException("Must have Base64 with its padding after " + prefix);
    }

    /** The secret itself, as {@link #of(String)} reads it. */
    String text();

    /** What the receiver needs: the secret itself if it is shared, or {@code whpk_} and the public key of a key pair. */
    String forReceiver();

    /**
     * The signature of an attempt to send a webhook.
     *
     * @param seconds the time of the attempt, since 1970
     * @param body UTF-8
     * @return such as {@code v1,} and Base64
     * @throws IllegalArgumentException if the body is not UTF-8
     */
    String signature(String id, long seconds, byte[] body);
}
