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

    private final long staleWhileRevalidate;
    private final long staleIfError;
    private final Lifetime client;
    private final Lifetime cdn;

    Lifetimes(Config config) {
        this.staleWhileRevalidate = config.staleWhileRevalidate().toSeconds();
        this.staleIfError = config.staleIfError().toSeconds();
        this.client = new Lifetime(config.maxAge().toSeconds());
        this.cdn = new Lifetime(config.cdnMaxAge().toSeconds());
    }

    /** A configured lifetime, and its directives where no change comes into its way. */
    private final class Lifetime {

        private final long maxAge;
        private final String whole;

        Lifetime(long maxAge) {
            this.maxAge = maxAge;
            this.whole = directives(Long.MAX_VALUE);
        }

        String until(Optional<Instant> nextChange, Instant now) {
            // Whole seconds, rounded down: better a second early than shown late.
            return nextChange.isEmpty()
                    ? whole
                    : directives(
                            Math.max(0, Duration.between(now, nextChange.get()).toSeconds()));
        }

        private String directives(long left) {
            long age = Math.min(maxAge, left);
            long revalidate = Math.min(staleWhileRevalidate, left - age);
            long error = Math.min(staleIfError, left - age);
            return "public, max-age=" + age + ", stale-while-revalidate=" + revalidate + ", stale-if-error=" + error;
        }
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
