package org.broadsheet.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** {@code broadsheet.feed.*}: what feeds say of the publication, and the reading pages its name. */
@ConfigMapping(prefix = "broadsheet.feed")
public interface FeedConfig {

    /** The publication's name. */
    @WithDefault("Broadsheet")
    String title();

    /** What the publication is, in a sentence. */
    @WithDefault("The latest articles.")
    String description();

    /** Where the public reaches this API, without a slash at the end: feeds link to themselves. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    String root();

    /** A WebSub hub that feeds name; none without it. */
    Optional<URI> hub();
}
