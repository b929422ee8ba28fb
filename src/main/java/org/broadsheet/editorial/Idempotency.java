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
import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.Problem;

/**
 * First answers by {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header), for a day, on every node. The
 * answer is stored in the write's own transaction: there is none without the write, and no write without it. While a
 * first request runs it holds an advisory lock, which goes with its transaction whatever happens to it.
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

    /** One holder's name for one request. */
    record Name(String holder, String key, byte[] request) {}

    /** Reads the header, quoted (a string of RFC 9651) or bare. */
    Name name(String header, String request, byte[] body) {
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.of(
                            400,
                            "invalid-idempotency-key",
                            "Invalid Idempotency-Key",
                            "Idempotency-Key must have 1 to " + LONGEST + " visible ASCII characters, such as a UUID.")
                    .exception();
        }
        byte[] digest =
                ContentDigest.of(request, new String(body == null ? new byte[0] : body, StandardCharsets.ISO_8859_1));
        return new Name(editor.holder(), key, digest);
    }

    /** The first answer to this name, if there is one. Ends the request where it is another's, or still running. */
    Optional<Writes.Answer> first(Name name) {
        boolean free = database.first(
                        Sql.of(
                                "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free",
                                name.holder() + '\n' + name.key()),
                        row -> row.getBoolean("free"))
                .orElseThrow();
        if (!free) {
            throw Problem.of(
                            409,
                            "request-in-progress",
                            "Request in progress",
                            "The first request with this Idempotency-Key is still running; ask again in a moment.")
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
                                        422,
                                        "idempotency-key-reused",
                                        "Idempotency-Key reused",
                                        "This Idempotency-Key was sent with another request before; use a new one.")
                                .exception();
                    }
                    return new Writes.Answer(
                            row.getInt("status"), headers(row.getString("headers")), row.getString("body"));
                });
    }

    /** Keeps the answer, in the caller's transaction. */
    void keep(Name name, Writes.Answer answer) {
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
            throw new IllegalStateException("Not the JSON that was stored", e);
        }
    }
}
