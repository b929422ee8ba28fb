package org.broadsheet.partner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Ticker;

/** Writes what {@link Meter} has counted, once a second and at the end, so that reads of partners wait for no write. */
@ApplicationScoped
public class UseWriter {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A partner that was deleted meanwhile is left out. */
    private static final String USE = """
            insert into partner_use (partner_id, day, requests, articles, exports, bytes)
            select u.* from (values (?::uuid, ?::date, ?::bigint, ?::bigint, ?::bigint, ?::bigint)) u
            where exists (select 1 from partner where id = ?)
            on conflict (partner_id, day) do update set requests = partner_use.requests + excluded.requests,
                articles = partner_use.articles + excluded.articles, exports = partner_use.exports + excluded.exports,
                bytes = partner_use.bytes + excluded.bytes
            """;

    private static final String FETCH = """
            insert into partner_fetch (partner_id, article_id, version, fetched_at)
            select p.id, a.id, f.version, f.at
            from (values (?::uuid, ?::uuid, ?::integer, ?::timestamptz)) f(partner, article, version, at)
            join partner p on p.id = f.partner join article a on a.id = f.article
            on conflict (partner_id, article_id) do update set version = excluded.version,
                fetched_at = excluded.fetched_at, told_at = null where excluded.fetched_at >= partner_fetch.fetched_at
            """;

    private static final String TOLD = "update partner_fetch set told_at = ? where partner_id = ? and article_id = ?";

    private final Meter meter;
    private final Database database;
    private final Event<Written> written;
    private Ticker ticker;

    UseWriter(Meter meter, Database database, Event<Written> written) {
        this.meter = meter;
        this.database = database;
        this.written = written;
    }

    /** Fired after it was written what partners have fetched. */
    public record Written(List<Holdings.Held> fetched) {}

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("partners", PAUSE, this::write);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
        write();
    }

    /** Writes all that this node has counted so far. */
    void write() {
        meter.write(unwritten -> {
            List<Object[]> fetches = unwritten.fetchRows();
            QuarkusTransaction.requiringNew().run(() -> {
                database.batch(USE, unwritten.useRows());
                database.batch(FETCH, fetches);
                database.batch(TOLD, unwritten.toldRows());
            });
            if (!fetches.isEmpty()) {
                written.fire(new Written(unwritten.held()));
            }
        });
    }

    /** Writes at once where a second would leave too much in memory. */
    void relieve() {
        if (meter.isFull()) {
            write();
        }
    }
}
