package org.broadsheet.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.Test;

/** A CDN is told what to forget, again and again until it has heard. */
@QuarkusTest
@TestProfile(PurgeTest.WithCdn.class)
class PurgeTest {

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    /** Points purge calls at a server of the test. */
    public static final class WithCdn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
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
                return Map.of(
                        "broadsheet.purge.url",
                        "http://localhost:" + cdn.getAddress().getPort() + "/purge",
                        "broadsheet.purge.authorization",
                        "Fastly-Key: secret");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void what_changed_is_purged_by_its_tags_though_the_first_call_fails() {
        newsroom.empty();
        newsroom.takes(section("local"));
        FAILURES.set(1);
        String id = published(story("Ferry"));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(CALLS).anySatisfy(call -> assertThat(call)
                        .startsWith("POST ")
                        .contains("article-" + id, "section-local")
                        .endsWith(" secret")));
    }
}
