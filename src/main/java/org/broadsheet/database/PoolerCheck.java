package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Detects a connection pooler in transaction mode (such as PgBouncer) at startup, before requests are accepted. Behind
 * one, statements that the driver prepared on one server connection are executed on another, and half of all writes
 * fail.
 */
@ApplicationScoped
class PoolerCheck {

    private static final Logger LOG = Logger.getLogger(PoolerCheck.class);
    private static final int LOOKS = 10;

    private final AgroalDataSource primary;
    private final InjectableInstance<AgroalDataSource> replica;
    private final PublicReads.Config config;

    PoolerCheck(
            AgroalDataSource primary,
            @DataSource("read") InjectableInstance<AgroalDataSource> replica,
            PublicReads.Config config) {
        this.primary = primary;
        this.replica = replica;
        this.config = config;
    }

    void start(@Observes @Priority(10) StartupEvent start) {
        check(primary, "quarkus.datasource.jdbc.url");
        if (config.active()) {
            check(replica.get(), "broadsheet.read-datasource.jdbc-url");
        }
    }

    private static void check(AgroalDataSource source, String property) {
        try (Connection one = source.getConnection();
                Connection other = source.getConnection()) {
            if (!isPooled(one, other)) {
                return;
            }
            if (one.unwrap(PGConnection.class).getPrepareThreshold() > 0 && !keepsPrepared(one, other)) {
                throw new ConfigurationException(property + " leads to a connection pooler in transaction mode, which"
                        + " loses prepared statements. Connect to PostgreSQL itself, set the pooler to session mode, or"
                        + " add prepareThreshold=0 to the address.");
            }
            LOG.warnf(
                    "%s leads to a connection pooler in transaction mode, which does not deliver notifications; writes"
                            + " of other nodes are seen by polling, five times a second",
                    property);
        } catch (SQLException e) {
            // An unreachable database does not prevent startup.
            LOG.debug("Could not look for a pooler", e);
        }
    }

    /**
     * Open connections each have their own server process, and keep it, unless a pooler assigns one per transaction.
     */
    private static boolean isPooled(Connection one, Connection other) throws SQLException {
        int first = process(one);
        for (int i = 0; i < LOOKS; i++) {
            if (process(other) == first || process(one) != first) {
                return true;
            }
        }
        return false;
    }

    private static int process(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_backend_pid()")) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return number(statement);
        }
    }

    /** Whether the pooler tracks prepared statements, as PgBouncer 1.21 and newer can. */
    private static boolean keepsPrepared(Connection one, Connection other) throws SQLException {
        try (PreparedStatement mine = prepared(one);
                PreparedStatement theirs = prepared(other)) {
            for (int i = 0; i < LOOKS; i++) {
                number(mine);
                number(theirs);
            }
            return true;
        } catch (SQLException e) {
            LOG.debug("Prepared statements get lost", e);
            return false;
        }
    }

    private static PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select 1");
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    private static int number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
