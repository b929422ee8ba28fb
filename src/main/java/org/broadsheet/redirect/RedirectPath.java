package org.broadsheet.redirect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.request.TrackingMarks;
import org.broadsheet.response.Site;

/**
 * A path of the public site in the one form in which it is stored and looked up, whichever way a browser or an editor
 * spells it: no trailing or doubled slash, no dot segments, everything percent-encoded that has to be and nothing else
 * (RFC 3986, section 6.2.2), characters in NFC. The query is part of it, because sites have had addresses such as
 * {@code /?p=123}; tracking parameters and the fragment are not.
 *
 * @param text ASCII, at most {@link #MAX_LENGTH} characters, such as {@code /2014/05/caf%C3%A9.html?id=7}
 * @param folded the same in lower case: servers differ in whether case matters
 */
public record RedirectPath(String text, String folded) {

    public static final int MAX_LENGTH = 2_000;

    /** What may be sent, for the contract. */
    public static final String PATTERN = "^(/|https?://)";

    private static final String PLAIN_IN_SEGMENTS = "-._~!$&'()*+,;=:@";
    private static final String PLAIN_IN_QUERIES = "-._~!$'()*,;=:@/?";

    /** What other sites and mailings add to the addresses they link to. */
    /** One part of a path or query, decoded and encoded again. */
    private record Part(String text, String folded) {

        boolean isTrackingMark() {
            String name = folded.split("=", 2)[0];
            return TrackingMarks.isMark(name);
        }
    }

    /** The path that was sent, or that of an address of the site; nothing for other addresses, and if it is too long. */
    public static Optional<RedirectPath> of(String sent, Site site) {
        return sent.startsWith("/") ? of(sent) : site.local(sent).flatMap(RedirectPath::of);
    }

    /** A path from its first slash, with any query and fragment; nothing if it is too long. */
    public static Optional<RedirectPath> of(String sent) {
        String address = sent.split("#", 2)[0];
        String[] parts = address.split("\\?", 2);
        Deque<Part> segments = new ArrayDeque<>();
        for (String raw : parts[0].split("/")) {
            Part segment = part(raw, PLAIN_IN_SEGMENTS);
            if (segment.text().equals("..")) {
                segments.pollLast();
            } else if (!segment.text().isEmpty() && !segment.text().equals(".")) {
                segments.addLast(segment);
            }
        }
        StringBuilder text = new StringBuilder();
        StringBuilder folded = new StringBuilder();
        segments.forEach(segment -> append("/", segment, text, folded));
        if (segments.isEmpty()) {
            append("/", new Part("", ""), text, folded);
        }
        String before = "?";
        for (Part parameter : parts.length == 1 ? List.<Part>of() : parameters(parts[1])) {
            if (!parameter.isTrackingMark()) {
                append(before, parameter, text, folded);
                before = "&";
            }
        }
        return text.length() > MAX_LENGTH || folded.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new RedirectPath(text.toString(), folded.toString()));
    }

    /** What of a path is not kept, in words; empty if all of it is. */
    static List<String> leftOut(String sent) {
        List<String> all = new ArrayList<>();
        String[] parts = sent.split("#", 2);
        if (parts.length > 1) {
            all.add("Left out the fragment, which browsers do not send");
        }
        String[] query = parts[0].split("\\?", 2);
        if (query.length > 1 && parameters(query[1]).stream().anyMatch(Part::isTrackingMark)) {
            all.add("Left out tracking parameters such as utm_source");
        }
        return all;
    }

    /** Whether it is the site's front page, which cannot redirect. */
    boolean isFrontPage() {
        return text.equals("/");
    }

    /** The forms in which it may be stored without capitals: with its query, and without. */
    List<String> foldedForms() {
        return forms(folded);
    }

    /** The forms in which it may be stored as it is: with its query, and without. */
    List<String> forms() {
        return forms(text);
    }

    /** The text itself and, if it has a query, the same without it. */
    public static List<String> forms(String text) {
        int query = text.indexOf('?');
        return query < 0 ? List.of(text) : List.of(text, text.substring(0, query));
    }

    private static List<Part> parameters(String query) {
        return Stream.of(query.split("&"))
                .filter(raw -> !raw.isEmpty())
                .map(raw -> part(raw.replace("+", "%20"), PLAIN_IN_QUERIES))
                .toList();
    }

    private static void append(String before, Part part, StringBuilder text, StringBuilder folded) {
        text.append(before).append(part.text());
        folded.append(before).append(part.folded());
    }

    /** Bytes that are not UTF-8, as on old sites, stay as they are. */
    private static Part part(String raw, String plain) {
        byte[] bytes = decoded(raw);
        try {
            String text = Normalizer.normalize(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    Normalizer.Form.NFC);
            return new Part(
                    encoded(text.getBytes(StandardCharsets.UTF_8), plain),
                    encoded(
                            Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                                    .getBytes(StandardCharsets.UTF_8),
                            plain));
        } catch (CharacterCodingException e) {
            byte[] lower = bytes.clone();
            for (int i = 0; i < lower.length; i++) {
                lower[i] = lower[i] >= 'A' && lower[i] <= 'Z' ? (byte) (lower[i] + ('a' - 'A')) : lower[i];
            }
            return new Part(encoded(bytes, plain), encoded(lower, plain));
        }
    }

    private static byte[] decoded(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static String encoded(byte[] bytes, String plain) {
        StringBuilder encoded = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            char c = (char) (b & 0xFF);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letterOrDigit || plain.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
