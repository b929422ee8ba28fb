package org.broadsheet.response;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.database.StatementClock;

/** Adds up the time of a request's statements and reports it in {@code Server-Timing} (W3C Server Timing). */
@ApplicationScoped
public class RequestClock implements StatementClock {

    private static final String DATABASE = "broadsheet.database";
    private static final long NANOS_PER_HUNDREDTH = 10_000;

    /** A request's share of the database's time. */
    private static final class Share {
        private final AtomicLong nanos = new AtomicLong();
        private final AtomicLong statements = new AtomicLong();
    }

    private final CurrentVertxRequest current;

    RequestClock(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void ran(long nanos) {
        ManagedContext requests = Arc.container().requestContext();
        if (!requests.isActive()) {
            return;
        }
        RoutingContext context = current.getCurrent();
        if (context != null) {
            Share share = context.get(DATABASE);
            if (share != null) {
                share.nanos.addAndGet(nanos);
                share.statements.incrementAndGet();
            }
        }
    }

    /** Starts a request's clock; its reading goes out with the response's head. */
    public static void start(RoutingContext context) {
        long start = System.nanoTime();
        Share share = new Share();
        context.put(DATABASE, share);
        context.addHeadersEndHandler(end -> {
            HttpServerResponse response = context.response();
            String total = "total;dur=" + millis(System.nanoTime() - start);
            response.putHeader(
                    "Server-Timing",
                    share.statements.get() == 0
                            ? total
                            : "db;dur=" + millis(share.nanos.get()) + ";desc=\"" + share.statements.get()
                                    + (share.statements.get() == 1 ? " statement\", " : " statements\", ") + total);
        });
    }

    /** Milliseconds with two decimals. A formatter would cost more than everything else in an answer from memory. */
    private static String millis(long nanos) {
        long hundredths = (nanos + NANOS_PER_HUNDREDTH / 2) / NANOS_PER_HUNDREDTH;
        long rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
