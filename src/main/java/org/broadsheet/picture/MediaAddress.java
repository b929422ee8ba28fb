package org.broadsheet.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one size of a picture is: {@code /media/{hash}/{width}[-{ratio}].{extension}}. What is at an address never changes: the
 * hash is of the picture's bytes and of how it is framed, so another focal point makes other addresses.
 *
 * @param hash see {@link #hash}
 * @param width in pixels
 * @param ratio null for the picture's own
 */
public record MediaAddress(String hash, int width, Ratio ratio, Format format) {

    /** Where all of them begin. */
    public static final String ROOT = "/media/";

    private static final int HASH_DIGITS = 40;
    private static final Pattern PATH = Pattern.compile(
            ROOT + "([0-9a-f]{" + HASH_DIGITS + "})/([1-9][0-9]{0,3})(?:-([0-9]x[0-9]|16x9))?\\.([a-z]+)");
    private static final Pattern ANY = Pattern.compile(ROOT + "([0-9a-f]{" + HASH_DIGITS + "})/[^/?#]+");

    /**
     * The hash in the addresses of a picture.
     *
     * @param sha256 of its bytes
     */
    public static String hash(byte[] sha256, Framing framing) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(sha256);
            String form = framing.focalPoint() + " " + new TreeMap<>(framing.crops());
            digest.update(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The address that a path is; empty for any other path. Whether there is such a size is another question. */
    public static Optional<MediaAddress> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<Format> format = Format.ofExtension(parts.group(4));
        Optional<Ratio> ratio = Ratio.named(parts.group(3));
        if (format.isEmpty() || parts.group(3) != null && ratio.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MediaAddress(parts.group(1), Integer.parseInt(parts.group(2)), ratio.orElse(null), format.get()));
    }

    /** The hash in a path of any size of a kept picture; empty for any other path. */
    public static Optional<String> hashIn(String path) {
        Matcher parts = ANY.matcher(path);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The path of the moving picture, from the first slash: what was sent, which is a GIF. */
    public static String animation(String hash) {
        return ROOT + hash + "/animation.gif";
    }

    /** Its path, from the first slash. */
    public String path() {
        return ROOT + hash + "/" + width + (ratio == null ? "" : "-" + ratio.wireName()) + "." + format.extension();
    }
}
