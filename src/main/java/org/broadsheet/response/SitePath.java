package org.broadsheet.response;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of the public site, however a browser, a link or a log spells it: without scheme and host, query and fragment,
 * its percent signs decoded (UTF-8, RFC 3986, section 2.5), without doubled and trailing slashes, in NFC.
 *
 * @param text from its first slash; below the site's root
 */
public record SitePath(String text) {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?:(?=//)");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final int ESCAPE = 3;

    /**
     * Reads an address; empty for one of another site, for one that is not a path from a slash on, and for escapes that are
     * not UTF-8.
     *
     * @param root the site's address, without a trailing slash
     */
    public static Optional<SitePath> of(String address, String root) {
        URI site = URI.create(root);
        return decoded(path(address.strip()))
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .flatMap(text -> below(text, site))
                .map(SitePath::new);
    }

    /** The same in lower case, to be compared. */
    public String folded() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The address up to its query or fragment. */
    private static String path(String address) {
        int end = address.length();
        for (char begin : new char[] {'?', '#'}) {
            int at = address.indexOf(begin);
            end = at < 0 ? end : Math.min(end, at);
        }
        return address.substring(0, end);
    }

    /** The path below the site's root. */
    private static Optional<String> below(String address, URI site) {
        String host = "//" + site.getAuthority();
        String local = ABSOLUTE.matcher(address).replaceFirst("");
        boolean absolute = !local.equals(address);
        boolean ofSite = local.regionMatches(true, 0, host, 0, host.length())
                && (local.length() == host.length() || local.charAt(host.length()) == '/');
        if (absolute && !ofSite) {
            return Optional.empty();
        }
        String path =
                SLASHES.matcher(ofSite ? local.substring(host.length()) : local).replaceAll("/");
        String folder = ofSite && site.getPath() != null ? site.getPath() : "";
        if (!path.startsWith(folder)) {
            return Optional.empty();
        }
        String below = path.substring(folder.length());
        String text = below.isEmpty() && ofSite ? "/" : below;
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of(text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** The text with its escapes decoded; empty if an escape is malformed or the bytes are not UTF-8. */
    private static Optional<String> decoded(String text) {
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != '%') {
                bytes.put(sent[i]);
                continue;
            }
            if (i + ESCAPE > sent.length || !HexFormat.isHexDigit(sent[i + 1]) || !HexFormat.isHexDigit(sent[i + 2])) {
                return Optional.empty();
            }
            bytes.put((byte) (HexFormat.fromHexDigit(sent[i + 1]) << 4 | HexFormat.fromHexDigit(sent[i + 2])));
            i += ESCAPE - 1;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
