package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.http.ProblemMappers;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.PacedInput;

/**
 * Runs the operations of a bulk one after the other, each in a transaction of its own, or all in one. Works outside of
 * its request's own thread, but in the name of whoever sent it.
 */
@ApplicationScoped
class Bulk {

    /** The most operations of a bulk. */
    static final int MOST = 10_000;

    /** The most operations in one transaction, and the most bytes of them, and of what they answer. */
    private static final int MOST_TOGETHER = 1_000;

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_ANSWERED = 32 * 1024 * 1024;

    private final BulkCalls calls;
    private final WriteTransaction transactions;
    private final ProblemMappers mappers;
    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest requests;
    private final ObjectMapper json;

    Bulk(
            BulkCalls calls,
            WriteTransaction transactions,
            ProblemMappers mappers,
            CurrentIdentityAssociation identities,
            CurrentVertxRequest requests,
            ObjectMapper json) {
        this.calls = calls;
        this.transactions = transactions;
        this.mappers = mappers;
        this.identities = identities;
        this.requests = requests;
        this.json = json;
    }

    /**
     * Whoever sent a bulk.
     *
     * @param key the header {@code Idempotency-Key}; null if it was not sent
     */
    record Sender(SecurityIdentity identity, RoutingContext context, String key) {}

    /** Ends a transaction whose operations are already answered. */
    private static final class UndoneException extends RuntimeException {

        UndoneException() {
            super("An operation failed", null, false, false);
        }
    }

    /** Runs a whole stream. Returns when all of it is answered. */
    void run(InputStream in, Consumer<byte[]> out, BulkRequest request, Sender sender) {
        ManagedContext scope = Arc.container().requestContext();
        scope.activate();
        try {
            identities.setIdentity(sender.identity());
            requests.setCurrent(sender.context());
            Lines lines = new Lines(in);
            if (request.isTogether()) {
                together(lines, request, sender).forEach(line -> out.accept(bytes(line)));
            } else {
                each(lines, out, sender);
            }
        } finally {
            scope.terminate();
        }
    }

    /** What comes after an operation that still runs for another bulk of the same key depends on it, and is left to that. */
    private void each(Lines lines, Consumer<byte[]> out, Sender sender) {
        long last = 0;
        int count = 0;
        boolean runsElsewhere = false;
        try {
            Optional<Lines.Line> next = lines.next();
            while (next.isPresent()) {
                Lines.Line line = next.get();
                last = line.number();
                if (++count > MOST) {
                    out.accept(bytes(failed(last, tooMany(MOST), sender)));
                    return;
                }
                BulkLine answer = runsElsewhere ? BulkLine.skipped(last) : alone(line, sender);
                out.accept(bytes(answer));
                runsElsewhere |= isInProgress(answer);
                next = lines.next();
            }
        } catch (IOException e) {
            out.accept(bytes(failed(last + 1, interrupted(e), sender)));
        }
    }

    private boolean isInProgress(BulkLine answer) {
        return answer.outcome() == BulkOutcome.FAILED
                && StoredJson.tree(answer.body())
                        .path("type")
                        .asText()
                        .endsWith(ProblemType.REQUEST_IN_PROGRESS.path());
    }

    private BulkLine alone(Lines.Line line, Sender sender) {
        try {
            WriteTransaction.Together<BulkLine> done = transactions.together(false, () -> perform(line, sender));
            return withCursor(done.result(), done.cursor());
        } catch (RuntimeException e) {
            return failed(line.number(), e, sender);
        }
    }

    private BulkLine perform(Lines.Line line, Sender sender) {
        if (line.isTooLong()) {
            throw Problem.of(ProblemType.CONTENT_TOO_LARGE, "A line must not be longer than 4 MiB.")
                    .exception();
        }
        WriteTransaction.Answer answer = transactions.part(
                sender.key(), line.number(), line.bytes(), () -> calls.call(BulkOperation.read(line.bytes())));
        return new BulkLine(line.number(), BulkOutcome.DONE, answer.status(), answer.headers(), answer.body());
    }

    private List<BulkLine> together(Lines lines, BulkRequest request, Sender sender) {
        List<Lines.Line> all = new ArrayList<>();
        try {
            long bytes = 0;
            Optional<Lines.Line> next = lines.next();
            while (next.isPresent()) {
                all.add(next.get());
                bytes += next.get().bytes().length;
                if (all.size() > MOST_TOGETHER) {
                    return refused(all, tooMany(MOST_TOGETHER), sender);
                }
                if (bytes > MOST_BYTES) {
                    return refused(
                            all,
                            Problem.of(
                                            ProblemType.CONTENT_TOO_LARGE,
                                            "Operations in one transaction must not be longer than 16 MiB together.")
                                    .exception(),
                            sender);
                }
                next = lines.next();
            }
        } catch (IOException e) {
            long last = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
            all.add(new Lines.Line(last + 1, new byte[0], false));
            return refused(all, interrupted(e), sender);
        }
        return together(all, request, sender);
    }

