package org.broadsheet.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in a list, for keyset paging (Winand, "no offset"): the sort key and the id of the item beside it, the side
 * on which the page lies, and a digest of the filter and sort that the list had. Opaque on the wire (base64url).
 *
 * @param backward whether the page lies before the place, rather than after it
 * @param key the sort key: an instant, exact to the microsecond, or a text
 * @param id breaks ties between equal keys
 */
public record Cursor(boolean backward, Object key, UUID id) {

    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 8;

    /** The wire form; {@code filter} is the canonical text of everything that selects and orders the list. */
    public String encode(String filter) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(digest(filter));
            out.writeBoolean(backward);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            if (key instanceof Instant instant) {
                out.writeByte('t');
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            } else {
                out.writeByte('s');
                out.writeUTF((String) key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The place that a {@code cursor} parameter names. A cursor that is not of our making, or that was made for
     * another filter or sort, is a fault of the parameters and comes back empty.
     */
    public static Optional<Cursor> decode(Parameters parameters, String filter, Class<?> keyType) {
        Optional<String> sent = parameters.one("cursor");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(sent.get())))) {
            int version = in.readByte();
            byte[] digest = in.readNBytes(DIGEST_BYTES);
            boolean backward = in.readBoolean();
            UUID id = new UUID(in.readLong(), in.readLong());
            Object key = in.readByte() == 't' ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : in.readUTF();
            if (version != VERSION || in.available() > 0) {
                throw new IOException("not ours");
            }
            if (!Arrays.equals(digest, digest(filter)) || !keyType.isInstance(key)) {
                parameters.fault(Fault.parameter(
                        "cursor",
                        "Belongs to a list with another filter or sort; start that list anew, without a cursor"));
                return Optional.empty();
            }
            if (key instanceof String text && text.indexOf('\0') >= 0
                    || key instanceof Instant instant
                            && (instant.isBefore(Parameters.EARLIEST) || instant.isAfter(Parameters.LATEST))) {
                throw new IOException("not ours");
            }
            return Optional.of(new Cursor(backward, key, id));
        } catch (IOException | RuntimeException e) {
            parameters.fault(Fault.parameter(
                    "cursor", "Is not a cursor of this API; take it whole from page.next or page.prev"));
            return Optional.empty();
        }
    }

    private static byte[] digest(String filter) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(filter.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
