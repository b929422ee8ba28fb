package org.broadsheet.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The headers by which receivers know who sent a webhook, and that nobody has changed it.
 *
 * <p>Source: Standard Webhooks 1.0.0,
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
public final class Signatures {

    /** The header with what is the same in all attempts to send a webhook. */
    public static final String ID = "webhook-id";

    /** The header with the time of the attempt, in seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** The header with a signature for each secret, separated by spaces. */
    public static final String SIGNATURE = "webhook-signature";

    /** Visible ASCII without the dot, which would let an id reach into the timestamp that is signed after it. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~&&[^.]]{1,255}");

    private Signatures() {}

    /**
     * The three headers of an attempt to send a webhook.
     *
     * @param id 1 to 255 visible ASCII characters other than the dot
     * @param at the time of this attempt
     * @param body UTF-8, the very bytes that are sent
     * @param secrets at least one; more while receivers change from one to another
     * @throws IllegalArgumentException if one of these is something else
     */
    public static Map<String, String> headers(String id, Instant at, byte[] body, List<Secret> secrets) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not the id of a webhook: " + id);
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A webhook needs a secret");
        }
        long seconds = at.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, String.valueOf(seconds));
        headers.put(
                SIGNATURE,
                secrets.stream()
                        .map(secret -> secret.signature(id, seconds, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }
}
