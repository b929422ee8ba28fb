package org.broadsheet.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** {@code broadsheet.media.s3.*}: the bucket that pictures are kept in. */
@ConfigMapping(prefix = "broadsheet.media.s3")
public interface BucketSettings {

    /** The bucket, which must exist. */
    Optional<String> bucket();

    /** What all keys in the bucket begin with, such as `broadsheet/`. */
    Optional<String> prefix();

    /** The address of a server that speaks like S3; without it, Amazon's. */
    Optional<URI> endpoint();

    /** The region of the bucket. */
    @WithDefault("us-east-1")
    String region();

    /** Whether the bucket is named in the path of requests rather than in their host, as most other servers want it. */
    @WithDefault("false")
    boolean pathStyle();

    /**
     * The key id to sign requests with. Without it, credentials are looked for where all programs of Amazon's SDK do: in its
     * environment variables and files, then the machine's role.
     */
    Optional<String> accessKey();

    /** The secret that belongs to the key id. */
    Optional<String> secretKey();
}
