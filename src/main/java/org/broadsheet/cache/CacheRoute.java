package org.broadsheet.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
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
import org.broadsheet.delivery.Delivered;
import org.broadsheet.delivery.DeliveryFilter;
import org.broadsheet.delivery.Lifetimes;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.ProblemWriter;
import org.broadsheet.delivery.Query;

/**
 * Answers from memory on the event loop, before a worker thread is taken. Many requests for one missing answer do its
 * work once. What would only queue for a worker is refused while that is cheap.
 */
@ApplicationScoped
public class CacheRoute {

    /** {@code broadsheet.load.*}: how much is taken on at once. */
    @ConfigMapping(prefix = "broadsheet.load")
    public interface Config {

        /** How many requests may be at work at once; more are answered 503 with Retry-After. */
        @WithDefault("100")
        int atWork();
    }

    private static final int AFTER_CORS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** JSON, or anything, first and with no weight: nothing after it can be wanted more. */
    private static final Pattern JSON_FIRST = Pattern.compile("(\\*/\\*|application/json)\\s*(,.*)?");

    private static final String TICKET = "broadsheet.cache.ticket";
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    private final ResponseCache cache;
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
            ChangeTracker tracker,
            Lifetimes lifetimes,
            ProblemWriter problems,
            Config config,
            MeterRegistry meters) {
        this.cache = cache;
        this.tracker = tracker;
        this.lifetimes = lifetimes;
        this.problems = problems;
        this.mostAtWork = config.atWork();
        this.hits = reads(meters, "hit");
        this.shared = reads(meters, "shared");
        this.misses = reads(meters, "miss");
        this.shed = Counter.builder("broadsheet.load.shed")
                .description("Requests that were refused because too many were at work")
                .register(meters);
        Gauge.builder("broadsheet.load.at.work", atWork::get)
                .description("Requests at work: of Delivery that are not answered from memory, and of the newsroom")
                .register(meters);
    }

    private static Counter reads(MeterRegistry meters, String result) {
        return Counter.builder("broadsheet.cache.reads")
                .description("Reads that may be answered from memory: hit, shared with another request's work, or miss")
                .tag("result", result)
                .register(meters);
    }

    /** A request that makes an answer, and where in the order of evictions it began. */
    private record Ticket(String key, long since, Flight flight) {}

    /** Requests that wait for the answer that one of them makes. */
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

        /** Those who wait, once: a flight lands with its answer, and again when its own request ends. */
        synchronized List<Waiter> land() {
            landed = true;
            List<Waiter> all = List.copyOf(waiters);
            waiters.clear();
            return all;
        }
    }

    private record Waiter(RoutingContext request, Context thread) {}

    void stand(@Observes Filters filters) {
        filters.register(this::take, AFTER_CORS);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (!path.startsWith("/v1")) {
            context.next();
            return;
        }
        boolean read = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (!read || path.startsWith("/v1/editorial")) {
            admit(context);
            return;
        }
        MultiMap query = request.params();
        String wanted = query.get(Query.MIN_VERSION);
        if (wanted != null && query.getAll(Query.MIN_VERSION).size() == 1 && wanted.matches("\\d{1,18}")) {
            await(context, Long.parseLong(wanted));
        } else if (wanted != null) {
            // The resource says what is wrong with it.
            admit(context);
        } else {
            answer(context, query);
        }
    }

    /** Lets a client read its own write: waits until this node has seen it, holding no thread. */
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
                                        503,
                                        "not-there-yet",
                                        "Not there yet",
                                        "This node has not seen version " + version + "; ask again in a moment."),
                                SOON);
                    }
                }));
    }

    private void answer(RoutingContext context, MultiMap query) {
        HttpServerRequest request = context.request();
        if (isStream(request)) {
            // Held open on purpose, bounded where they are served.
            context.next();
            return;
        }
        if (!cache.isUsable()
                || request.getHeader(Query.PREVIEW_HEADER) != null
                || query.contains(Query.PREVIEW_TOKEN)) {
            admit(context);
            return;
        }
        String key = RequestKey.of(request.path(), withoutVersion(query), form(request));
        Optional<Delivered> known = cache.find(key);
        if (known.isPresent()) {
            hits.increment();
            send(context, known.get());
            return;
        }
        Flight own = new Flight();
        Flight other = flights.putIfAbsent(key, own);
        if (other != null) {
            if (!other.join(new Waiter(context, context.vertx().getOrCreateContext()))) {
                // It has just landed, and is no longer among the flights.
                answer(context, query);
            } else {
                shared.increment();
            }
            return;
        }
        Optional<Delivered> landed = cache.find(key);
        if (landed.isPresent()) {
            // Between the two looks at the cache another flight brought it.
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

    private static MultiMap withoutVersion(MultiMap query) {
        return query.contains(Query.MIN_VERSION)
                ? MultiMap.caseInsensitiveMultiMap().addAll(query).remove(Query.MIN_VERSION)
                : query;
    }

    /** Most clients take JSON before all else; those that may mean something else get an entry of their own. */
    private static String form(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || JSON_FIRST.matcher(accept).matches() ? "" : accept;
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.path().equals("/v1/changes") || request.path().startsWith("/v1/export");
    }

    void finished(@Observes DeliveryFilter.Finished finished) {
        Ticket ticket = finished.context().get(TICKET);
        if (ticket != null) {
            cache.keep(ticket.key(), finished.answer(), ticket.since());
            land(ticket.key(), ticket.flight(), finished.answer());
        }
    }

    /** Answers those who waited; where there is no answer to share, each goes on by itself. */
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

    /** Lets a request go on to a worker, or refuses it (503) where too many are at work. */
    public void admit(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (atWork.incrementAndGet() > mostAtWork) {
            atWork.decrementAndGet();
            shed.increment();
            problems.end(
                    context,
                    Problem.of(503, "overloaded", "Overloaded", "More requests than can be worked on; try again."),
                    SOON);
            return;
        }
        context.addEndHandler(ended -> atWork.decrementAndGet());
        context.next();
    }

    private void send(RoutingContext context, Delivered answer) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Delivered.Reply reply = answer.reply(
                Delivered.field(request.headers(), "Accept-Encoding"),
                Delivered.field(request.headers(), "If-None-Match"),
                lifetimes.of(request.path()));
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
            response.end(Buffer.buffer(reply.body()));
        }
    }
}
