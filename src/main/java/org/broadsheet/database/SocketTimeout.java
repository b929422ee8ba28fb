package org.broadsheet.database;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * How long a connection waits for the server's next byte. The default ({@code socketTimeout} in application.properties)
 * detects a frozen server. Work that legitimately takes longer waives it for its connection; it is restored when the
 * connection returns to the pool.
 */
@ApplicationScoped
class SocketTimeout {

    private static final Logger LOG = Logger.getLogger(SocketTimeout.class);
    private static final int NONE = 0;

    @Produces
    @Singleton
    AgroalPoolInterceptor ofPrimary() {
        return new Restored();
    }

    @Produces
    @Singleton
    @DataSource("read")
    AgroalPoolInterceptor ofReplica() {
        return new Restored();
    }

    /** Removes the timeout until the connection returns to its pool. */
    static void waive(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, NONE);
    }

    /** Raises the timeout to at least this until the connection returns to its pool. */
    static void atLeast(Connection connection, int millis) throws SQLException {
        int now = connection.getNetworkTimeout();
        if (now != NONE && now < millis) {
            connection.setNetworkTimeout(Runnable::run, millis);
        }
    }

    /** Restores the timeout that connections of this pool are created with. */
    private static final class Restored implements AgroalPoolInterceptor {

        private volatile int usual;

        @Override
        public void onConnectionCreate(Connection connection) {
            try {
                usual = connection.getNetworkTimeout();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        @Override
        public void onConnectionReturn(Connection connection) {
            try {
                if (!connection.isClosed() && connection.getNetworkTimeout() != usual) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            } catch (SQLException e) {
                // Broken. Whoever takes it next finds out; an exception here would keep it out of the pool for good.
                LOG.debug("A connection was returned broken", e);
            }
        }
    }
}
