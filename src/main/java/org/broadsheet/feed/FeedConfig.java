package org.broadsheet.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** {@code broadsheet.feed.*}: what feeds say about the publication, beside its name and logo. */
@ConfigMapping(prefix = "broadsheet.feed")
public interface FeedConfig {

    /** The older setting for the publication's name: used where `broadsheet.publication.name` is not set. */
    @WithDefault("Broadsheet")
    String title();

    /** One sentence that describes the publication. */
    @WithDefault("The latest articles.")
    String description();

    /** Public URL of this API, without a trailing slash; feeds use it to link to themselves. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    String root();

    /**
     * What feed entries carry unless the parameter `body` says otherwise: `html`, the whole body, or `none`, an
     * excerpt.
     */
    @WithDefault("html")
    FeedBody body();

    /** The WebSub hub that feeds link to, if any. */
    Optional<URI> hub();
}
