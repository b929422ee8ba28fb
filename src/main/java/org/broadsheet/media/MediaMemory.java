package org.broadsheet.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.change.ChangeTracker;

/** The sizes that were asked for lately, by path, bounded in bytes. What is deleted is forgotten through the change log. */
@ApplicationScoped
class MediaMemory {

    /** Beside the quarter that answers take, this leaves the garbage collector its room. */
    private static final int SHARE_OF_HEAP = 16;

    private final Cache<String, KeptSize> sizes;
    private long evictions;

    MediaMemory(MediaSettings settings, MeterRegistry meters) {
        sizes = Caffeine.newBuilder()
                .maximumWeight(settings.memory()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP))
                .weigher((String path, KeptSize size) -> size.weight())
                .executor(Runnable::run)
                .build();
        Gauge.builder("broadsheet.media.memory", () -> sizes.policy()
                        .eviction()
                        .orElseThrow()
                        .weightedSize()
                        .orElseThrow())
                .description("Approximate size of the pictures' sizes in memory")
                .baseUnit("bytes")
                .register(meters);
    }

    /** The size at a path; null if it is not in memory. */
    KeptSize find(String path) {
        return sizes.getIfPresent(path);
    }

    /** The current position in the order of evictions; what is looked for from here on is kept unless there is another. */
    synchronized long now() {
        return evictions;
    }

    /** Keeps a size, unless it may have been found before its picture was deleted. */
    synchronized void keep(String path, KeptSize size, long since) {
        if (since == evictions) {
            sizes.put(path, size);
        }
    }

    void wrote(@Observes ChangeLog.Appended appended) {
        evict(appended.cacheTags(), false);
    }

    void saw(@Observes ChangeTracker.Seen seen) {
        evict(seen.cacheTags(), seen.everything());
    }

    private void evict(Set<String> cacheTags, boolean everything) {
        if (everything || cacheTags.stream().anyMatch(CacheTags::isMedia)) {
            forget(cacheTags, everything);
        }
    }

    private synchronized void forget(Set<String> cacheTags, boolean everything) {
        evictions++;
        sizes.asMap().values().removeIf(size -> everything || cacheTags.contains(size.cacheTag()));
    }
}
