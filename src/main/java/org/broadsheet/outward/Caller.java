package org.broadsheet.outward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.broadsheet.outward.OutwardException.Reason;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends requests to addresses that somebody named, without a thread that waits for the answer.
 *
 * <p>The name is looked up anew for each call and checked, and the connection goes to one of the very IP addresses that
 * were checked, also if it was kept from an earlier call. Redirects are not followed; no cookies or proxies are used,
 * nothing is decompressed.
 *
 * <p>Nothing is sent twice: if a server closes a kept connection at the moment at which it is used again, the call fails as
 * {@code BROKEN}, and may have arrived.
 */
@ApplicationScoped
public class Caller {

    /** Of a longer answer the connection is closed: what is left of it would only be thrown away. */
    static final int MOST_BYTES_READ = 64 * 1024;

    /** How many connections there are at once to an IP address under one name. Further calls wait for them. */
    static final int MOST_CONNECTIONS = 16;

    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final Destinations destinations;
    private final TrustedRules trusted = new TrustedRules();
    private final LookUps lookUps;
    private final String userAgent;
    private final HttpClient client;

    @Inject
    Caller(
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
    Caller(Vertx vertx, Destinations destinations, OutwardConfig config, String version, TrustOptions trusted) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.lookUps = new LookUps(vertx, destinations);
        this.userAgent = Connecting.userAgent(version);
        this.client = vertx.createHttpClient(Connecting.options(config, trusted)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS));
    }

    @PreDestroy
    void close() {
        client.close();
        lookUps.close();
    }

    /**
     * Sends a request to a public host, or one that {@code broadsheet.outward.allow} names.
     *
     * @return the answer, whatever its status, or an {@link OutwardException}; told on an event loop, where nothing may
     *     block
     */
    public Future<Answer> send(Call call) {
        return send(call, destinations);
    }

    /**
     * Sends a request to an address that the operator chose, which may lead to any host and port.
     *
     * @return as {@link #send(Call)} does
     */
    public Future<Answer> sendTrusted(Call call) {
        return send(call, trusted);
    }

    private Future<Answer> send(Call call, DestinationRules rules) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(call.timeout());
        Promise<Answer> promise = Promise.promise();
        long timer = vertx.setTimer(
                deadline.millisLeft(),
                id -> promise.tryFail(OutwardException.of(new TimeoutException(), Reason.TOO_SLOW)));
        Future<Answer> answer = promise.future().onComplete(end -> vertx.cancelTimer(timer));
        lookUps.destination(call.address(), rules)
                .compose(destination -> deadline.nanosLeft() == 0
                        ? Future.failedFuture(new TimeoutException())
                        : Connecting.to(destination, client, HttpMethod.valueOf(call.method()), deadline))
                .onFailure(failure -> promise.tryFail(OutwardException.of(failure, Reason.UNREACHABLE)))
                .onSuccess(request -> {
                    // Also if it has failed already: then the connection has come too late.
                    answer.onFailure(failure -> request.connection().close());
                    if (!answer.isComplete()) {
                        exchange(request, call, start, promise);
                    }
                });
        return answer;
    }

    private void exchange(HttpClientRequest request, Call call, long start, Promise<Answer> answer) {
        call.headers().forEach(request::putHeader);
        request.putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(call.body().length));
        // Registered before the request is sent, so that it runs before the first byte of the body arrives.
        request.response()
                .onSuccess(response -> read(response, start, answer))
                .onFailure(failure -> answer.tryFail(OutwardException.of(failure, Reason.BROKEN)));
        request.end(Buffer.buffer(call.body()));
    }

    private static void read(HttpClientResponse response, long start, Promise<Answer> answer) {
        Excerpt excerpt = new Excerpt();
        response.handler(part -> {
            excerpt.add(part);
            if (excerpt.length() > MOST_BYTES_READ && answer.tryComplete(answer(response, excerpt, start))) {
                response.request().connection().close();
            }
        });
        response.endHandler(end -> answer.tryComplete(answer(response, excerpt, start)));
        response.exceptionHandler(failure -> answer.tryFail(OutwardException.of(failure, Reason.BROKEN)));
    }

    private static Answer answer(HttpClientResponse response, Excerpt excerpt, long start) {
        return new Answer(
                response.statusCode(),
                Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER)),
                excerpt.text(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
