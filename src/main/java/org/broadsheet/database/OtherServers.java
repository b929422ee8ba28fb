package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks, in the background, for a server of the read datasource that serves reads better than the present one: if that
 * has fallen behind the primary, one that has not; if it is the primary itself, a standby.
 */
@ApplicationScoped
class OtherServers {

    private static final Logger LOG = Logger.getLogger(OtherServers.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** How long a change may take to be seen before another server is looked for. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    /** How often a node that reads from the primary looks for a standby. */
    private static final Duration HOME = Duration.ofSeconds(30);

    /** With hosts in random order: so rarely does none of them lead to another of two servers. */
    private static final int TRIES = 5;

    private static final String SECONDS = "5";
    private static final String LATEST =
            "select greatest((select max(seq) from change), (select seq from change_floor)), pg_is_in_recovery(), (";

    private final AgroalDataSource primary;
    private final OneServer server;
    private final PublicReads.Config config;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean found;
    private volatile long lookedAt = System.nanoTime();
    private long goal;
    private long goalSince;
    private long homeAt = System.nanoTime();

    OtherServers(AgroalDataSource primary, @DataSource("read") OneServer server, PublicReads.Config config) {
        this.primary = primary;
        this.server = server;
        this.config = config;
    }

    /** How far a server is. */
    private record Place(long latest, boolean standby, String server) {}

    /** Whether there is a better one; it has been recommended then. Looks at most once a second. */
    boolean shouldMove(long seen, Executor executor) {
        if (found) {
            found = false;
            return true;
        }
        if (config.jdbcUrl().orElse("").contains(",")
                && System.nanoTime() - lookedAt > BETWEEN.toNanos()
                && looking.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    look(seen);
                } catch (SQLException e) {
                    LOG.debug("No other server", e);
                } finally {
                    lookedAt = System.nanoTime();
                    looking.set(false);
                }
            });
        }
        return false;
    }

    private void look(long seen) throws SQLException {
        long now = System.nanoTime();
        if (seen >= goal) {
            goalSince = now;
            try (Connection connection = primary.getConnection()) {
                Place place = place(connection);
                goal = place.latest();
                if (server.isFollowed(place.server()) && now - homeAt > HOME.toNanos()) {
                    homeAt = now;
                    find(seen, true);
                }
            }
        } else if (now - goalSince > BEHIND.toNanos()) {
            goalSince = now;
            find(goal, false);
        }
    }

    private void find(long latest, boolean standby) throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            // Beside the pool, which has connections to the present one.
            Properties properties = new Properties();
            config.username().ifPresent(user -> properties.setProperty("user", user));
            config.password().ifPresent(password -> properties.setProperty("password", password));
            properties.setProperty("connectTimeout", SECONDS);
            properties.setProperty("loginTimeout", SECONDS);
            properties.setProperty("socketTimeout", SECONDS);
            properties.setProperty("loadBalanceHosts", "true");
            try (Connection connection =
                    DriverManager.getConnection(config.jdbcUrl().orElseThrow(), properties)) {
                Place place = place(connection);
                if (!server.isFollowed(place.server()) && place.latest() >= latest && (place.standby() || !standby)) {
                    LOG.infof(
                            "Public reads move to %s: %s",
                            place.server(),
                            standby ? "it is a standby" : "the server that they came from has fallen behind");
                    server.recommend(place.server());
                    found = true;
                    return;
                }
            }
        }
    }

    private static Place place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATEST + OneServer.IDENTITY + ")")) {
            row.next();
            return new Place(row.getLong(1), row.getBoolean(2), row.getString(3));
        }
    }
}
