package org.broadsheet.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** {@code broadsheet.media.*}: where the bytes of kept pictures are. */
@ConfigMapping(prefix = "broadsheet.media")
public interface MediaSettings {

    /** Where pictures are kept: `folder`, or `s3` for a bucket of S3 or of a server that speaks like it. */
    @WithDefault("folder")
    Store store();

    /** The folder that pictures are kept in. If there are several nodes, they must share it. */
    @WithDefault("${broadsheet.embedded.directory:data}/media")
    Path folder();

    /** The kinds of store. */
    enum Store {
        FOLDER,
        S3
    }
}
