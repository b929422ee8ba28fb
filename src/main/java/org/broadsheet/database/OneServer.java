package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Has all public reads of this node go to one server of the read datasource: the one whose change log is followed. The
 * datasource's address may name several standbys, and each replays the primary's log at its own pace; reads that went
 * now to one and now to another would show old after new, within a request, to a client that has just written, and in
 * memory for good.
 */
@Singleton
@DataSource("read")
class OneServer implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(OneServer.class);

    /** As long as a request waits for a connection at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int PAUSE_MILLIS = 20;

    /** Tells a server from the others behind an address, and from itself before a restart. */
    static final String IDENTITY =
            "select concat_ws(' ', inet_server_addr(), inet_server_port(), pg_postmaster_start_time())";

    /** Stands for the server while none is followed. */
    private static final String NONE = "";

    private final Map<PGConnection, String> servers = new ConcurrentHashMap<>();

    /** Null until one was followed for the first time: what is read at the start may come from any. */
    private volatile String followed;

    private volatile String recommended = NONE;

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IDENTITY)) {
            row.next();
            servers.put(connection.unwrap(PGConnection.class), row.getString(1));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        try {
            servers.remove(connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A connection to the recommended server, else to whichever the address leads to. */
    Connection choose(AgroalDataSource source) throws SQLException {
        String wanted = recommended;
        recommended = NONE;
        if (!wanted.equals(NONE)) {
            // Those to the present server: idle ones now, others once they return.
            source.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
        long start = System.nanoTime();
        while (true) {
            Connection connection = source.getConnection();
            try {
                String found = server(connection);
                if (found.equals(wanted) || wanted.equals(NONE) || System.nanoTime() - start > PATIENCE.toNanos()) {
                    return connection;
                }
            } catch (SQLException e) {
                discard(connection);
                throw e;
            }
            discard(connection);
        }
    }

    /** The connection's server is the one to read from. */
    void follow(Connection connection) throws SQLException {
        followed = server(connection);
    }

    /** The server to choose next. */
    void recommend(String server) {
        recommended = server;
    }

    /** The server to read from cannot be followed any more; reads wait for the next. */
    void leave() {
        followed = NONE;
    }

    /** Whether this is the server to read from. */
    boolean isFollowed(String server) {
        return server.equals(followed);
    }

    private String server(Connection connection) throws SQLException {
        return servers.getOrDefault(connection.unwrap(PGConnection.class), NONE);
    }

    /** A connection to the server to read from. Those to others are closed: the pool keeps what it gets back. */
    Connection open(AgroalDataSource source) throws SQLException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            String wanted = followed;
            if (NONE.equals(wanted)) {
                pause();
                continue;
            }
            Connection connection = source.getConnection();
            boolean suits = false;
            try {
                suits = wanted == null || server(connection).equals(wanted);
            } finally {
                if (!suits) {
                    discard(connection);
                }
            }
            if (suits) {
                return connection;
            }
        }
        throw new SQLTransientConnectionException("No connection to the server whose change log is followed", "08001");
    }

    /** Closes a connection, and lets its pool notice. */
    static void discard(Connection connection) throws SQLException {
        try (connection) {
            connection.unwrap(org.postgresql.jdbc.PgConnection.class).close();
            connection.createStatement().close();
        } catch (SQLException e) {
            LOG.debug("Closed", e);
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted", "08001", e);
        }
    }
}
