package org.broadsheet.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.broadsheet.change.ChangeTracker;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.Bearer;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Door;
import org.broadsheet.response.Delivered;
import org.broadsheet.response.DeliveryFilter;
import org.broadsheet.response.Lifetimes;

/**
 * Answers from memory on the event loop, before a worker thread is taken. Concurrent requests for one missing answer
 * share a single computation. Requests that would only queue for a worker are refused early, while that is cheap.
 */
@ApplicationScoped
public class CacheRoute {

    /** {@code broadsheet.load.*}: how many requests are taken on at once. */
    @ConfigMapping(prefix = "broadsheet.load")
    public interface Config {

        /** Maximum number of requests that a node processes at once; the rest get 503 with Retry-After. */
        @WithDefault("100")
        int atWork();
    }

    private static final int AFTER_CORS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Anything, or JSON first and without a weight: nothing after it can be preferred to it. */
    private static final Pattern JSON_FIRST = Pattern.compile("\\*/\\*|application/json\\s*(,.*)?");

    private static final String TICKET = "broadsheet.cache.ticket";
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    private final ResponseCache cache;
    private final RequestKeys keys;
    private final ChangeTracker tracker;
    private final Lifetimes lifetimes;
    private final ProblemWriter problems;
    private final int mostAtWork;
    private final AtomicInteger atWork = new AtomicInteger();
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter shared;
    private final Counter misses;
    private final Counter shed;

    CacheRoute(
            ResponseCache cache,
            RequestKeys keys,
            ChangeTracker tracker,
            Lifetimes lifetimes,
            ProblemWriter problems,
            Config config,
            MeterRegistry meters) {
        this.cache = cache;
        this.keys = keys;
        this.tracker = tracker;
        this.lifetimes = lifetimes;
        this.problems = problems;
        this.mostAtWork = config.atWork();
        this.hits = reads(meters, "hit");
        this.shared = reads(meters, "shared");
        this.misses = reads(meters, "miss");
        this.shed = Counter.builder("broadsheet.load.shed")
                .description("Requests refused because too many were in progress")
                .register(meters);
        Gauge.builder("broadsheet.load.at.work", atWork::get)
                .description(
                        "Requests in progress: those of Delivery that are not answered from memory, and those of the"
                                + " newsroom")
                .register(meters);
    }

    private static Counter reads(MeterRegistry meters, String result) {
        return Counter.builder("broadsheet.cache.reads")
                .description("Reads that may be answered from memory: hit, shared with another request's work, or miss")
                .tag("result", result)
                .register(meters);
    }

    /** A request that computes an answer, and its place in the order of evictions when it began. */
    private record Ticket(String key, long since, Flight flight) {}

    /** Requests that wait for the answer that another one computes. */
    private static final class Flight {

        private final List<Waiter> waiters = new ArrayList<>();
        private boolean landed;

        synchronized boolean join(Waiter waiter) {
            if (landed) {
                return false;
            }
            waiters.add(waiter);
            return true;
        }

        /** Ends the flight and returns the waiters, once: it lands with its answer and again when its request ends. */
        synchronized List<Waiter> land() {
            landed = true;
            List<Waiter> all = List.copyOf(waiters);
            waiters.clear();
            return all;
        }
    }

    private record Waiter(RoutingContext request, Context thread) {}

    void register(@Observes Filters filters) {
        filters.register(this::take, AFTER_CORS);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        Optional<Door> door = Door.of(path);
        if (door.isEmpty()) {
            context.next();
            return;
        }
        boolean read = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (!read || door.get() == Door.EDITORIAL) {
            admit(context);
            return;
        }
        MultiMap query = request.params();
        String wanted = query.get(CommonParameters.MIN_VERSION);
        if (wanted != null && query.getAll(CommonParameters.MIN_VERSION).size() == 1 && wanted.matches("\\d{1,18}")) {
            await(context, Long.parseLong(wanted));
        } else if (wanted != null) {
            // The resource reports what is wrong with it.
            admit(context);
        } else {
            answer(context, query);
        }
    }

    /** Lets a client read its own write: waits, without a thread, until this node has seen it. */
    private void await(RoutingContext context, long version) {
        Context thread = context.vertx().getOrCreateContext();
        tracker.reaches(version, PATIENCE)
                .whenComplete((reached, late) -> thread.runOnContext(resumed -> {
                    if (late == null) {
                        answer(context, context.request().params());
                    } else {
                        problems.end(
                                context,
                                Problem.of(
                                        ProblemType.NOT_THERE_YET,
                                        "This node has not yet seen version " + version + "; try again in a moment."),
                                SOON);
                    }
                }));
    }

    /**
     * Answers a request for a page like one to Delivery.
     *
     * @param query those of its parameters that make a difference
     */
    public void page(RoutingContext context, MultiMap query) {
        answer(context, query, "");
    }

