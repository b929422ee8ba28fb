package org.broadsheet.archive;

import java.io.IOException;

/** Reads one format. Stateless; every bean of this type is found by its {@link #format}. */
public interface ArchiveReader {

    /** What it reads. */
    ArchiveFormat format();

    /**
     * Whether a file is plainly of this format.
     *
     * @param head its beginning
     */
    boolean recognises(Head head);

    /**
     * Begins to read. Called twice for each import, since addresses and names are gathered before anything is stored, so
     * reading must give the same items each time. Holds a few items in memory at most, whatever the size of the file.
     *
     * @throws ArchiveException if the file cannot be read, with a sentence that says what to do
     */
    ArchiveItems open(Archive archive, ArchiveMap map) throws IOException;
}
