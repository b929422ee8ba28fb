package org.broadsheet.response;

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
import org.broadsheet.database.DatabaseClock;

/**
 * How long a response may be kept: {@code Cache-Control} (RFC 9111, RFC 5861) and {@code CDN-Cache-Control} (RFC 9213).
 * Nothing in them reaches beyond the next change by the clock.
 */
@ApplicationScoped
public class Lifetimes {

    /** {@code broadsheet.cache.*}: how long responses may be kept. */
    @ConfigMapping(prefix = "broadsheet.cache")
    public interface Config {

        /** How long a client may reuse a response without revalidating it. */
        @WithDefault("5S")
        Duration maxAge();

        /** How long a CDN may. Raise it only if the CDN is purged by tags. */
        @WithDefault("10S")
        Duration cdnMaxAge();

        /** How long after its max-age a response may still be served while a fresh one is fetched. */
        @WithDefault("30S")
        Duration staleWhileRevalidate();

        /**
         * How long after its max-age a response may still be served while the API cannot be reached. By default 30 seconds;
         * an hour for a CDN that is purged. A longer time would keep showing a withdrawn story.
         */
        Optional<Duration> staleIfError();

        /**
         * The same four for one kind of resource, named as in its path: `broadsheet.cache.kinds.sections.max-age`
         * applies to everything under `/v1/sections`.
         */
        Map<String, Kind> kinds();
    }

    /** The settings for one kind of resource; the rest is as for all. */
    public interface Kind {

        Optional<Duration> maxAge();

        Optional<Duration> cdnMaxAge();

        Optional<Duration> staleWhileRevalidate();

        Optional<Duration> staleIfError();
    }

    private static final String ROOT = "/v1/";

    private static final Duration ERROR = Duration.ofSeconds(30);
    private static final Duration PURGED_ERROR = Duration.ofHours(1);

    private final Lifetime common;
    private final Map<String, Lifetime> kinds = new HashMap<>();

    Lifetimes(Config config, AllowedMethods methods, Purging purging, DatabaseClock clock) {
        Duration cdnError = purging.isConfigured() ? PURGED_ERROR : ERROR;
        this.common = lifetime(
                config.maxAge(),
                config.cdnMaxAge(),
                config.staleWhileRevalidate(),
                config.staleIfError(),
                cdnError,
                clock);
        config.kinds().forEach((name, kind) -> {
            if (!methods.of(ROOT + name).contains("GET")
                    && !methods.of(ROOT + name + "/any").contains("GET")) {
                throw new ConfigurationException(
                        "broadsheet.cache.kinds." + name + " is set, but there is nothing to read below /v1/" + name);
            }
            kinds.put(
                    name,
                    lifetime(
                            kind.maxAge().orElse(config.maxAge()),
                            kind.cdnMaxAge().orElse(config.cdnMaxAge()),
                            kind.staleWhileRevalidate().orElse(config.staleWhileRevalidate()),
                            kind.staleIfError().or(config::staleIfError),
                            cdnError,
                            clock));
        });
    }

    private static Lifetime lifetime(
            Duration maxAge,
            Duration cdnMaxAge,
            Duration staleWhileRevalidate,
            Optional<Duration> staleIfError,
            Duration cdnError,
            DatabaseClock clock) {
        return new Lifetime(
                new Directives(maxAge, staleWhileRevalidate, staleIfError.orElse(ERROR)),
                new Directives(cdnMaxAge, staleWhileRevalidate, staleIfError.orElse(cdnError)),
                clock);
    }

    /** Mistakes in the configuration are found when the program starts. */
    void start(@Observes StartupEvent start) {}

    /** The lifetime of answers at this path. */
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

        private final DatabaseClock clock;

        private Lifetime(Directives client, Directives cdn, DatabaseClock clock) {
            this.clock = clock;
            this.client = client;
            this.cdn = cdn;
        }

        /** The moment from which it is counted: changes by the clock are changes by the database's. */
        Instant now() {
            return clock.now();
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
