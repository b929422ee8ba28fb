package org.broadsheet.archive.wire;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.request.WarningCode;

/** The items of an agency's documents, each in its newest version. */
abstract class WireItems<T> extends ArchiveItems {

    private final Archive archive;
    private final Source<T> source;
    private final WireVersions versions;

    /**
     * At the beginning.
     *
     * @param source at its beginning, too
     * @param versions of all items in it
     */
    WireItems(Archive archive, Source<T> source, WireVersions versions) {
        this.archive = archive;
        this.source = source;
        this.versions = versions;
        source.leftOut(archive).forEach(this::give);
    }

    /** Where items come from, one at a time. */
    interface Source<T> extends Closeable {

        /** The next item; empty at the end. */
        Optional<Found<T>> next() throws IOException;

        /** A word on each file of the archive that is not read. */
        List<ArchiveItem> leftOut(Archive archive);

        /** Passes on all items that can be read. */
        default void each(Consumer<T> consumer) throws IOException {
            for (Optional<Found<T>> found = next(); found.isPresent(); found = next()) {
                if (found.get().item() != null) {
                    consumer.accept(found.get().item());
                }
            }
        }
    }

    /**
     * One item, or why there is none.
     *
     * @param item null if it cannot be read
     * @param place where it is in the archive, for people
     * @param problem a sentence; null if it can be read
     */
    record Found<T>(T item, String place, String problem) {}

    /** What the sender calls an item; null if it has no name. */
    abstract String id(T item);

    /** What becomes of an item that is the newest version. */
    abstract ArchiveItem read(T item, String place);

    /** Whether a picture of this name lies in the archive. */
    final boolean lies(String name) {
        return archive.media(name).isPresent();
    }

    @Override
    protected final boolean advance() throws IOException {
        Optional<Found<T>> next = source.next();
        next.ifPresent(found -> give(item(found)));
        return next.isPresent();
    }

    private ArchiveItem item(Found<T> found) {
        if (found.item() == null) {
            return new ArchiveItem.LeftOut(found.place(), WarningCode.ITEM_LEFT_OUT, found.problem());
        }
        String id = id(found.item());
        return versions.isNewest(id) ? read(found.item(), found.place()) : WireVersions.older(id);
    }

    @Override
    public final void close() throws IOException {
        source.close();
    }
}
