package org.broadsheet.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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
    }

    private final Config config;

    Lifetimes(Config config) {
        this.config = config;
    }

    /** The value of {@code Cache-Control} for a response that the clock changes then. */
    public String cacheControl(Optional<Instant> nextChange, Instant now) {
        return directives(config.maxAge(), nextChange, now);
    }

    /** The value of {@code CDN-Cache-Control} for a response that the clock changes then. */
    public String cdnCacheControl(Optional<Instant> nextChange, Instant now) {
        return directives(config.cdnMaxAge(), nextChange, now);
    }

    private String directives(Duration wanted, Optional<Instant> nextChange, Instant now) {
        // Whole seconds, rounded down: better a second early than shown late.
        long left = nextChange
                .map(change -> Math.max(0, Duration.between(now, change).toSeconds()))
                .orElse(Long.MAX_VALUE);
        long maxAge = Math.min(wanted.toSeconds(), left);
        long revalidate = Math.min(config.staleWhileRevalidate().toSeconds(), left - maxAge);
        long error = Math.min(config.staleIfError().toSeconds(), left - maxAge);
        return "public, max-age=" + maxAge + ", stale-while-revalidate=" + revalidate + ", stale-if-error=" + error;
    }
}
