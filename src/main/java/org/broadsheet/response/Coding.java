package org.broadsheet.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Content coding of responses: gzip, where the client accepts it and it saves something. */
public final class Coding {

    public static final String GZIP = "gzip";

    /** Smaller responses fit into as many packets uncompressed. */
    private static final int WORTH_BYTES = 1_024;

    private Coding() {}

    /** Whether these bytes are to be sent compressed to a client that sent this {@code Accept-Encoding}. */
    public static boolean compresses(String acceptEncoding, int bytes) {
        return bytes >= WORTH_BYTES && takesGzip(acceptEncoding);
    }

    /** Whether the field (RFC 9110, section 12.5.3) accepts gzip, or anything, with a weight above 0. */
    static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        Boolean any = null;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";");
            String coding = pieces[0].strip();
            boolean wanted = pieces.length == 1 || !pieces[1].strip().matches("q=0(\\.0{0,3})?");
            if (coding.equals(GZIP) || coding.equals("x-gzip")) {
                return wanted;
            }
            if (coding.equals("*")) {
                any = wanted;
            }
        }
        return any != null && any;
    }

    /** The same bytes compressed (RFC 1952). */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
