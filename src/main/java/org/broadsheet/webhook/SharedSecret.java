package org.broadsheet.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Signs with HMAC-SHA256, which receivers verify with the same secret. */
final class SharedSecret implements Secret {

    static final String PREFIX = "whsec_";

    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    SharedSecret(byte[] bytes) {
        if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "Must have " + FEWEST_BYTES + " to " + MOST_BYTES + " bytes after " + PREFIX);
        }
        this.bytes = bytes;
    }

    static SharedSecret random() {
        byte[] bytes = new byte[NEW_BYTES];
        RANDOM.nextBytes(bytes);
        return new SharedSecret(bytes);
    }

    @Override
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String forReceiver() {
        return text();
    }

    @Override
    public String signature(String id, long seconds, byte[] body) {
        try {
            // The library takes text; a new decoder refuses what it could not give back as it was.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return new Webhook(bytes).sign(id, seconds, text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The body of a webhook must be UTF-8", e);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }
}
