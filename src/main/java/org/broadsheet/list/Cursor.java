package org.broadsheet.list;

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
import org.broadsheet.request.Address;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Faults;

/**
 * A position in a list, for keyset paging (Winand, "no offset"): the sort key and id of the item next to it, the side
 * on which the page lies, and a digest of the list's filter and sort. Opaque on the wire (base64url).
 *
 * @param backward whether the page lies before the place, rather than after it
 * @param key the sort key: an instant, exact to the microsecond, a text, or an {@link AlphabeticalKey}
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
            } else if (key instanceof AlphabeticalKey alphabetical) {
                alphabetical.write(out);
            } else {
                out.writeByte(Alphabet.PLAIN.code());
                out.writeUTF((String) key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads the wire form. A cursor that this API did not make, or made for another filter or sort, is a fault, and the
     * result is empty.
     *
     * @param keyType {@link Instant}, {@link String} or {@link AlphabeticalKey}: the type of the list's sort key
     */
    public static Optional<Cursor> decode(String sent, String filter, Class<?> keyType, Faults faults) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(sent)))) {
            int version = in.readByte();
            byte[] digest = in.readNBytes(DIGEST_BYTES);
            boolean backward = in.readBoolean();
            UUID id = new UUID(in.readLong(), in.readLong());
            Object key = key((char) in.readByte(), in, keyType);
            if (version != VERSION || in.available() > 0) {
                throw new IOException("not made by this API");
            }
            if (!Arrays.equals(digest, digest(filter)) || !keyType.isInstance(key)) {
                faults.add(
                        Address.CURSOR,
                        "Belongs to a list with another filter or sort; start this list without a cursor");
                return Optional.empty();
            }
            if (text(key).indexOf('\0') >= 0
                    || key instanceof Instant instant
                            && (instant.isBefore(Declaration.EARLIEST) || instant.isAfter(Declaration.LATEST))) {
                throw new IOException("not made by this API");
            }
            return Optional.of(new Cursor(backward, key, id));
        } catch (IOException | RuntimeException e) {
            faults.add(Address.CURSOR, "Is not a cursor of this API; take it unchanged from page.next or page.prev");
            return Optional.empty();
        }
    }

    private static Object key(char code, DataInputStream in, Class<?> keyType) throws IOException {
        if (code == 't') {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        }
        for (Alphabet alphabet : Alphabet.values()) {
            if (alphabet.code() == code) {
                AlphabeticalKey read = AlphabeticalKey.read(alphabet, in);
                // Texts of other lists are written like those of the plain alphabet, which earlier versions wrote.
                return keyType == String.class ? read.value() : read;
            }
        }
        throw new IOException("not made by this API");
    }

    private static String text(Object key) {
        Object value = key instanceof AlphabeticalKey alphabetical ? alphabetical.value() : key;
        return value instanceof String text ? text : "";
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
