package org.broadsheet.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What records are in their archive, by their numbers from 1. Records may be reported long after they were read, so the names
 * are kept, in a temporary file: memory has their places alone. Whoever reads
 * the archive adds, and whoever reports asks.
 */
final class ItemNames implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long[] ends = new long[1_024];
    private int count;
    private FileChannel file;

    /** Adds the name of the next record; returns its number. */
    synchronized long add(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, BUFFER_BYTES);
        if (buffer.remaining() < length) {
            flush();
        }
        buffer.put(bytes, 0, length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = (count == 0 ? 0 : ends[count - 1]) + length;
        count++;
        return count;
    }

    /** The name of a record; null if there is none of this number. */
    synchronized String get(long number) {
        if (number < 1 || number > count) {
            return null;
        }
        int at = (int) number - 1;
        long start = at == 0 ? 0 : ends[at - 1];
        byte[] bytes = new byte[(int) (ends[at] - start)];
        long written = ends[count - 1] - buffer.position();
        if (start >= written) {
            buffer.duplicate().get((int) (start - written), bytes);
        } else {
            read(ByteBuffer.wrap(bytes), start);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void read(ByteBuffer bytes, long start) {
        try {
            long place = start;
            while (bytes.hasRemaining()) {
                place += file.read(bytes, place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            if (file == null) {
                file = FileChannel.open(
                        Files.createTempFile("broadsheet-items", null),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                file.write(buffer, file.size());
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
