package org.broadsheet.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts requests by policy and client. Each node counts by itself, so several of them together allow several times as
 * many.
 */
@ApplicationScoped
public class Quotas {

    /** {@code broadsheet.limits.*}: how many requests of a kind one client may send. */
    @ConfigMapping(prefix = "broadsheet.limits")
    public interface Config {

        /**
         * How many reads of Delivery and the reading pages one address may make, without those below: a number and a
         * duration such as `600/1m`, or `off`.
         */
        @WithDefault("off")
        Quota reads();

        /** The same for full-text search: `/v1/search`, suggestions, the search page, and every list with `q`. */
        @WithDefault("6000/1m")
        Quota search();

        /** The same for exports, of what is public and of the whole newsroom. */
        @WithDefault("300/1h")
        Quota export();

        /** The same for reads with a preview token. */
        @WithDefault("600/1m")
        Quota previews();

        /** The same for requests by which pictures are taken in. */
        @WithDefault("off")
        Quota images();

        /**
         * The same for failed authentications; by default `10/1m`, or what the older setting says. A valid key is accepted
         * whatever else its address sends.
         */
        Optional<Quota> failures();

        /** How many times as many requests a valid key may send as an address; at least 1, at most 1000. */
        @WithDefault("10")
        int keyTimes();
    }

    /** {@code broadsheet.access.*}: what has another name now. */
    @ConfigMapping(prefix = "broadsheet.access")
    interface Former {

        /** The older setting for failed authentications per minute: used where `broadsheet.limits.failures` is not set. */
        @WithDefault("10")
        int failuresPerMinute();
    }

    /** All settings, by today's names and by former ones. */
    record Settings(Config now, Former before) {

        Quota failures() {
            return now.failures().orElseGet(() -> Quota.of(before.failuresPerMinute() + "/1m"));
        }
    }

    /** See {@link Quota#MOST_REQUESTS}. */
    static final int MOST_TIMES = 1_000;

    private final Map<Policy, QuotaCounter> byAddress = new EnumMap<>(Policy.class);
    private final Map<Policy, QuotaCounter> byKey = new EnumMap<>(Policy.class);
    private final Map<Policy, Counter> refused = new EnumMap<>(Policy.class);

    Quotas(Config config, Former former, MeterRegistry meters) {
        Settings settings = new Settings(config, former);
        if (config.keyTimes() < 1 || config.keyTimes() > MOST_TIMES) {
            throw new ConfigurationException(
                    "broadsheet.limits.key-times is from 1 to " + MOST_TIMES + ", not " + config.keyTimes());
        }
        for (Policy policy : Policy.values()) {
            Quota quota = policy.quota(settings);
            if (quota.isOn()) {
                byAddress.put(policy, new QuotaCounter(policy, quota));
                byKey.put(policy, new QuotaCounter(policy, quota.times(config.keyTimes())));
            }
            refused.put(
                    policy,
                    Counter.builder("broadsheet.limits.refused")
                            .description("Requests refused because their client had sent too many of the kind")
                            .tag("policy", policy.wireName())
                            .register(meters));
        }
    }

    /** Whether requests are counted under this policy. */
    public boolean isOn(Policy policy) {
        return byAddress.containsKey(policy);
    }

    /**
     * Counts a request from this address.
     *
     * @param address as {@link ClientAddress} has it
     * @return empty if requests are not counted under this policy
     */
    public Optional<Allowance> count(Policy policy, String address) {
        return count(byAddress, policy, address);
    }

    /** The same for a request with the valid key of this id. */
    public Optional<Allowance> count(Policy policy, UUID key) {
        return count(byKey, policy, key.toString());
    }

    private Optional<Allowance> count(Map<Policy, QuotaCounter> counters, Policy policy, String client) {
        QuotaCounter counter = counters.get(policy);
        if (counter == null) {
            return Optional.empty();
        }
        Allowance allowance = counter.count(client);
        if (allowance.isRefused()) {
            refused.get(policy).increment();
        }
        return Optional.of(allowance);
    }

    /** Whether one more request from this address is within its quota, which is counted until it is taken back. */
    public boolean reserve(Policy policy, String address) {
        QuotaCounter counter = byAddress.get(policy);
        return counter == null || !counter.count(address).isRefused();
    }

    /** Takes back that a request from this address was counted. */
    public void release(Policy policy, String address) {
        QuotaCounter counter = byAddress.get(policy);
        if (counter != null) {
            counter.uncount(address);
        }
    }
}
