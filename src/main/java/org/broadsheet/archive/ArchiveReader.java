package org.broadsheet.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

    /**
     * Puts into an article what other items of the archive have for it; called when all of them are known, before the article
     * is translated.
     */
    default void complete(ArchiveArticle article, Lookup lookup) {}

    /** Items of an archive that articles name by their keys. */
    interface Lookup {

        /** A picture. */
        Optional<ArchiveItem.Media> media(String key);

        /** The pictures that were sent with an article, in the order of the file. */
        List<ArchiveItem.Media> mediaOf(String article);

        /** A text. */
        Optional<String> snippet(String key);
    }
}
