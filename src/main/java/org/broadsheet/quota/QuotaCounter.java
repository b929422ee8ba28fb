package org.broadsheet.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Counts the requests of each client under one policy, on this node alone. A client's bucket holds its quota and is
 * refilled evenly. It is forgotten once it would be full again; of more clients than {@link #MOST_CLIENTS}, those that
 * send least are forgotten sooner, and begin anew.
 */
final class QuotaCounter {

    /** How many clients are remembered, so that nobody can fill the memory with addresses: some 4 MB. */
    static final int MOST_CLIENTS = 10_000;

    private final Policy policy;
    private final Quota quota;
    private final TimeMeter time;
    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    QuotaCounter(Policy policy, Quota quota) {
        this(policy, quota, TimeMeter.SYSTEM_NANOTIME);
    }

    QuotaCounter(Policy policy, Quota quota, TimeMeter time) {
        this.policy = policy;
        this.quota = quota;
        this.time = time;
        this.bandwidth = Bandwidth.builder()
                .capacity(quota.requests())
                .refillGreedy(quota.requests(), quota.window())
                .build();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(quota.window())
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** Counts a request of this client. One that is refused is not counted. */
    Allowance count(String client) {
        ConsumptionProbe probe = buckets.get(client, unused -> full()).tryConsumeAndReturnRemaining(1);
        return new Allowance(
                policy,
                quota,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
    }

    /** Takes back that a request of this client was counted. */
    void uncount(String client) {
        Bucket bucket = buckets.getIfPresent(client);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    /** How many clients are remembered. */
    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds();
    }
}
