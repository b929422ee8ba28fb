package org.broadsheet.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a response may be kept: {@code Cache-Control} (RFC 9111, RFC 5861) and {@code CDN-Cache-Control} (RFC 9213).
 * Nothing in them reaches beyond the next change by the clock.
 */
@ApplicationScoped
public class Lifetimes {

    /** {@code broadsheet.cache.*}: how long responses may be kept. */
    @ConfigMapping(prefix = "broadsheet.cache")
    public interface Config {

        /** How long a client may use a response without asking again. */
        @WithDefault("5S")
        Duration maxAge();

        /** How long a CDN may; longer only where it is purged by tags. */
        @WithDefault("10S")
        Duration cdnMaxAge();

        /** How long beyond that a response may be shown while a fresh one is fetched. */
        @WithDefault("30S")
        Duration staleWhileRevalidate();

        /** How long beyond that it may be shown while the API cannot be reached. */
        @WithDefault("1H")
        Duration staleIfError();

        /**
         * The same four for one kind of resource, as its path names it: `broadsheet.cache.kinds.sections.max-age` is for
         * all below `/v1/sections`.
         */
        Map<String, Kind> kinds();
    }

    /** What is set for one kind of resource; the rest is as for all. */
    public interface Kind {

        Optional<Duration> maxAge();

        Optional<Duration> cdnMaxAge();

        Optional<Duration> staleWhileRevalidate();

        Optional<Duration> staleIfError();
    }

    private static final String ROOT = "/v1/";

    private final Lifetime common;
    private final Map<String, Lifetime> kinds = new HashMap<>();

    Lifetimes(Config config, AllowedMethods methods) {
        this.common = new Lifetime(
                new Directives(config.maxAge(), config.staleWhileRevalidate(), config.staleIfError()),
                new Directives(config.cdnMaxAge(), config.staleWhileRevalidate(), config.staleIfError()));
        config.kinds().forEach((name, kind) -> {
            if (!methods.of(ROOT + name).contains("GET")
                    && !methods.of(ROOT + name + "/any").contains("GET")) {
                throw new ConfigurationException(
                        "broadsheet.cache.kinds." + name + " is set, but there is nothing to read below /v1/" + name);
            }
            Duration revalidate = kind.staleWhileRevalidate().orElse(config.staleWhileRevalidate());
            Duration error = kind.staleIfError().orElse(config.staleIfError());
            kinds.put(
                    name,
                    new Lifetime(
                            new Directives(kind.maxAge().orElse(config.maxAge()), revalidate, error),
                            new Directives(kind.cdnMaxAge().orElse(config.cdnMaxAge()), revalidate, error)));
        });
    }

    /** Mistakes in the configuration are found when the program starts. */
    void start(@Observes StartupEvent start) {}

    /** The lifetime of what this path gives. */
    public Lifetime of(String path) {
        if (kinds.isEmpty() || !path.startsWith(ROOT)) {
            return common;
        }
        int end = ROOT.length();
        while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '.') {
            end++;
        }
        return kinds.getOrDefault(path.substring(ROOT.length(), end), common);
    }

    /** How long one response may be kept, by clients and by CDNs. */
    public static final class Lifetime {

        private final Directives client;
        private final Directives cdn;

        private Lifetime(Directives client, Directives cdn) {
            this.client = client;
            this.cdn = cdn;
        }

        /** The value of {@code Cache-Control} for a response that the clock changes then. */
        public String cacheControl(Optional<Instant> nextChange, Instant now) {
            return client.until(nextChange, now);
        }

        /** The value of {@code CDN-Cache-Control} for a response that the clock changes then. */
        public String cdnCacheControl(Optional<Instant> nextChange, Instant now) {
            return cdn.until(nextChange, now);
        }
    }

    /** Directives, kept ready as they are where no change comes into their way. */
    private static final class Directives {

        private final long maxAge;
        private final long staleWhileRevalidate;
        private final long staleIfError;
        private final String whole;

        Directives(Duration maxAge, Duration staleWhileRevalidate, Duration staleIfError) {
            this.maxAge = maxAge.toSeconds();
            this.staleWhileRevalidate = staleWhileRevalidate.toSeconds();
            this.staleIfError = staleIfError.toSeconds();
            this.whole = within(Long.MAX_VALUE);
        }

        String until(Optional<Instant> nextChange, Instant now) {
            // Whole seconds, rounded down: better a second early than shown late.
            return nextChange.isEmpty()
                    ? whole
                    : within(Math.max(0, Duration.between(now, nextChange.get()).toSeconds()));
        }

        private String within(long left) {
            long age = Math.min(maxAge, left);
            long revalidate = Math.min(staleWhileRevalidate, left - age);
            long error = Math.min(staleIfError, left - age);
            return "public, max-age=" + age + ", stale-while-revalidate=" + revalidate + ", stale-if-error=" + error;
        }
    }
}
