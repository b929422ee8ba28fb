package org.broadsheet.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Problem;

/**
 * Runs editorial writes: each in one transaction with its audit row and, where it is to be repeatable, its first answer.
 * A dry run does all of it and rolls back.
 */
@ApplicationScoped
public class Writes {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Audit audit;
    private final Idempotency idempotency;
    private final ChangeLog changes;
    private final ObjectMapper json;

    Writes(Audit audit, Idempotency idempotency, ChangeLog changes, ObjectMapper json) {
        this.audit = audit;
        this.idempotency = idempotency;
        this.changes = changes;
        this.json = json;
    }

    /** Runs a write of a thing that exists, or one that is repeatable by nature. */
    public Response run(boolean dryRun, Supplier<Written> work) {
        return sent(transaction(dryRun, () -> perform(dryRun, work)));
    }

    /**
     * Runs a POST that may carry an {@code Idempotency-Key}: the same key and body get the first answer again.
     *
     * @param key the header; null where it was not sent
     * @param request everything that makes two requests the same: the operation and its parameters
     * @param body the request's body
     */
    public Response once(String key, String request, byte[] body, boolean dryRun, Supplier<Written> work) {
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

    /** The answer, with the place in the change log that a reader of this write can wait for. */
    private Response sent(Answer answer) {
        Response response = answer.response();
        OptionalLong last = changes.takeLast();
        return last.isEmpty()
                ? response
                : Response.fromResponse(response)
                        .header("Change-Cursor", last.getAsLong())
                        .build();
    }

    /** An answer as it goes out. */
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
            throw told(e);
        } finally {
            if (!ended) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private Answer perform(boolean dryRun, Supplier<Written> work) {
        Written written = work.get();
        if (written.entry() != null) {
            audit.note(written.entry());
        }
        Map<String, String> headers = new TreeMap<>();
        if (written.version() != null) {
            headers.put("ETag", Precondition.tag(written.version()));
        }
        if (written.location() != null) {
            headers.put("Location", written.location());
        }
        if (dryRun) {
            headers.put("Dry-Run", "true");
        }
        return new Answer(written.status(), headers, written.view() == null ? null : body(written.view()));
    }

    /** What another writer's commit in the same moment makes of ours, whoever ran the statement that it met. */
    private static RuntimeException told(RuntimeException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String state = cause instanceof SQLException refusal ? refusal.getSQLState() : null;
        if (UNIQUE_VIOLATION.equals(state)) {
            return Problem.conflict(List.of(
                            Fault.pointer("", "Somebody else took one of its names in the same moment; send it again")))
                    .exception();
        }
        if (FOREIGN_KEY_VIOLATION.equals(state)) {
            return Problem.conflict(
                            List.of(Fault.pointer("", "Something refers to it, or it refers to what was just deleted")))
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
