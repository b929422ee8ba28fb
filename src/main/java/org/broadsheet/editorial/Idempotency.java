package org.broadsheet.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Stores the first answer to each {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header) for a day, on
 * every node. The answer is stored in the write's own transaction, so neither exists without the other. A first request
 * holds an advisory lock while it runs; the lock ends with its transaction, however that ends.
 */
@ApplicationScoped
class Idempotency {

    private static final int LONGEST = 255;

    private final Database database;
    private final Editor editor;
    private final ObjectMapper json;

    Idempotency(Database database, Editor editor, ObjectMapper json) {
        this.database = database;
        this.editor = editor;
        this.json = json;
    }

    /** A key as sent by one caller, for one request. */
    record Name(String holder, String key, byte[] request) {}

    /** Reads the header, quoted (a string of RFC 9651) or bare. */
    Name name(String header, String request, byte[] body) {
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.of(
                            ProblemType.INVALID_IDEMPOTENCY_KEY,
                            "Idempotency-Key must have 1 to " + LONGEST + " visible ASCII characters, such as a UUID.")
                    .exception();
        }
        byte[] digest =
                ContentDigest.of(request, new String(body == null ? new byte[0] : body, StandardCharsets.ISO_8859_1));
        return new Name(editor.holder(), key, digest);
    }

    /** The name of one of the requests that are sent together under one key. */
    Name part(String header, long number, String request, byte[] body) {
        Name whole = name(header, request, body);
        // No key that is sent has a space.
        return new Name(whole.holder(), whole.key() + " " + number, whole.request());
    }

    /** The stored answer, if any. Ends the request if the key was used for another request, or the first still runs. */
    Optional<WriteTransaction.Answer> first(Name name) {
        boolean free = database.first(
                        Sql.of(
                                "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free",
                                name.holder() + '\n' + name.key()),
                        row -> row.getBoolean("free"))
                .orElseThrow();
        if (!free) {
            throw Problem.of(
                            ProblemType.REQUEST_IN_PROGRESS,
                            "The first request with this Idempotency-Key is still running; try again in a moment.")
                    .exception(Map.of("Retry-After", "1"));
        }
        return database.first(
                Sql.of(
                        "select request, status, headers, body from idempotency"
                                + " where holder = ? and name = ? and at > now() - interval '24 hours'",
                        name.holder(),
                        name.key()),
                row -> {
                    if (!MessageDigest.isEqual(row.getBytes("request"), name.request())) {
                        throw Problem.of(
                                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                                        "This Idempotency-Key was already used for a different request; use a new one.")
                                .exception();
                    }
                    return new WriteTransaction.Answer(
                            row.getInt("status"), headers(row.getString("headers")), row.getString("body"));
                });
    }

    /** Stores the answer, in the caller's transaction. */
    void keep(Name name, WriteTransaction.Answer answer) {
        try {
            database.update(Sql.of(
                    "insert into idempotency (holder, name, request, status, headers, body) values (?, ?, ?, ?, ?::jsonb, ?)"
                            + " on conflict (holder, name) do update set request = excluded.request,"
                            + " status = excluded.status, headers = excluded.headers, body = excluded.body, at = now()",
                    name.holder(),
                    name.key(),
                    name.request(),
                    answer.status(),
                    json.writeValueAsString(answer.headers()),
                    Optional.ofNullable(answer.body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Headers are always JSON", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        database.update(Sql.of("delete from idempotency where at < now() - interval '24 hours'"));
    }

    private Map<String, String> headers(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON cannot be read", e);
        }
    }
}
