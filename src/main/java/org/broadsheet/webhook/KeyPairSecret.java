package org.broadsheet.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs with Ed25519 (RFC 8032), which receivers verify with the public key. */
final class KeyPairSecret implements Secret {

    static final String PREFIX = "whsk_";

    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String SIGNATURE_PREFIX = "v1a,";
    private static final int KEY_BYTES = 32;

    /** What comes before the 32 bytes of every public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_BEGINNING = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey privateKey;
    private final byte[] privateBytes;
    private final byte[] publicBytes;

    private KeyPairSecret(byte[] privateBytes, byte[] publicBytes) throws GeneralSecurityException {
        this.privateBytes = privateBytes;
        this.publicBytes = publicBytes;
        this.privateKey = KeyFactory.getInstance(NamedParameterSpec.ED25519.getName())
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, privateBytes));
    }

    static KeyPairSecret random() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NamedParameterSpec.ED25519.getName())
                    .generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new KeyPairSecret(
                    ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(),
                    Arrays.copyOfRange(encoded, X509_BEGINNING.length, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /**
     * The key pair with these bytes.
     *
     * @throws IllegalArgumentException if they are not 64, or the two keys do not belong together
     */
    static KeyPairSecret of(byte[] bytes) {
        if (bytes.length != 2 * KEY_BYTES) {
            throw new IllegalArgumentException("Must have " + 2 * KEY_BYTES + " bytes after " + PREFIX);
        }
        try {
            KeyPairSecret secret = new KeyPairSecret(
                    Arrays.copyOf(bytes, KEY_BYTES), Arrays.copyOfRange(bytes, KEY_BYTES, bytes.length));
            if (secret.belongsTogether()) {
                return secret;
            }
        } catch (GeneralSecurityException e) {
            // Not a point of the curve, so it belongs to no private key.
        }
        throw new IllegalArgumentException(
                "Must have a private key and the public key that belongs to it after " + PREFIX);
    }

    private boolean belongsTogether() throws GeneralSecurityException {
        byte[] message = {};
        Signature verification = Signature.getInstance(NamedParameterSpec.ED25519.getName());
        verification.initVerify(publicKey());
        verification.update(message);
        return verification.verify(sign(message));
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_BEGINNING, X509_BEGINNING.length + KEY_BYTES);
        System.arraycopy(publicBytes, 0, encoded, X509_BEGINNING.length, KEY_BYTES);
        return KeyFactory.getInstance(NamedParameterSpec.ED25519.getName())
                .generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String text() {
        byte[] both = Arrays.copyOf(privateBytes, 2 * KEY_BYTES);
        System.arraycopy(publicBytes, 0, both, KEY_BYTES, KEY_BYTES);
        return PREFIX + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String forReceiver() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicBytes);
    }

    @Override
    public String signature(String id, long seconds, byte[] body) {
        try {
            byte[] before = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
            byte[] content = Arrays.copyOf(before, before.length + body.length);
            System.arraycopy(body, 0, content, before.length, body.length);
            return SIGNATURE_PREFIX + Base64.getEncoder().encodeToString(sign(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    private byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(NamedParameterSpec.ED25519.getName());
        signature.initSign(privateKey);
        signature.update(content);
        return signature.sign();
    }
}
