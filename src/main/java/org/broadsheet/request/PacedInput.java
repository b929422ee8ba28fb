package org.broadsheet.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A stream whose sender must keep up a minimum rate. Only time spent waiting for bytes counts, so a sender that is held
 * up by the reader is never too slow.
 */
public final class PacedInput extends FilterInputStream {

    private final long leastRate;
    private final Duration patience;
    private long waited;
    private long received;

    /**
     * Reads from a stream.
     *
     * @param leastRate in bytes a second
     * @param patience the waiting time, added up, after which the rate is checked
     */
    public PacedInput(InputStream in, long leastRate, Duration patience) {
        super(in);
        this.leastRate = leastRate;
        this.patience = patience;
    }

    /** The sender did not keep up the minimum rate. */
    public static final class TooSlowException extends IOException {

        TooSlowException(long leastRate, Duration patience) {
            super("Less than " + leastRate + " bytes a second arrived for " + patience.toSeconds() + " seconds");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int read = super.read(bytes, offset, length);
        waited += System.nanoTime() - start;
        received += Math.max(0, read);
        if (waited >= patience.toNanos()) {
            if (read >= 0 && received < leastRate * patience.toSeconds()) {
                throw new TooSlowException(leastRate, patience);
            }
            waited = 0;
            received = 0;
        }
        return read;
    }
}
