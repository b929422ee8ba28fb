package org.broadsheet.outward;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.broadsheet.outward.OutwardException.Reason;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fetches files from addresses that somebody named, from public hosts only, within limits of size and time.
 *
 * <p>Each hop of a redirect is checked like the first address, and connects to the very IP address that was checked. No
 * cookies, credentials or proxies are used, no connection is used twice, nothing is decompressed.
 */
@ApplicationScoped
public class Fetcher {

    /** How many redirects are followed. */
    static final int MOST_REDIRECTS = 5;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);
    private static final int OK = 200;

    private final Vertx vertx;
    private final Destinations destinations;
    private final OutwardConfig config;
    private final String userAgent;
    private final HttpClient client;

    @Inject
    Fetcher(
            Vertx vertx,
            Destinations destinations,
            OutwardConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this(vertx, destinations, config, version, null);
    }

    /**
     * One that trusts certain certificates.
     *
     * @param trusted null for those that the JDK trusts
     */
    Fetcher(Vertx vertx, Destinations destinations, OutwardConfig config, String version, TrustOptions trusted) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.config = config;
        this.userAgent = Connecting.userAgent(version);
        this.client = vertx.createHttpClient(Connecting.options(config, trusted).setKeepAlive(false));
    }

    /**
     * The same of an address as somebody wrote it, which may be none.
     *
     * @see #fetch(URI, long)
     */
    public FetchedFile fetch(String address, long mostBytes) throws OutwardException, IOException {
        try {
            return fetch(new URI(address), mostBytes);
        } catch (URISyntaxException e) {
            throw OutwardException.of(e, Reason.ADDRESS);
        }
    }

    /**
     * The file at an address. Blocks, so it is for worker threads; close the result to delete the file.
     *
     * <p>Redirects are followed up to {@value #MOST_REDIRECTS} times, never from https to http.
     *
     * @param mostBytes how many bytes the file may have
     * @throws OutwardException if the address may not be connected to, or does not lead to such a file
     * @throws IOException if the file cannot be written, or the thread is interrupted
     */
    public FetchedFile fetch(URI address, long mostBytes) throws OutwardException, IOException {
        Deadline deadline = Deadline.in(config.timeout());
        URI next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Destination destination = destination(next, deadline);
            try (Exchange exchange = Exchange.open(client, destination, userAgent, deadline, config.silence())) {
                if (!REDIRECTS.contains(exchange.response().statusCode())) {
                    checkHead(exchange.response(), mostBytes);
                    return save(exchange, destination.address(), mostBytes);
                }
                next = redirect(destination, exchange.response());
            }
        }
        throw new OutwardException(
                Reason.REDIRECT, "Cannot be fetched: it is redirected more than " + MOST_REDIRECTS + " times");
    }

    /** Looks the name up on another thread, because DNS cannot be interrupted. */
    private Destination destination(URI address, Deadline deadline) throws OutwardException, IOException {
        try {
            return deadline.await(vertx.executeBlocking(() -> destinations.of(address), false));
        } catch (ExecutionException | TimeoutException e) {
            throw OutwardException.of(e, Reason.UNREACHABLE);
        }
    }

    private static URI redirect(Destination from, HttpClientResponse response) throws OutwardException {
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (location == null) {
            throw new OutwardException(Reason.REDIRECT);
        }
        try {
            URI target = from.address().resolve(new URI(location));
            if (from.encrypted() && !Destination.ENCRYPTED.equalsIgnoreCase(target.getScheme())) {
                throw new OutwardException(
                        Reason.REDIRECT, "Cannot be fetched: its server redirects from https to something else");
            }
            return target;
        } catch (URISyntaxException e) {
            throw OutwardException.of(e, Reason.REDIRECT);
        }
    }

    private static void checkHead(HttpClientResponse response, long mostBytes) throws OutwardException {
        int status = response.statusCode();
        if (NOTHING_THERE.contains(status)) {
            throw new OutwardException(Reason.NOT_FOUND);
        }
        if (status != OK) {
            throw new OutwardException(Reason.STATUS, "Cannot be fetched: its server answered with " + status);
        }
        String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !HttpHeaders.IDENTITY.toString().equalsIgnoreCase(encoding)) {
            throw new OutwardException(Reason.ENCODING);
        }
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > mostBytes) {
            throw OutwardException.tooLarge(mostBytes);
        }
    }

    private static FetchedFile save(Exchange exchange, URI address, long mostBytes)
            throws OutwardException, IOException {
        Path path = Files.createTempFile("broadsheet-fetched", null);
        boolean complete = false;
        try (OutputStream file = Files.newOutputStream(path)) {
            long length = exchange.copyTo(file, mostBytes);
            complete = true;
            return new FetchedFile(path, address, exchange.response().getHeader(HttpHeaders.CONTENT_TYPE), length);
        } finally {
            if (!complete) {
                Files.delete(path);
            }
        }
    }
}
