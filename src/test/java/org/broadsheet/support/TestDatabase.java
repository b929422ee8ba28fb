package org.broadsheet.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL, shared by all tests of a run and deleted after it. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres().getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "unused",
                "broadsheet.bootstrap-key", Newsroom.KEY,
                "broadsheet.media.folder", "target/media",
                "broadsheet.outward.allow", Receiver.ADDRESS,
                "broadsheet.site.url", "http://localhost:8081");
    }

    private static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        // Emptying a newsroom locks whole tables against background work, which may lock them too.
                        .setServerConfig("deadlock_timeout", "50ms")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    @Override
    public void stop() {
        // Applications that are restarted in the same run use it again; its own hook stops it.
    }
}
