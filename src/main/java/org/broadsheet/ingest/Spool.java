package org.broadsheet.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lines on their way to a client that may not be reading yet. They go through a temporary file, so that an import never
 * waits for a client that sends its whole file before it reads a word, and memory stays flat.
 */
final class Spool implements AutoCloseable {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final FileChannel file;
    private long written;
    private boolean complete;
    private boolean read;

    Spool() {
        try {
            Path path = Files.createTempFile("broadsheet-import", ".ndjson");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line; never waits for its reader. Once the reader has gone, lines go nowhere. */
    synchronized void add(byte[] line) {
        if (read) {
            return;
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

    /** Says that no line will follow. */
    @Override
    public synchronized void close() {
        complete = true;
        notifyAll();
        closeFile();
    }

    /** Copies the lines as they come, until the last. */
    void copyTo(OutputStream out) throws IOException {
        try {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            long position = 0;
            while (awaitMore(position)) {
                chunk.clear();
                position += file.read(chunk, position);
                out.write(chunk.array(), 0, chunk.position());
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

    private synchronized boolean awaitMore(long position) throws IOException {
        while (written == position && !complete) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
        return written > position;
    }
}