    private void answer(RoutingContext context, MultiMap query) {
        if (Bearer.isOfPartner(context.request()) && !isStream(context.request())) {
            // What is kept is for everybody; a partner gets its product.
            admit(context);
            return;
        }
        answer(context, query, form(context.request()));
    }

    private void answer(RoutingContext context, MultiMap query, String form) {
        HttpServerRequest request = context.request();
        if (isStream(request)) {
            // Streams stay open on purpose, and have a limit of their own.
            context.next();
            return;
        }
        if (!cache.isUsable()
                || request.getHeader(CommonParameters.PREVIEW_HEADER) != null
                || query.contains(CommonParameters.PREVIEW_TOKEN)) {
            admit(context);
            return;
        }
        String key = keys.of(request.path(), withoutVersion(query), form);
        boolean keyed = Bearer.of(request).isPresent();
        Optional<Delivered> known = cache.find(key);
        if (known.isPresent()) {
            if (keyed && known.get().head().variesByKey()) {
                admit(context);
                return;
            }
            hits.increment();
            send(context, known.get());
            return;
        }
        if (!keyed && tellUnchanged(context, key)) {
            return;
        }
        Flight own = new Flight();
        Flight other = flights.putIfAbsent(key, own);
        if (other != null && keyed) {
            // The other one may get less than this one has a right to.
            admit(context);
            return;
        }
        if (other != null) {
            if (!other.join(new Waiter(context, context.vertx().getOrCreateContext()))) {
                // The flight has just landed and is no longer registered.
                answer(context, query, form);
            } else {
                shared.increment();
            }
            return;
        }
        Optional<Delivered> landed = cache.find(key);
        if (landed.isPresent() && !(keyed && landed.get().head().variesByKey())) {
            // Another flight stored it between the two lookups.
            hits.increment();
            land(key, own, landed.get());
            send(context, landed.get());
            return;
        }
        misses.increment();
        context.put(TICKET, new Ticket(key, cache.now(), own));
        context.addEndHandler(ended -> land(key, own, null));
        admit(context);
    }

    /** Answers a client that has what it asks for, if that much is remembered. */
    private boolean tellUnchanged(RoutingContext context, String key) {
        Delivered.RequestHeaders headers =
                Delivered.RequestHeaders.of(context.request().headers());
        if (!headers.isConditional()) {
            return false;
        }
        Optional<Delivered.Reply> unchanged = cache.head(key)
                .flatMap(head ->
                        head.unchanged(headers, lifetimes.of(context.request().path())));
        unchanged.ifPresent(reply -> {
            hits.increment();
            send(context, reply);
        });
        return unchanged.isPresent();
    }

    private static MultiMap withoutVersion(MultiMap query) {
        return query.contains(CommonParameters.MIN_VERSION)
                ? MultiMap.caseInsensitiveMultiMap().addAll(query).remove(CommonParameters.MIN_VERSION)
                : query;
    }

    /** Most clients prefer JSON; those that may prefer something else get an entry of their own. */
    private static String form(HttpServerRequest request) {
        String accept = Delivered.field(request.headers(), "Accept");
        return accept == null || JSON_FIRST.matcher(accept).matches() ? "" : accept;
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.path().equals("/v1/changes") || request.path().startsWith("/v1/export");
    }

    void finished(@Observes DeliveryFilter.Finished finished) {
        Ticket ticket = finished.context().get(TICKET);
        if (ticket != null) {
            if (finished.mayBeKept()) {
                cache.keep(ticket.key(), finished.answer(), ticket.since());
            }
            land(ticket.key(), ticket.flight(), finished.answer());
        }
    }

    /** Answers the waiters; without an answer to share, each request continues on its own. */
    private void land(String key, Flight flight, Delivered answer) {
        flights.remove(key, flight);
        for (Waiter waiter : flight.land()) {
            waiter.thread().runOnContext(resumed -> {
                if (answer != null) {
                    send(waiter.request(), answer);
                } else {
                    admit(waiter.request());
                }
            });
        }
    }

    /** Passes a request on to a worker, or refuses it (503) where too many are being worked on. */
    public void admit(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (atWork.incrementAndGet() > mostAtWork) {
            atWork.decrementAndGet();
            shed.increment();
            problems.end(
                    context,
                    Problem.of(
                            ProblemType.OVERLOADED, "The server is working on as many requests as it can; try again."),
                    SOON);
            return;
        }
        context.addEndHandler(ended -> atWork.decrementAndGet());
        context.next();
    }

    private void send(RoutingContext context, Delivered answer) {
        HttpServerRequest request = context.request();
        send(context, answer.reply(Delivered.RequestHeaders.of(request.headers()), lifetimes.of(request.path())));
    }

    private static void send(RoutingContext context, Delivered.Reply reply) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.body() == null) {
            response.end();
            return;
        }
        response.putHeader("Content-Length", String.valueOf(reply.body().length));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            // Wrapped, not copied: readers of one answer share the array that it is kept in.
            response.end(BufferImpl.buffer(Unpooled.wrappedBuffer(reply.body())));
        }
    }
}
