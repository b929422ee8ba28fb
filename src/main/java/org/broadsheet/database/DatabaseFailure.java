package org.broadsheet.database;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * A failure of the database or of the connection to it, not of the request. It can be anywhere among an exception's
 * causes, because Hibernate and the transaction manager wrap it in exceptions of their own.
 *
 * @param mayBeWritten whether the transaction may have been committed: the connection broke after COMMIT was sent and
 *     before the answer arrived
 * @param message the original message, for the log
 */
public record DatabaseFailure(Kind kind, boolean mayBeWritten, String message) {

    /** What is wrong. */
    public enum Kind {
        /** No connection, or one that broke: an outage, a restart, a failover, a pool with none free. */
        UNREACHABLE,
        /** The server accepts no writes: a standby, or a former primary. */
        READ_ONLY,
        /** The server's disk is full. */
        DISK_FULL,
        /**
         * Another transaction was in the way: a serialization failure, a deadlock, a lock that was not free in time.
         */
        IN_THE_WAY,
        /** The statement took longer than it may. */
        TOO_SLOW
    }

    /** The database failure behind an exception; empty if the database is not at fault. */
    public static Optional<DatabaseFailure> of(Throwable thrown) {
        Findings found = new Findings();
        found.look(thrown);
        Kind kind = found.sql == null ? null : kind(found.sql.getSQLState());
        if (kind == null) {
            return found.sql == null && found.transaction != null && !found.other
                    ? Optional.of(new DatabaseFailure(
                            Kind.UNREACHABLE,
                            !(found.transaction instanceof RollbackException),
                            found.transaction.getMessage()))
                    : Optional.empty();
        }
        return Optional.of(
                new DatabaseFailure(kind, found.committed() && kind == Kind.UNREACHABLE, message(found.sql)));
    }

    /** Whether another transaction was in the way: the same work can succeed at once. */
    public static boolean isInTheWay(Throwable thrown) {
        return of(thrown).filter(one -> one.kind() == Kind.IN_THE_WAY).isPresent();
    }

    /** What the server said. The message of a failed batch has all of its values in it, drafts included. */
    private static String message(SQLException thrown) {
        SQLException cause = thrown instanceof BatchUpdateException && thrown.getNextException() != null
                ? thrown.getNextException()
                : thrown;
        return cause.getMessage();
    }

    /** The SQLState of the {@link SQLException} behind an exception, if there is one. */
    public static Optional<String> state(Throwable thrown) {
        return first(thrown).map(SQLException::getSQLState);
    }

    /** The {@link SQLException} behind an exception, if there is one. */
    static Optional<SQLException> first(Throwable thrown) {
        Findings found = new Findings();
        found.look(thrown);
        return Optional.ofNullable(found.sql);
    }

    /** Classifies by PostgreSQL's error codes (Appendix A of its manual); null for a fault of the statement itself. */
    private static Kind kind(String state) {
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Kind.UNREACHABLE;
        }
        return switch (state) {
            case "25006" -> Kind.READ_ONLY;
            case "53100" -> Kind.DISK_FULL;
            case "57014" -> Kind.TOO_SLOW;
            case "55P03" -> Kind.IN_THE_WAY;
            default -> state.startsWith("53") ? Kind.UNREACHABLE : state.startsWith("40") ? Kind.IN_THE_WAY : null;
        };
    }

    /** Searches causes and suppressed exceptions; Narayana attaches the cause of a failed commit as suppressed. */
    private static final class Findings {

        private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private SQLException sql;
        private Exception transaction;
        private boolean resource;
        private boolean other;

        /** Whether COMMIT was sent: only then does the transaction's resource throw. */
        boolean committed() {
            return resource && transaction != null;
        }

        void look(Throwable thrown) {
            if (thrown == null || !seen.add(thrown)) {
                return;
            }
            if (thrown instanceof SQLException one && (sql == null || sql.getSQLState() == null)) {
                sql = one;
            }
            if (thrown instanceof RollbackException
                    || thrown instanceof HeuristicMixedException
                    || thrown instanceof HeuristicRollbackException) {
                transaction = (Exception) thrown;
            } else if (thrown instanceof XAException) {
                resource = true;
            } else {
                other |= !(thrown instanceof QuarkusTransactionException);
            }
            look(thrown.getCause());
            for (Throwable suppressed : thrown.getSuppressed()) {
                look(suppressed);
            }
        }
    }
}
