package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads what the public sees: from the replica if there is one, and for no longer than {@code
 * broadsheet.database.read-timeout}. It does not matter who reads: a request, a stream, or work in the background.
 *
 * <p>A read inside a transaction stays in it, and therefore on the primary. That is how a preview works: it publishes a
 * draft in a transaction, runs the public's own reads, and rolls back.
 */
@ApplicationScoped
public class PublicReads implements Reads {

    /** {@code broadsheet.read-datasource.*}: a replica that public reads come from. */
    @ConfigMapping(prefix = "broadsheet.read-datasource")
    public interface Config {

        /** Whether public reads go to the replica. */
        @WithDefault("false")
        boolean active();

        /** The replica's JDBC address. */
        Optional<String> jdbcUrl();

        /** The user to read as. */
        Optional<String> username();

        /** The user's password. */
        Optional<String> password();
    }

    private final AgroalDataSource primary;
    private final AgroalDataSource source;
    private final OneServer server;
    private final OtherServers others;
    private final StatementClock clock;
    private final DatabaseClock time;
    private final int seconds;

    PublicReads(
            AgroalDataSource primary,
            @DataSource("read") InjectableInstance<AgroalDataSource> replica,
            @DataSource("read") OneServer server,
            OtherServers others,
            Config config,
            Database.Config limits,
            StatementClock clock,
            DatabaseClock time) {
        this.primary = primary;
        this.source = config.active() ? replica.get() : primary;
        this.server = server;
        this.others = others;
        this.clock = clock;
        this.time = time;
        this.seconds = (int) Math.max(1, limits.readTimeout().toSeconds());
    }

    @Override
    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        // A statement keeps running when its client disconnects. Without a limit, slow ones would take all connections.
        boolean alone = QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION;
        return alone
                ? Statements.list(source, this::open, seconds, clock, sql, reader)
                : Statements.list(primary, primary::getConnection, seconds, clock, sql, reader);
    }

    private Connection open() throws SQLException {
        return source == primary ? source.getConnection() : server.open(source);
    }

    /** Whether reads see a write as soon as it is committed: not if they come from a replica. */
    public boolean followWrites() {
        return source == primary;
    }

    /** The current time by the database's clock, without a query; see {@link DatabaseClock}. */
    @Override
    public Instant now() {
        return time.now();
    }

    /**
     * Opens a connection that sees what public reads see, and listens to a channel if the server supports it.
     *
     * @param patienceMillis how long each statement or wait on it may take
     */
    public Listener listen(String channel, int patienceMillis, Executor executor) {
        try {
            if (source == primary) {
                return new Listener(source, source.getConnection(), Optional.of(channel), patienceMillis, executor);
            }
            // A standby does not support LISTEN; its followers poll.
            return new Listener(source, server.choose(source), Optional.empty(), patienceMillis, executor);
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }

    /** With several standbys: public reads go to the server of this connection from now on. */
    public void readAt(Listener listener) {
        if (source != primary) {
            listener.use(server::follow);
        }
    }

    /** The connection that listened is of no more use: public reads wait until {@link #readAt} names another. */
    public void leave() {
        if (source != primary) {
            server.leave();
        }
    }

    /**
     * Whether to listen anew, because another server of the read datasource serves reads better. Costs nothing; looks
     * in the background.
     *
     * @param seen the number of the last change that was seen
     */
    public boolean shouldMove(long seen, Executor executor) {
        return source != primary && others.shouldMove(seen, executor);
    }

    /** Reads one moment of the database (REPEATABLE READ) on a connection of its own, without a time limit. */
    public void snapshot(Consumer<Snapshot> work) {
        try (Connection connection = open()) {
            SocketTimeout.waive(connection);
            connection.setAutoCommit(false);
            try {
                // For this transaction only: JDBC's own methods set it for the session, which a pooler hands on.
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                    // Whoever reads what is found may be slow.
                    statement.execute("set local idle_in_transaction_session_timeout = 0");
                }
                work.accept(new Snapshot(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Statements.failed(source, e);
        }
    }
}
