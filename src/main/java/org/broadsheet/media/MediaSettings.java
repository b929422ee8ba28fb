package org.broadsheet.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code broadsheet.media.*}: where the bytes of kept pictures are, and how their sizes are made and served. */
@ConfigMapping(prefix = "broadsheet.media")
public interface MediaSettings {

    /** Where pictures are kept: `folder`, or `s3` for a bucket of S3 or of a server that speaks like it. */
    @WithDefault("folder")
    Store store();

    /** The folder that pictures are kept in. If there are several nodes, they must share it. */
    @WithDefault("${broadsheet.embedded.directory:data}/media")
    Path folder();

    /** How many sizes a node makes at once; half of its processors by default, so that readers of articles never wait. */
    OptionalInt makers();

    /** How many sizes may wait to be made on a node; requests for further ones get 503 with Retry-After. */
    @WithDefault("200")
    int waiting();

    /** Approximate size of the pictures' sizes that are kept in memory; a sixteenth of the heap by default. */
    Optional<MemorySize> memory();

    /** The kinds of store. */
    enum Store {
        FOLDER,
        S3
    }
}
