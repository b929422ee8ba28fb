package org.broadsheet.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.Accept;
import org.broadsheet.request.Address;
import org.broadsheet.request.Bearer;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Fields;

/**
 * The change feed as server-sent events (WHATWG HTML, section 9.2). A waiting reader costs only its connection: the
 * tracker wakes it when there are new rows, which are then read for it.
 */
@ApplicationScoped
public class ChangeStream {

    /** {@code broadsheet.changes.stream.*}: readers of server-sent events. */
    @ConfigMapping(prefix = "broadsheet.changes.stream")
    public interface Config {

        /** Maximum number of event-stream clients per node; the rest get 503. */
        @WithDefault("1000")
        int readers();
    }

    private static final String EVENTS = "text/event-stream";
    private static final List<String> FORMS = List.of("application/json", EVENTS);
    private static final int AFTER_CORS = 260;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ChangeFeed feed;
    private final ChangeTracker tracker;
    private final ProblemWriter problems;
    private final ExecutorService workers;
    private final ObjectMapper json;
    private final int most;
    private final AtomicInteger readers = new AtomicInteger();

    ChangeStream(
            ChangeFeed feed,
            ChangeTracker tracker,
            ProblemWriter problems,
            ExecutorService workers,
            ObjectMapper json,
            Config config,
            MeterRegistry meters) {
        this.feed = feed;
        this.tracker = tracker;
        this.problems = problems;
        this.workers = workers;
        this.json = json;
        this.most = config.readers();
        Gauge.builder("broadsheet.changes.readers", readers::get)
                .description("Readers of server-sent events")
                .register(meters);
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, AFTER_CORS);
    }

    private static boolean prefersEvents(String accept) {
        return Accept.of(accept).best(FORMS).filter(EVENTS::equals).isPresent();
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.path().equals("/v1/changes")
                || request.method() != HttpMethod.GET
                || !prefersEvents(request.getHeader("Accept"))) {
            context.next();
            return;
        }
        if (Bearer.isOfPartner(request)) {
            problems.end(
                    context,
                    Problem.of(
                            ProblemType.OUTSIDE_PRODUCT,
                            "A partner's key follows changes as JSON: send Accept: application/json, and wait."),
                    Map.of());
            return;
        }
        if (readers.incrementAndGet() > most) {
            readers.decrementAndGet();
            problems.end(
                    context,
                    Problem.of(ProblemType.UNAVAILABLE, "This node has as many readers as it can serve."),
                    Map.of("Retry-After", "30"));
            return;
        }
        context.addEndHandler(ended -> readers.decrementAndGet());
        Context loop = context.vertx().getOrCreateContext();
        try {
            MultiMap query = request.params();
            Map<String, List<String>> sent = new LinkedHashMap<>();
            query.names().forEach(name -> sent.put(name, query.getAll(name)));
            String last = request.getHeader("Last-Event-ID");
            if (last != null) {
                sent.put(Address.CURSOR, List.of(last));
            }
            ChangeRequest wanted = checked(BoundQuery.read(ChangeRequest.class, request.path(), sent));
            // Without a cursor, a reader follows from now on: it has just loaded the current pages.
            workers.execute(() -> start(context, loop, wanted.interest(), wanted.after(ChangeFeed.NEWEST)));
        } catch (ProblemException e) {
            problems.end(context, e.problem(), e.headers());
        }
    }

    private static ChangeRequest checked(BoundQuery<ChangeRequest> query) {
        query.value().checkFeed(false, query.faults());
        return query.checked();
    }

    private void start(RoutingContext context, Context loop, ChangeFeed.Interest interest, long position) {
        try {
            long from = feed.from(position);
            loop.runOnContext(begun -> {
                HttpServerResponse response = context.response();
                response.setChunked(true);
                response.putHeader("Content-Type", EVENTS);
                response.putHeader("Cache-Control", "no-store");
                response.putHeader("X-Accel-Buffering", "no");
                response.write("retry: 2000\nid: " + from + "\n: welcome\n\n");
                workers.execute(() -> send(context, loop, interest, from));
            });
        } catch (ProblemException e) {
            loop.runOnContext(refused -> problems.end(context, e.problem(), e.headers()));
        } catch (RuntimeException e) {
            loop.runOnContext(failed -> {
                if (DatabaseFailure.of(e).isPresent()) {
                    problems.end(
                            context,
                            Problem.of(ProblemType.UNAVAILABLE, "The database is temporarily unavailable. Try again."),
                            Map.of("Retry-After", "2"));
                } else {
                    context.fail(e);
                }
            });
        }
    }

    private Object selected(ChangeView change, Fields fields) {
        return fields.all() ? change : json.<ObjectNode>valueToTree(change).retain(fields.names());
    }

    /** Sends the rows after a position, then waits for more. */
    private void send(RoutingContext context, Context loop, ChangeFeed.Interest interest, long from) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        try {
            ChangeView.Feed page = feed.after(from, interest);
            StringBuilder events = new StringBuilder();
            for (ChangeView change : page.items()) {
                events.append("id: ")
                        .append(change.cursor())
                        .append("\nevent: ")
                        .append(change.operation());
                events.append("\ndata: ")
                        .append(json.writeValueAsString(selected(change, interest.fields())))
                        .append("\n\n");
            }
            long next = Long.parseLong(page.cursor());
            loop.runOnContext(written -> {
                if (response.closed() || response.ended()) {
                    return;
                }
                if (!events.isEmpty()) {
                    response.write(events.toString());
                }
                if (page.hasMore()) {
                    drained(response, () -> workers.execute(() -> send(context, loop, interest, next)));
                } else {
                    tracker.reaches(next + 1, HEARTBEAT)
                            .whenComplete((reached, late) -> loop.runOnContext(woken -> {
                                if (late != null && !response.closed() && !response.ended()) {
                                    response.write(": still here\n\n");
                                }
                                workers.execute(() -> send(context, loop, interest, next));
                            }));
                }
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change is always JSON", e);
        } catch (RuntimeException e) {
            // The reader reconnects by itself, and continues after the last row that it received.
            loop.runOnContext(broken -> context.request().connection().close());
        }
    }

    private static void drained(HttpServerResponse response, Runnable more) {
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> more.run());
        } else {
            more.run();
        }
    }
}
