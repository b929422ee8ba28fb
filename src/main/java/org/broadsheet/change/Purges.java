package org.broadsheet.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Ticker;
import org.broadsheet.response.Purging;
import org.jboss.logging.Logger;

/**
 * Tells a CDN what to purge, by HTTP calls with cache tags. Calls are queued in the transaction of the change, sent by
 * whichever node is first, and retried until they succeed. Disabled unless an address is configured.
 */
@ApplicationScoped
public class Purges implements Purging {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** {@code broadsheet.purge.*}: purge calls to a CDN. */
    @ConfigMapping(prefix = "broadsheet.purge")
    public interface Config {

        /** Where to send purge calls; without it none are sent. */
        Optional<URI> url();

        /** The HTTP method of the call. */
        @WithDefault("POST")
        String method();

        /** The header that carries the cache tags, separated by spaces. */
        @WithDefault("Surrogate-Key")
        String header();

        /** A header that authenticates the call, as `Name: value`. */
        Optional<String> authorization();
    }

    private static final Logger LOG = Logger.getLogger(Purges.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CALLS_AT_ONCE = 20;
    private static final int TAGS_A_CALL = 200;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final Database database;
    private final Config config;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private final Counter done;
    private final Counter failed;

    Purges(Database database, Config config, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.done = calls(meters, "done");
        this.failed = calls(meters, "failed");
    }

    private static Counter calls(MeterRegistry meters, String result) {
        return Counter.builder("broadsheet.purge.calls")
                .description("Purge calls to the CDN; failed ones are retried")
                .tag("result", result)
                .register(meters);
    }

    @Override
    public boolean isConfigured() {
        return config.url().isPresent();
    }

    /** Queues a call for these tags, in the caller's transaction. */
    void queue(Collection<String> cacheTags) {
        if (config.url().isEmpty()) {
            return;
        }
        List<String> all = List.copyOf(cacheTags);
        for (int from = 0; from < all.size(); from += TAGS_A_CALL) {
            database.update(Sql.of(
                    "insert into purge (cache_tags) values (?)",
                    all.subList(from, Math.min(all.size(), from + TAGS_A_CALL))));
        }
    }

    private record Call(long id, List<String> cacheTags, int tries) {}

    private Ticker ticker;

    void start(@Observes @Priority(200) StartupEvent start) {
        ticker = new Ticker("purges", PAUSE, this::work);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticker.close();
    }

    void work() {
        if (config.url().isPresent()) {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::callOnce) == CALLS_AT_ONCE;
            }
        }
    }

    /** Sends one call for everything that is due. Its rows stay locked meanwhile, and are kept if it fails. */
    private int callOnce() {
        List<Call> due = database.list(
                Sql.of("select id, cache_tags, tries from purge where due_at <= now() order by due_at, id")
                        .add("limit ? for update skip locked", CALLS_AT_ONCE),
                row -> new Call(
                        row.getLong("id"),
                        Arrays.asList((String[]) row.getArray("cache_tags").getArray()),
                        row.getInt("tries")));
        if (due.isEmpty()) {
            return 0;
        }
        Set<String> tags = new LinkedHashSet<>();
        due.forEach(call -> tags.addAll(call.cacheTags()));
        List<String> ids = due.stream().map(call -> String.valueOf(call.id())).toList();
        if (send(tags)) {
            done.increment();
            database.update(Sql.of("delete from purge where id = any (?::bigint[])", ids));
        } else {
            failed.increment();
            int tries = due.stream().mapToInt(Call::tries).max().orElse(0) + 1;
            int pause = Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(tries, 9));
            database.update(
                    Sql.of("update purge set tries = tries + 1, due_at = now() + make_interval(secs => ?)", pause)
                            .add("where id = any (?::bigint[])", ids));
        }
        return due.size();
    }

    private boolean send(Set<String> tags) {
        HttpRequest.Builder request = HttpRequest.newBuilder(config.url().orElseThrow())
                .timeout(TIMEOUT)
                .header(config.header(), String.join(" ", tags))
                .method(config.method(), HttpRequest.BodyPublishers.noBody());
        config.authorization().ifPresent(header -> {
            int colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        });
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                return true;
            }
            LOG.warnf("A purge call was answered with %d and will be retried", status);
        } catch (IOException e) {
            LOG.warnf("A purge call failed and will be retried: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
