package org.broadsheet.support;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A newsroom that has set what others leave alone: feeds of excerpts, no reading pages, a CDN that is purged, few
 * failed authentications, long lifetimes, and a clock that is ahead. Tests of different settings share it, because each
 * profile costs twenty seconds.
 */
public final class OtherSettings implements QuarkusTestProfile {

    /** The purge calls that succeeded: method, cache tags, authorization. */
    public static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** How many of the next purge calls fail. */
    public static final AtomicInteger FAILURES = new AtomicInteger();

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(AheadClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "broadsheet.feed.body", "none",
                "broadsheet.cache.max-age", "60S",
                "broadsheet.reader", "false",
                "broadsheet.access.failures-per-minute", "10",
                "broadsheet.purge.url", cdn(),
                "broadsheet.purge.authorization", "Fastly-Key: secret");
    }

    private static String cdn() {
        try {
            HttpServer cdn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            cdn.createContext("/purge", exchange -> {
                boolean fails = FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!fails) {
                    CALLS.add(exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("Surrogate-Key") + " "
                            + exchange.getRequestHeaders().getFirst("Fastly-Key"));
                }
                exchange.sendResponseHeaders(fails ? 503 : 204, -1);
                exchange.close();
            });
            cdn.start();
            return "http://localhost:" + cdn.getAddress().getPort() + "/purge";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
