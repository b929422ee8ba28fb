package org.broadsheet.list;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A row's key in an alphabetical order.
 *
 * @param form the {@link Collation#FORM} of the keys that it can be compared with; 0 for {@link Alphabet#PLAIN}
 * @param value a {@code String} for {@link Alphabet#PLAIN}, else bytes
 */
public record AlphabeticalKey(Alphabet alphabet, int form, Object value) {

    static AlphabeticalKey plain(String value) {
        return new AlphabeticalKey(Alphabet.PLAIN, 0, value);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(alphabet.code());
        if (value instanceof byte[] bytes) {
            out.writeInt(form);
            out.writeShort(bytes.length);
            out.write(bytes);
        } else {
            out.writeUTF((String) value);
        }
    }

    /** Reads what {@link #write} wrote, after the alphabet's code. */
    static AlphabeticalKey read(Alphabet alphabet, DataInputStream in) throws IOException {
        if (alphabet == Alphabet.PLAIN) {
            return plain(in.readUTF());
        }
        int form = in.readInt();
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new AlphabeticalKey(alphabet, form, bytes);
    }
}
