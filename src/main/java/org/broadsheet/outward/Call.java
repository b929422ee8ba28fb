package org.broadsheet.outward;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request to an address that somebody named.
 *
 * @param address http or https; the fragment is not sent
 * @param method a token, such as {@code POST} (RFC 9110, section 9.1)
 * @param headers by name; those that frame the message or name its sender are added by the {@link Caller}
 * @param body what is sent, which must not be changed afterwards; may be empty
 * @param timeout how long it may take in all, with the name look-up and the whole answer; at least a millisecond
 */
public record Call(URI address, String method, Map<String, String> headers, byte[] body, Duration timeout) {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Visible Latin-1 with blanks inside: RFC 9110, section 5.5. */
    private static final Pattern VALUE =
            Pattern.compile("(?:[\\x21-\\x7e\\xa0-\\xff](?:[\\t\\x20-\\x7e\\xa0-\\xff]*[\\x21-\\x7e\\xa0-\\xff])?)?");

    private static final Set<String> ADDED = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    /** @throws IllegalArgumentException if something could not be sent as it is */
    public Call {
        headers = Map.copyOf(headers);
        require(TOKEN.matcher(method).matches(), "No method: " + method);
        require(timeout.toMillis() > 0, "No time: " + timeout);
        headers.forEach((name, value) -> {
            require(TOKEN.matcher(name).matches(), "No name of a header: " + name);
            require(!ADDED.contains(name.toLowerCase(Locale.ROOT)), "A header that is added to calls: " + name);
            require(VALUE.matcher(value).matches(), "No value of a header: " + name);
        });
    }

    /** Whether calls have a header of this name, in lower case, anyway. */
    public static boolean isAdded(String name) {
        return ADDED.contains(name);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
