package org.broadsheet.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The items of an archive, one after another. */
public abstract class ArchiveItems implements Closeable {

    private final Queue<ArchiveItem> ready = new ArrayDeque<>();

    /** The next item; empty at the end. */
    public final Optional<ArchiveItem> next() throws IOException {
        while (ready.isEmpty()) {
            if (!advance()) {
                return Optional.ofNullable(ready.poll());
            }
        }
        return Optional.of(ready.remove());
    }

    /** Reads on, and {@link #give}s the items found, if any. False at the end of the file. */
    protected abstract boolean advance() throws IOException;

    /** Adds an item that was read. */
    protected final void give(ArchiveItem item) {
        ready.add(item);
    }
}
