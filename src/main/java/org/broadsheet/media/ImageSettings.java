package org.broadsheet.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code broadsheet.images.*}: which pictures are taken, and what is served of them. */
@ConfigMapping(prefix = "broadsheet.images")
public interface ImageSettings {

    /** The most pixels a picture may have, in millions. */
    @WithDefault("100")
    int mostMegapixels();

    /** Whether the sizes of a picture say where it was taken, if its file does. The original always keeps it. */
    @WithDefault("false")
    boolean keepLocation();
}
