package org.broadsheet.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.netty.util.NetUtil;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts failed authentications by address, to slow down guessing. Only failures are counted and delayed: a valid key
 * is accepted whatever else its address sends. Each node counts separately.
 */
@ApplicationScoped
public class Failures {

    /** {@code broadsheet.access.*}: how the doors are kept. */
    @ConfigMapping(prefix = "broadsheet.access")
    public interface Config {

        /** Failed authentications per minute from one address before it gets 429; at least 1. */
        @WithDefault("10")
        int failuresPerMinute();
    }

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 20_000;
    private static final int LONGEST_NAME = 64;
    private static final int IPV6_BYTES = 16;

    /** The smallest network that an IPv6 subscriber has: a /64. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int capacity;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(REFILL)
            .build();

    Failures(Config config) {
        this.capacity = config.failuresPerMinute();
    }

    /** Counts a failure of this address, and returns how long it must wait if there were too many. */
    Optional<Duration> count(String address) {
        ConsumptionProbe probe =
                buckets.get(network(address), unused -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }

    /** The address itself; for IPv6 its /64 network, since its owner can use any of 2^64 addresses. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes != null && bytes.length == IPV6_BYTES) {
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        }
        return address.substring(0, Math.min(LONGEST_NAME, address.length()));
    }
}
