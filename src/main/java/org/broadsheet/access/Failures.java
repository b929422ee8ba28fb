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
 * Counts failed authentications by address, so that guessing is slow. Only what has failed already is counted and held
 * up: a right key never comes here, whatever else its address does. Each node counts for itself.
 */
@ApplicationScoped
public class Failures {

    /** {@code broadsheet.access.*}: how the doors are kept. */
    @ConfigMapping(prefix = "broadsheet.access")
    public interface Config {

        /** How many failed authentications an address has in a minute before it is told to wait; at least 1. */
        @WithDefault("10")
        int failuresPerMinute();
    }

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 20_000;
    private static final int LONGEST_NAME = 64;
    private static final int IPV6_BYTES = 16;

    /** What one subscriber of IPv6 has at the least: a /64. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int capacity;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(REFILL)
            .build();

    Failures(Config config) {
        this.capacity = config.failuresPerMinute();
    }

    /** Counts a failure of this address; how long it must wait where it has had too many. */
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

    /** The address, or the network of an IPv6 address, in which its owner has 2^64 to choose from. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes != null && bytes.length == IPV6_BYTES) {
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        }
        return address.substring(0, Math.min(LONGEST_NAME, address.length()));
    }
}
