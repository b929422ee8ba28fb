package org.broadsheet.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.database.Sql;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.jboss.logging.Logger;

/**
 * Runs editorial writes, each in one transaction with its audit row and, for an idempotency key, its answer. A dry run
 * does all of that and rolls back. A write that finds a transaction, that of a bulk, becomes a part of it.
 */
@ApplicationScoped
public class WriteTransaction {

    private static final Logger LOG = Logger.getLogger(WriteTransaction.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** How long the transaction of a bulk may take. */
    private static final int LONGEST_SECONDS = 600;

    private static final int DEFAULT_SECONDS = 0;

    private final Audit audit;
    private final Idempotency idempotency;
    private final ChangeLog changes;
    private final Database database;
    private final EntityManager entities;
    private final ObjectMapper json;

    WriteTransaction(
            Audit audit,
            Idempotency idempotency,
            ChangeLog changes,
            Database database,
            EntityManager entities,
            ObjectMapper json) {
        this.database = database;
        this.entities = entities;
        this.audit = audit;
        this.idempotency = idempotency;
        this.changes = changes;
        this.json = json;
    }

    /** Runs a write to an existing resource, or one that is idempotent by nature. */
    public Response run(boolean dryRun, Supplier<WriteResult> work) {
        return sent(transaction(dryRun, () -> perform(dryRun, work)));
    }

    /**
     * Runs a POST that may carry an {@code Idempotency-Key}: the same key and body return the first answer again.
     *
     * @param key the header; null if it was not sent
     * @param request the operation and its parameters, which must be equal for a repeated request
     * @param body the request's body
     */
    public Response once(String key, String request, byte[] body, boolean dryRun, Supplier<WriteResult> work) {
        if (key == null || dryRun) {
            return run(dryRun, work);
        }
        Idempotency.Name name = idempotency.name(key, request, body);
        return sent(transaction(false, () -> {
            Optional<Answer> first = idempotency.first(name);
            if (first.isPresent()) {
                return first.get();
            }
            Answer answer = perform(false, work);
            idempotency.keep(name, answer);
            return answer;
        }));
    }

    private static boolean isPart() {
        return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** The answer, with the change log cursor that a reader can wait for to see this write. */
    private Response sent(Answer answer) {
        Response response = answer.response();
        if (isPart()) {
            return response;
        }
        OptionalLong last = changes.takeLast();
        return last.isEmpty()
                ? response
                : Response.fromResponse(response)
                        .header("Change-Cursor", last.getAsLong())
                        .build();
    }

    /**
     * An answer as it is sent.
     *
     * @param body JSON; null for none
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        private static Answer of(Response response) {
            Map<String, String> headers = new TreeMap<>();
            response.getHeaders().forEach((name, values) -> {
                if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                    headers.put(name, String.valueOf(values.get(0)));
                }
            });
            return new Answer(
                    response.getStatus(),
                    headers,
                    response.getEntity() instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null);
        }

        Response response() {
            Response.ResponseBuilder response = Response.status(status);
            headers.forEach(response::header);
            if (body != null) {
                response.entity(body.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON_TYPE);
            }
            return response.build();
        }
    }

    /**
     * The outcome of writes that were made in one transaction.
     *
     * @param cursor the change log cursor that a reader can wait for to see them; empty if nothing public changed
     */
    public record Together<T>(T result, OptionalLong cursor) {}

    /** Runs several writes in one transaction: an exception undoes all of them. */
    public <T> Together<T> together(boolean dryRun, Supplier<T> work) {
        T result = transaction(dryRun, LONGEST_SECONDS, work);
        return new Together<>(result, changes.takeLast());
    }

    /** Runs a part of the caller's transaction: an exception undoes it alone. */
    public <T> T attempt(Supplier<T> work) {
        return within(work, true);
    }

    /** Runs a part of the caller's transaction to see what becomes of it, and undoes it alone. */
    public <T> T rehearse(Supplier<T> work) {
        return within(work, false);
    }

    private <T> T within(Supplier<T> work, boolean keep) {
        entities.flush();
        int noted = changes.noted();
        database.update(Sql.of("savepoint part"));
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            undo(noted);
            throw e;
        }
        if (keep) {
            database.update(Sql.of("release savepoint part"));
        } else {
            undo(noted);
        }
        return result;
    }

    /** Releases the savepoint too: one of the same name around it would otherwise stay hidden behind it. */
    private void undo(int noted) {
        entities.clear();
        database.update(Sql.of("rollback to savepoint part"));
        database.update(Sql.of("release savepoint part"));
        changes.forget(noted);
    }

    /**
     * Performs one of the writes of {@link #together}. If they were sent with an idempotency key, the same write of the same
     * key returns its first answer again.
     *
     * @param key the header; null if it was not sent
     * @param number its place among them
     */
    public Answer part(String key, long number, byte[] request, Supplier<Response> work) {
        if (key == null) {
            return Answer.of(work.get());
        }
        Idempotency.Name name = idempotency.part(key, number, "bulk", request);
        return idempotency.first(name).orElseGet(() -> {
            Answer answer = Answer.of(work.get());
            idempotency.keep(name, answer);
            return answer;
        });
    }

    /** Ends the request with a 400 if this cannot be an idempotency key. */
    public void checkKey(String key) {
        if (key != null) {
            idempotency.name(key, "bulk", null);
        }
    }

    private Answer transaction(boolean dryRun, Supplier<Answer> work) {
        return isPart() ? joined(dryRun, work) : transaction(dryRun, DEFAULT_SECONDS, work);
    }

    /** What was read by this write is forgotten: the next may change it by other means. */
    private Answer joined(boolean dryRun, Supplier<Answer> work) {
        if (dryRun) {
            throw new IllegalStateException("A part of a transaction cannot be rolled back: the change log has it");
        }
        try {
            Answer answer = work.get();
            entities.flush();
            entities.clear();
            return answer;
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private <T> T transaction(boolean dryRun, int seconds, Supplier<T> work) {
        // What this thread's last transaction left, such as that of an import, is not this one's.
        changes.takeLast();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(seconds));
        boolean ended = false;
        try {
            T answer = work.get();
            ended = true;
            if (dryRun) {
                QuarkusTransaction.rollback();
            } else {
                QuarkusTransaction.commit();
            }
            return answer;
        } catch (RuntimeException e) {
            throw translated(e);
        } finally {
            if (!ended) {
                rollback();
            }
        }
    }

    /** Where the connection is gone, so is the transaction; what ended it is what matters. */
    private static void rollback() {
        try {
            QuarkusTransaction.rollback();
        } catch (RuntimeException e) {
            LOG.debug("A transaction could not be rolled back", e);
        }
    }

    private Answer perform(boolean dryRun, Supplier<WriteResult> work) {
        WriteResult written = work.get();
        if (written.entry() != null) {
            audit.note(written.entry());
        }
        Map<String, String> headers = new TreeMap<>();
        if (written.tag() != null) {
            headers.put("ETag", written.tag());
        }
        if (written.location() != null) {
            headers.put("Location", written.location());
        }
        if (dryRun) {
            headers.put("Dry-Run", "true");
        }
        return new Answer(written.status(), headers, written.view() == null ? null : body(written.view()));
    }

    /** Turns a constraint violation caused by a concurrent commit into a 409, whichever statement hit it. */
    static RuntimeException translated(RuntimeException failure) {
        String state = DatabaseFailure.state(failure).orElse(null);
        if (UNIQUE_VIOLATION.equals(state)) {
            return Problem.conflict(List.of(
                            Fault.pointer("", "Somebody else took one of its names at the same moment; try again")))
                    .exception();
        }
        if (FOREIGN_KEY_VIOLATION.equals(state)) {
            return Problem.conflict(List.of(
                            Fault.pointer("", "Something refers to it, or it refers to something just deleted")))
                    .exception();
        }
        return failure;
    }

    private String body(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view is always JSON", e);
        }
    }
}
