package org.broadsheet.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Buffers response lines for a client that may not be reading yet, in a temporary file. An import or a bulk therefore never
 * blocks on a client that sends its whole file before it reads anything, and memory use stays flat.
 */
final class Spool implements AutoCloseable {

    private static final int CHUNK_BYTES = 64 * 1024;

    /** Well below the idle timeout of connections. */
    private static final long SILENCE_MILLIS = 8_000;

    private static final byte[] PROGRESS = "{\"type\":\"progress\"".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel file;
    private byte[] lastProgress;
    private long written;
    private boolean complete;
    private boolean read;

    /** For the answer of an import, which says how far it is. */
    Spool() {
        this("{\"type\":\"progress\",\"read\":0}\n");
    }

    /** For lines that have no progress line among them: what is sent for as long as there is none. */
    Spool(String pulse) {
        lastProgress = pulse.getBytes(StandardCharsets.US_ASCII);
        try {
            Path path = Files.createTempFile("broadsheet-import", ".ndjson");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line without waiting for the reader. Once the reader has gone, lines are discarded. */
    synchronized void add(byte[] line) {
        if (read) {
            return;
        }
        if (Arrays.mismatch(line, PROGRESS) == PROGRESS.length) {
            lastProgress = line;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                written += file.write(bytes, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notifyAll();
    }

    /** Marks the end: no more lines will follow. */
    @Override
    public synchronized void close() {
        complete = true;
        notifyAll();
        closeFile();
    }

    /**
     * Copies lines as they arrive, until the last. Repeats the last progress line if nothing new arrives for a while.
     */
    void copyTo(OutputStream out) throws IOException {
        try {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            long position = 0;
            while (awaitMore(position)) {
                if (written() > position) {
                    chunk.clear();
                    position += file.read(chunk, position);
                    out.write(chunk.array(), 0, chunk.position());
                } else {
                    out.write(lastProgress());
                }
                out.flush();
            }
        } finally {
            readerLeft();
        }
    }

    private synchronized void readerLeft() {
        read = true;
        closeFile();
    }

    private void closeFile() {
        if (complete && read) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized long written() {
        return written;
    }

    private synchronized byte[] lastProgress() {
        return lastProgress;
    }

    /** Waits for more lines. True if there are some, or if it is time to repeat the last progress line. */
    private synchronized boolean awaitMore(long position) throws IOException {
        if (written == position && !complete) {
            try {
                wait(SILENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
        return written > position || !complete;
    }
}
