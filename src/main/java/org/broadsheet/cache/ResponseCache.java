package org.broadsheet.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.change.ChangeTracker;
import org.broadsheet.delivery.Delivered;

/**
 * Finished answers by request, bounded in bytes. Entries go by their cache tags: at once where this node wrote, within
 * moments where another did. While the node cannot vouch for what it remembers, it remembers nothing.
 */
@ApplicationScoped
public class ResponseCache {

    /** {@code broadsheet.response-cache.*}: answers kept in memory. */
    @ConfigMapping(prefix = "broadsheet.response-cache")
    public interface Config {

        /** Whether answers are kept in memory. */
        @WithDefault("true")
        boolean enabled();

        /** How many bytes of answers are kept, about. */
        @WithDefault("64M")
        MemorySize size();
    }

    /** How many evictions are remembered, to tell whether an answer was made before one that concerns it. */
    private static final int REMEMBERED = 1_000;

    private final Cache<String, Delivered> answers;
    private final ChangeTracker tracker;
    private final boolean enabled;
    private final Deque<Eviction> evictions = new ArrayDeque<>();
    private long count;

    ResponseCache(Config config, ChangeTracker tracker, MeterRegistry meters) {
        Counter displaced = Counter.builder("broadsheet.cache.evictions")
                .description("Answers that went because memory for them was full")
                .register(meters);
        this.tracker = tracker;
        this.enabled = config.enabled();
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .weigher((String key, Delivered answer) -> key.length() * 2 + answer.weight())
                .evictionListener((String key, Delivered answer, RemovalCause cause) -> displaced.increment())
                .executor(Runnable::run)
                .build();
        Gauge.builder("broadsheet.cache.size", () -> answers.policy()
                        .eviction()
                        .orElseThrow()
                        .weightedSize()
                        .orElseThrow())
                .description("Bytes of answers in memory, about")
                .baseUnit("bytes")
                .register(meters);
    }

    private record Eviction(long number, Set<String> cacheTags, boolean everything) {}

    /** Whether answers may be taken from memory just now. */
    boolean isUsable() {
        return enabled && tracker.isCurrent();
    }

    /** A place in the order of evictions; an answer made from here on is kept unless one after it concerns it. */
    synchronized long now() {
        return count;
    }

    /** The answer to a request, if it is remembered and the clock has not changed it. */
    Optional<Delivered> find(String key) {
        Delivered answer = answers.getIfPresent(key);
        if (answer != null
                && answer.nextChange()
                        .filter(change -> !change.isAfter(Instant.now()))
                        .isPresent()) {
            answers.invalidate(key);
            return Optional.empty();
        }
        return Optional.ofNullable(answer);
    }

    /** Keeps an answer, unless it may be of before an eviction that concerns it. */
    synchronized void keep(String key, Delivered answer, long since) {
        if (!isUsable() || count - since > evictions.size()) {
            return;
        }
        for (Eviction eviction : evictions) {
            if (eviction.number() > since
                    && (eviction.everything() || !Collections.disjoint(eviction.cacheTags(), answer.cacheTags()))) {
                return;
            }
        }
        answers.put(key, answer);
    }

    void wrote(@Observes ChangeLog.Appended appended) {
        evict(appended.cacheTags(), false);
    }

    void saw(@Observes ChangeTracker.Seen seen) {
        evict(seen.cacheTags(), seen.everything());
    }

    private synchronized void evict(Set<String> cacheTags, boolean everything) {
        count++;
        evictions.addLast(new Eviction(count, cacheTags, everything));
        if (evictions.size() > REMEMBERED) {
            evictions.removeFirst();
        }
        if (everything) {
            answers.invalidateAll();
        } else {
            answers.asMap().values().removeIf(answer -> !Collections.disjoint(cacheTags, answer.cacheTags()));
        }
    }
}
