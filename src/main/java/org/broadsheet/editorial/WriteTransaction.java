package org.broadsheet.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.jboss.logging.Logger;

/**
 * Runs editorial writes, each in one transaction with its audit row and, for an idempotency key, its answer. A dry run
 * does all of that and rolls back.
 */
@ApplicationScoped
public class WriteTransaction {

    private static final Logger LOG = Logger.getLogger(WriteTransaction.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Audit audit;
    private final Idempotency idempotency;
    private final ChangeLog changes;
    private final ObjectMapper json;

    WriteTransaction(Audit audit, Idempotency idempotency, ChangeLog changes, ObjectMapper json) {
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

    /** The answer, with the change log cursor that a reader can wait for to see this write. */
    private Response sent(Answer answer) {
        Response response = answer.response();
        OptionalLong last = changes.takeLast();
        return last.isEmpty()
                ? response
                : Response.fromResponse(response)
                        .header("Change-Cursor", last.getAsLong())
                        .build();
    }

    /** An answer as it is sent. */
    record Answer(int status, Map<String, String> headers, String body) {

        Response response() {
            Response.ResponseBuilder response = Response.status(status);
            headers.forEach(response::header);
            if (body != null) {
                response.entity(body.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON_TYPE);
            }
            return response.build();
        }
    }

    private Answer transaction(boolean dryRun, Supplier<Answer> work) {
        QuarkusTransaction.begin();
        boolean ended = false;
        try {
            Answer answer = work.get();
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
