package org.broadsheet.access;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;

/** The stored keys. Kept as SHA-256 digests; a key itself is shown once, when it is made. */
@ApplicationScoped
public class Keys {

    private static final String COLUMNS =
            "select id, name, prefix, digest, scopes, created_at, expires_at, revoked_at, last_used_at from access_key";
    private static final int NAME_LENGTH = 8;
    private static final int SECRET_LENGTH = 40;
    private static final int PREFIX_LENGTH = 12;

    private final Database database;
    private final Counts counts;

    Keys(Database database, Counts counts) {
        this.database = database;
        this.counts = counts;
    }

    /**
     * A key that was just made.
     *
     * @param secret the key itself, which nobody can tell again
     */
    public record Made(Key key, String secret) {}

    private record Stored(Key key, byte[] digest) {}

    /**
     * The valid key that this is. Found by its digest, then compared in constant time: how long it takes says nothing
     * about how near a guess was.
     */
    public Optional<Key> valid(String secret) {
        byte[] digest = Secret.digest(secret);
        return database.first(Sql.of(COLUMNS + " where digest = ?", digest), Keys::read)
                .filter(stored -> MessageDigest.isEqual(stored.digest(), digest))
                .map(Stored::key)
                .filter(key -> key.isValid(Instant.now()));
    }

    /** Notes that a key was used; writes at most once a minute. */
    void used(Key key) {
        Instant now = Instant.now();
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(now.minusSeconds(60))) {
            database.update(Sql.of("update access_key set last_used_at = ?", now)
                    .add("where id = ? and coalesce(last_used_at < ?, true)", key.id(), now.minusSeconds(60)));
        }
    }

    /** Makes a key of random letters and digits, 238 bits of them after its prefix. */
    public Made make(String name, Collection<String> scopes, Instant expiresAt) {
        String secret = "bsk_" + Secret.letters(NAME_LENGTH) + "_" + Secret.letters(SECRET_LENGTH);
        return new Made(keep(secret, name, scopes, expiresAt), secret);
    }

    /** Keeps the digest of a key that somebody else made. */
    Key keep(String secret, String name, Collection<String> scopes, Instant expiresAt) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        // Half of a short key at most: what is shown of it must not be of use to a guesser.
        String prefix = secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 2));
        database.update(Sql.of(
                "insert into access_key (id, name, prefix, digest, scopes, expires_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (digest) do nothing",
                id,
                name,
                prefix,
                Secret.digest(secret),
                List.copyOf(scopes),
                Optional.ofNullable(expiresAt)));
        return database.first(Sql.of(COLUMNS + " where digest = ?", Secret.digest(secret)), Keys::read)
                .map(Stored::key)
                .orElseThrow();
    }

    /** A page of all keys, newest first. */
    public <T> Page<T> page(Parameters parameters, Function<Key, T> view) {
        Keyset keyset = Keyset.of(parameters, "keys", Instant.class);
        parameters.check();
        List<Stored> rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("created_at", "id", true))
                        .add(keyset.order("created_at", "id", true)),
                Keys::read);
        return keyset.page(
                rows,
                row -> row.key().createdAt(),
                row -> row.key().id(),
                row -> view.apply(row.key()),
                counts.of(keyset.counting(), Sql.of("select 1 from access_key")));
    }

    /** The key of this id. */
    public Optional<Key> byId(UUID id) {
        return database.first(Sql.of(COLUMNS + " where id = ?", id), Keys::read).map(Stored::key);
    }

    /**
     * The valid keys that can make keys, locked until the caller's transaction ends, so that two who revoke each other in
     * the same moment come one after the other.
     */
    public List<Key> lockAdmins() {
        return database
                .list(Sql.of(COLUMNS + " where ? = any (scopes) order by id for update", Scope.ADMIN), Keys::read)
                .stream()
                .map(Stored::key)
                .filter(key -> key.isValid(Instant.now()))
                .toList();
    }

    /** Takes a key back. */
    public void revoke(Key key) {
        database.update(
                Sql.of("update access_key set revoked_at = now() where id = ? and revoked_at is null", key.id()));
    }

    /** Whether there is any key at all, valid or not. */
    boolean any() {
        return database.first(Sql.of("select exists (select 1 from access_key)"), row -> row.getBoolean(1))
                .orElseThrow();
    }

    private static Stored read(ResultSet row) throws SQLException {
        Set<String> scopes = new LinkedHashSet<>(
                Arrays.asList((String[]) row.getArray("scopes").getArray()));
        return new Stored(
                new Key(
                        Database.id(row, "id"),
                        row.getString("name"),
                        row.getString("prefix"),
                        scopes,
                        Database.instant(row, "created_at"),
                        Database.instant(row, "expires_at"),
                        Database.instant(row, "revoked_at"),
                        Database.instant(row, "last_used_at")),
                row.getBytes("digest"));
    }
}
