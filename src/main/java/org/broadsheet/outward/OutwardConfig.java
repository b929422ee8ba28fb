package org.broadsheet.outward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code broadsheet.outward.*}: where files that editors name by an address may come from, and how long that may take. */
@ConfigMapping(prefix = "broadsheet.outward")
public interface OutwardConfig {

    /**
     * Which hosts may be fetched from although they are not public: IP addresses, CIDR ranges and names, separated by
     * commas. A name that is listed may lead to any address.
     */
    Optional<List<String>> allow();

    /** How long a connection may take to open, and as long again to agree on TLS. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** How long a server may send nothing: before the head of its answer is complete, and between bytes of the body. */
    @WithDefault("10S")
    Duration silence();

    /** How long a whole fetch may take, with name look-ups and redirects. */
    @WithDefault("30S")
    Duration timeout();
}
