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
 * failed authentications, imports that publish without a scope, pictures fetched from
 * this machine, resized by another program and saying where they were taken, stages of its own, long lifetimes, little memory for answers, who it is, and a
 * clock that is ahead. Tests of different settings share it, because each profile costs twenty seconds.
 */
public final class OtherSettings implements QuarkusTestProfile {

    /** The template of a resizer's addresses, with everything that it may have. */
    public static final String RESIZER =
            "https://resize.example/{width}x{height}/focus:{x}:{y}/{escapedUrl}@{extension}?source={url}";

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
        return Map.ofEntries(
                Map.entry("broadsheet.feed.body", "none"),
                Map.entry("broadsheet.imports.publishes-without-scope", "true"),
                Map.entry("broadsheet.outward.allow", "127.0.0.1"),
                Map.entry("broadsheet.images.template", RESIZER),
                Map.entry("broadsheet.images.keep-location", "true"),
                Map.entry("broadsheet.editorial.stages", "writing,desk,ready"),
                Map.entry("broadsheet.editorial.guarded-stages", "ready"),
                Map.entry("broadsheet.editorial.publish-needs-last-stage", "true"),
                Map.entry("broadsheet.cache.max-age", "60S"),
                Map.entry("broadsheet.response-cache.size", "96K"),
                Map.entry("broadsheet.reader", "false"),
                Map.entry("broadsheet.limits.failures", "10/1m"),
                Map.entry("broadsheet.purge.url", cdn()),
                Map.entry("broadsheet.purge.authorization", "Fastly-Key: secret"),
                Map.entry("broadsheet.publication.name", "The Courier"),
                Map.entry("broadsheet.publication.languages", "en-GB,uk"),
                Map.entry("broadsheet.publication.logo", "/logo.png"),
                Map.entry("broadsheet.publication.corrections-policy", "/corrections"),
                Map.entry("broadsheet.publication.ethics-policy", "https://courier.example/ethics"),
                Map.entry("broadsheet.publication.ownership", "/ownership"),
                Map.entry("broadsheet.publication.ai-policy", "/ai"),
                Map.entry("broadsheet.publication.contact", "/contact"),
                Map.entry("broadsheet.publication.email", "desk@courier.example"),
                Map.entry("broadsheet.publication.copyright", "© The Courier"),
                Map.entry("broadsheet.publication.usage-terms", "Ask first"),
                Map.entry("broadsheet.publication.license", "/licence"),
                Map.entry("broadsheet.publication.text-and-data-mining", "reserved"),
                Map.entry("broadsheet.publication.mining-policy", "/mining.json"),
                Map.entry("broadsheet.publication.rsl", "/rsl.xml"));
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
