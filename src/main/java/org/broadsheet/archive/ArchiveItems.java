package org.broadsheet.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The items of an archive, one after another. */
public abstract class ArchiveItems implements Closeable {

    private final Queue<ArchiveItem> ready = new ArrayDeque<>();
    private boolean ended;

    /** The next item; empty at the end. */
    public final Optional<ArchiveItem> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            ended = !advance();
        }
        return Optional.ofNullable(ready.poll());
    }

    /**
     * Reads on, and {@link #give}s the items found, if any. False at the end of the file, after which it is not called again.
     */
    protected abstract boolean advance() throws IOException;

    /** Adds an item that was read. */
    protected final void give(ArchiveItem item) {
        ready.add(item);
    }
}