    /** Nothing was run; the last line is why. */
    private List<BulkLine> refused(List<Lines.Line> lines, RuntimeException why, Sender sender) {
        List<BulkLine> answers = new ArrayList<>();
        lines.subList(0, lines.size() - 1).forEach(line -> answers.add(BulkLine.skipped(line.number())));
        answers.add(failed(lines.get(lines.size() - 1).number(), why, sender));
        return answers;
    }

    private List<BulkLine> together(List<Lines.Line> lines, BulkRequest request, Sender sender) {
        List<BulkLine> answers = new ArrayList<>();
        try {
            WriteTransaction.Together<List<BulkLine>> done = transactions.together(request.dryRun(), () -> {
                long answered = 0;
                for (Lines.Line line : lines) {
                    BulkLine answer = attempt(line, request, sender);
                    answers.add(answer);
                    answered += answer.body() == null ? 0 : answer.body().length();
                    if (answered > MOST_ANSWERED) {
                        answers.set(
                                answers.size() - 1,
                                failed(
                                        line.number(),
                                        Problem.of(
                                                        ProblemType.CONTENT_TOO_LARGE,
                                                        "The answers of one transaction must not be longer than 32 MiB"
                                                                + " together; send fewer operations.")
                                                .exception(),
                                        sender));
                        throw new UndoneException();
                    }
                    if (request.atomic() && answer.outcome() == BulkOutcome.FAILED) {
                        throw new UndoneException();
                    }
                }
                return answers;
            });
            return done.result().stream()
                    .map(line -> request.dryRun() ? dry(line) : withCursor(line, done.cursor()))
                    .toList();
        } catch (UndoneException e) {
            return undone(lines, answers);
        } catch (RuntimeException e) {
            return lines.stream().map(line -> failed(line.number(), e, sender)).toList();
        }
    }

    /** In a dry run that is not atomic, what fails is taken back alone. */
    private BulkLine attempt(Lines.Line line, BulkRequest request, Sender sender) {
        try {
            return request.atomic() ? perform(line, sender) : transactions.attempt(() -> perform(line, sender));
        } catch (RuntimeException e) {
            return failed(line.number(), e, sender);
        }
    }

    private static List<BulkLine> undone(List<Lines.Line> lines, List<BulkLine> answers) {
        List<BulkLine> all = new ArrayList<>();
        answers.subList(0, answers.size() - 1).forEach(line -> all.add(line.undone()));
        all.add(answers.get(answers.size() - 1));
        lines.subList(answers.size(), lines.size()).forEach(line -> all.add(BulkLine.skipped(line.number())));
        return all;
    }

    private static BulkLine withCursor(BulkLine line, OptionalLong cursor) {
        return cursor.isEmpty() ? line : with(line, "Change-Cursor", String.valueOf(cursor.getAsLong()));
    }

    private static BulkLine dry(BulkLine line) {
        return line.outcome() == BulkOutcome.DONE ? with(line, "Dry-Run", "true") : line;
    }

    private static BulkLine with(BulkLine line, String name, String value) {
        Map<String, String> headers = new TreeMap<>(line.headers());
        headers.put(name, value);
        return new BulkLine(line.line(), line.outcome(), line.status(), headers, line.body());
    }

    private static ProblemException tooMany(int most) {
        return Problem.of(
                        ProblemType.CONTENT_TOO_LARGE,
                        "At most %,d operations can be sent at a time; send the rest by themselves.".formatted(most))
                .exception();
    }

    private static ProblemException interrupted(IOException failure) {
        return Problem.of(
                        ProblemType.REQUEST_TIMEOUT,
                        failure instanceof PacedInput.TooSlowException
                                ? failure.getMessage() + "; no operation from here on was run."
                                : "The stream was interrupted; no operation from here on was run.")
                .exception();
    }

    private BulkLine failed(long line, RuntimeException failure, Sender sender) {
        Response answer = failure instanceof ProblemException refused
                ? mappers.problem(refused)
                : mappers.internal(failure, sender.context());
        Map<String, String> headers = new HashMap<>();
        answer.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Cache-Control")) {
                headers.put(name, String.valueOf(values.get(0)));
            }
        });
        return new BulkLine(
                line,
                BulkOutcome.FAILED,
                answer.getStatus(),
                headers,
                new String(written(answer.getEntity()), StandardCharsets.UTF_8));
    }

    private byte[] bytes(BulkLine line) {
        byte[] text = written(line);
        byte[] ended = Arrays.copyOf(text, text.length + 1);
        ended[text.length] = '\n';
        return ended;
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem or a line is always JSON", e);
        }
    }
}
