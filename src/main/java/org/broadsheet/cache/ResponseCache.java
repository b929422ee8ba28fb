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
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.change.ChangeTracker;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.list.KeyMaker;
import org.broadsheet.response.Delivered;

/**
 * Finished answers by request, bounded in bytes. Where there is room, all are kept; where memory is half full, what is asked
 * for a second time. Of the others only the head is, by which they are known when they are asked for again, and by which a
 * client that has the bytes is told that they are still right. Entries are evicted by their cache tags: at once for writes of this node,
 * within moments for those of others. While the node cannot be sure that its entries are current, it uses none.
 */
@ApplicationScoped
public class ResponseCache {

    /** {@code broadsheet.response-cache.*}: answers kept in memory. */
    @ConfigMapping(prefix = "broadsheet.response-cache")
    public interface Config {

        /** Whether responses are cached in memory. */
        @WithDefault("true")
        boolean enabled();

        /** Approximate size of the cached responses; a quarter of the heap by default. */
        Optional<MemorySize> size();
    }

    /** How many evictions are remembered, to know whether an answer was computed before one that concerns it. */
    private static final int REMEMBERED = 1_000;

    /** How many cache tags these have at most; each batch of an import has hundreds. */
    private static final int REMEMBERED_TAGS = 20_000;

    /**
     * With more, the garbage collector has too little room to work in: at two fifths of the heap it collected all the
     * time.
     */
    private static final int SHARE_OF_HEAP = 4;

    /** How much smaller the memory for heads is. */
    private static final int SHARE_OF_HEADS = 8;

    private final Cache<String, Delivered> answers;
    private final Cache<String, Delivered.Head> heads;
    private final long most;
    private final ChangeTracker tracker;
    private final DatabaseClock clock;
    private final boolean enabled;
    private final Deque<Eviction> evictions = new ArrayDeque<>();
    private int rememberedTags;
    private long count;

    ResponseCache(Config config, ChangeTracker tracker, DatabaseClock clock, MeterRegistry meters) {
        Counter displaced = Counter.builder("broadsheet.cache.evictions")
                .description("Answers evicted because their memory was full")
                .register(meters);
        this.tracker = tracker;
        this.clock = clock;
        this.enabled = config.enabled();
        long size = config.size()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        long ofHeads = size / SHARE_OF_HEADS;
        this.most = size - ofHeads;
        this.heads = Caffeine.newBuilder()
                .maximumWeight(ofHeads)
                .weigher((String key, Delivered.Head head) -> key.length() * 2 + head.weight())
                .executor(Runnable::run)
                .build();
        this.answers = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String key, Delivered answer) -> key.length() * 2 + answer.weight())
                .evictionListener((String key, Delivered answer, RemovalCause cause) -> displaced.increment())
                .executor(Runnable::run)
                .build();
        Gauge.builder("broadsheet.cache.size", () -> weight(answers) + weight(heads))
                .description("Approximate size of the answers in memory")
                .baseUnit("bytes")
                .register(meters);
    }

    private static long weight(Cache<?, ?> memory) {
        return memory.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    private record Eviction(long number, Set<String> cacheTags, boolean everything) {}

    /** Whether answers may be taken from memory at present. */
    boolean isUsable() {
        return enabled && tracker.isCurrent();
    }

    /**
     * The current position in the order of evictions; an answer begun here is kept unless a later eviction concerns it.
     */
    synchronized long now() {
        return count;
    }

    /** The answer to a request, if it is remembered and the clock has not changed it. */
    Optional<Delivered> find(String key) {
        Delivered answer = answers.getIfPresent(key);
        if (answer != null && isOver(answer.head())) {
            answers.invalidate(key);
            return Optional.empty();
        }
        return Optional.ofNullable(answer);
    }

    /** The head of the answer to a request, if that is remembered and the clock has not changed it. */
    Optional<Delivered.Head> head(String key) {
        Delivered.Head head = heads.getIfPresent(key);
        if (head != null && isOver(head)) {
            heads.invalidate(key);
            return Optional.empty();
        }
        return Optional.ofNullable(head);
    }

    private boolean isOver(Delivered.Head head) {
        return head.nextChange().filter(change -> !change.isAfter(clock.now())).isPresent();
    }

    /** Keeps an answer or its head, unless it may have been computed before an eviction that concerns it. */
    synchronized void keep(String key, Delivered answer, long since) {
        if (!isUsable() || count - since > evictions.size()) {
            return;
        }
        Set<String> cacheTags = answer.head().cacheTags();
        for (Eviction eviction : evictions) {
            if (eviction.number() > since
                    && (eviction.everything() || !Collections.disjoint(eviction.cacheTags(), cacheTags))) {
                return;
            }
        }
        if (weight(answers) < most / 2 || heads.getIfPresent(key) != null) {
            answers.put(key, answer);
        }
        heads.put(key, answer.head());
    }

    void wrote(@Observes ChangeLog.Appended appended) {
        evict(appended.cacheTags(), false);
    }

    void saw(@Observes ChangeTracker.Seen seen) {
        evict(seen.cacheTags(), seen.everything());
    }

    void reordered(@Observes KeyMaker.Reordered reordered) {
        evict(Set.of(), true);
    }

    private synchronized void evict(Set<String> cacheTags, boolean everything) {
        count++;
        evictions.addLast(new Eviction(count, cacheTags, everything));
        rememberedTags += cacheTags.size();
        while (evictions.size() > REMEMBERED || rememberedTags > REMEMBERED_TAGS && evictions.size() > 1) {
            rememberedTags -= evictions.removeFirst().cacheTags().size();
        }
        if (everything) {
            answers.invalidateAll();
            heads.invalidateAll();
        } else {
            answers.asMap()
                    .values()
                    .removeIf(answer ->
                            !Collections.disjoint(cacheTags, answer.head().cacheTags()));
            heads.asMap().values().removeIf(head -> !Collections.disjoint(cacheTags, head.cacheTags()));
        }
    }
}
