package org.broadsheet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the bytes of kept pictures are. All nodes use the same one. Safe for many threads; calls wait for a disk or a network,
 * so none belongs on an event loop. Every method throws {@link MediaStoreException} if the store fails.
 */
public interface MediaStore {

    /** Whether there is something under this key. */
    boolean has(MediaKey key);

    /**
     * Keeps bytes under a key, durably when this returns. Nobody ever finds a part of them, whenever the program ends. Keeping
     * the same again changes nothing.
     */
    void put(MediaKey key, byte[] bytes);

    /** The same with the content of a file, which is copied and stays where it is. */
    void put(MediaKey key, Path file);

    /** The bytes under a key, whole in memory; empty if there are none. */
    Optional<byte[]> read(MediaKey key);

    /** What is under a key, to be read bit by bit and closed; empty if there is nothing. */
    Optional<Content> open(MediaKey key);

    /** Deletes what is under a key, if there is anything. */
    void delete(MediaKey key);

    /** Deletes all sizes with this hash in their address. */
    void deleteSizes(String hash);

    /**
     * Something kept, while it is read.
     *
     * @param length in bytes
     */
    record Content(InputStream stream, long length) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
