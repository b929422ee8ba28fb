package org.broadsheet.outward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.outward.DestinationRules.Place;

/**
 * Looks names up for callers that must not block. Look-ups of a host that are wanted while one of it is running share its
 * result, so that a DNS server that never answers occupies one thread for each host; nothing is kept afterwards.
 */
final class LookUps {

    private static final String THREADS = "outward-look-ups";

    /** How many hosts can be looked up at once. DNS cannot be interrupted, and may take half a minute to give up. */
    private static final int MOST_AT_ONCE = 32;

    private final Destinations destinations;
    private final WorkerExecutor threads;
    private final Map<Host, Future<List<InetAddress>>> running = new ConcurrentHashMap<>();

    LookUps(Vertx vertx, Destinations destinations) {
        this.destinations = destinations;
        this.threads = vertx.createSharedWorkerExecutor(THREADS, MOST_AT_ONCE);
    }

    /**
     * The destination of an address by these rules, looked up anew.
     *
     * @return an {@link OutwardException} if it may not be connected to
     */
    Future<Destination> destination(URI address, DestinationRules rules) {
        try {
            Place place = rules.placeOf(address);
            return addresses(place.host()).compose(servers -> {
                try {
                    return Future.succeededFuture(rules.destination(place, servers));
                } catch (OutwardException e) {
                    return Future.failedFuture(e);
                }
            });
        } catch (OutwardException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<List<InetAddress>> addresses(Host host) {
        if (host.literal() != null) {
            return Future.succeededFuture(List.of(host.literal()));
        }
        Promise<List<InetAddress>> found = Promise.promise();
        Future<List<InetAddress>> other = running.putIfAbsent(host, found.future());
        if (other != null) {
            return other;
        }
        threads.executeBlocking(() -> destinations.addresses(host), false).onComplete(result -> {
            // Before anybody is told, so that whoever asks afterwards asks anew.
            running.remove(host);
            found.handle(result);
        });
        return found.future();
    }

    void close() {
        threads.close();
    }
}
