package org.broadsheet.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Finds sizes in the store, and has those made that were never asked for. However many ask for one at once, it is looked for
 * once on a node, and made once by one node; whoever waits holds neither a thread nor a connection.
 */
@ApplicationScoped
class MediaSizes {

    private static final int READERS = 16;
    private static final long PAUSE_MILLIS = 50;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final KeptPictures pictures;
    private final MediaStore store;
    private final SizeMaker maker;
    private final MediaMemory memory;
    private final Crew readers;
    private final Crew makers;
    private final Map<MediaAddress, CompletableFuture<KeptSize>> flights = new ConcurrentHashMap<>();
    private final Counter stored;
    private final Counter made;
    private final Counter shared;

    MediaSizes(
            KeptPictures pictures,
            MediaStore store,
            SizeMaker maker,
            MediaMemory memory,
            MediaSettings settings,
            MeterRegistry meters) {
        this.pictures = pictures;
        this.store = store;
        this.maker = maker;
        this.memory = memory;
        this.readers = new Crew("media-reader", READERS, settings.waiting());
        this.makers = new Crew(
                "media-maker",
                settings.makers().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)),
                settings.waiting());
        this.stored = reads(meters, "store");
        this.made = reads(meters, "made");
        this.shared = reads(meters, "shared");
        Gauge.builder("broadsheet.media.waiting", makers::waiting)
                .description("Sizes of pictures that wait to be made")
                .register(meters);
    }

    /** The counter of reads of sizes with one result. */
    static Counter reads(MeterRegistry meters, String result) {
        return Counter.builder("broadsheet.media.reads")
                .description(
                        "Reads of pictures' sizes: from memory, from the store, made, or shared with another request")
                .tag("result", result)
                .register(meters);
    }

    /** Metrics are there from the start. */
    void start(@Observes StartupEvent start) {}

    @PreDestroy
    void close() {
        readers.close();
        makers.close();
    }

    /**
     * The size at an address. Fails with a {@link org.broadsheet.problem.ProblemException}: 404 if there is no such picture or
     * size, 503 if too many wait.
     */
    CompletableFuture<KeptSize> at(MediaAddress address) {
        CompletableFuture<KeptSize> own = new CompletableFuture<>();
        CompletableFuture<KeptSize> other = flights.putIfAbsent(address, own);
        if (other != null) {
            shared.increment();
            return other;
        }
        long since = memory.now();
        find(address, System.nanoTime() + PATIENCE_NANOS).whenComplete((size, failure) -> {
            if (failure == null) {
                memory.keep(address.path(), size, since);
            }
            flights.remove(address, own);
            if (failure == null) {
                own.complete(size);
            } else {
                own.completeExceptionally(failure);
            }
        });
        return own;
    }

    /** The moving picture with this hash, as it was sent; fails with a 404 if there is none, or it does not move. */
    CompletableFuture<Animation> animation(String hash) {
        return readers.run(() -> pictures.byHash(hash)
                .filter(KeptPicture::animated)
                .flatMap(picture -> store.open(new MediaKey.Original(picture.sha256()))
                        .map(content -> new Animation('"' + picture.sha256() + '"', content)))
                .orElseThrow(() -> Problem.notFound().exception()));
    }

    /**
     * A picture that moves.
     *
     * @param etag its entity tag, with quotes
     * @param content to be closed by whoever asked for it
     */
    record Animation(String etag, MediaStore.Content content) {}

    /** Fails with the 404 of an address that is not one of a size; it says what the sizes of its picture are, if it has one. */
    CompletableFuture<KeptSize> none(String hash) {
        return readers.run(() -> {
            throw pictures.byHash(hash).map(KeptPicture::noSizeAtAll).orElseGet(() -> Problem.notFound()
                    .exception());
        });
    }

    /**
     * What is known of a size.
     *
     * @param bytes empty if it has to be made
     */
    private record Found(KeptPicture picture, Optional<byte[]> bytes) {}

    private CompletableFuture<KeptSize> find(MediaAddress address, long until) {
        return readers.run(() -> look(address))
                .thenCompose(found -> found.bytes().isPresent()
                        ? sized(address, found.bytes().get(), stored)
                        : make(address, found.picture(), until));
    }

    /** The database first: of a picture that was deleted, the store may still have sizes. */
    private Found look(MediaAddress address) {
        KeptPicture picture = pictures.byHash(address.hash())
                .orElseThrow(() -> Problem.notFound().exception());
        if (!picture.has(address)) {
            throw picture.noSuchSize(address);
        }
        return new Found(picture, store.read(new MediaKey.Size(address)));
    }

    private CompletableFuture<KeptSize> make(MediaAddress address, KeptPicture picture, long until) {
        return makers.run(() -> maker.make(address, picture))
                .thenCompose(bytes -> bytes.isPresent() ? sized(address, bytes.get(), made) : later(address, until));
    }

    private static CompletableFuture<KeptSize> sized(MediaAddress address, byte[] bytes, Counter counter) {
        counter.increment();
        return CompletableFuture.completedFuture(new KeptSize(address, bytes));
    }

    /** Another node is making it: looks again after a pause. */
    private CompletableFuture<KeptSize> later(MediaAddress address, long until) {
        if (System.nanoTime() - until > 0) {
            return CompletableFuture.failedFuture(
                    Problem.of(ProblemType.UNAVAILABLE, "Another node is making this size; try again.")
                            .exception(Map.of("Retry-After", "2")));
        }
        return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
                .thenCompose(paused -> find(address, until));
    }
}
