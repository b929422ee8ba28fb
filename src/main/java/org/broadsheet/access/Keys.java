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
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.Sql;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Bearer;
import org.broadsheet.request.BoundQuery;

/** The stored keys. Only their SHA-256 digests are kept; a secret is shown once, when its key is made. */
@ApplicationScoped
public class Keys {

    /** The scopes of limited keys have a column of their own, which earlier versions do not read. */
    private static final String COLUMNS =
            "select id, name, prefix, digest, coalesce(limited_scopes, scopes) as scopes, sections, sources, partner_id,"
                    + " created_at, expires_at, revoked_at, last_used_at from access_key";

    private static final String VALID = "revoked_at is null and coalesce(expires_at > now(), true)";
    private static final String OF_NEWSROOM = "bsk_";
    private static final int NAME_LENGTH = 8;
    private static final int SECRET_LENGTH = 40;
    private static final int PREFIX_LENGTH = 12;

    private final Database database;
    private final DatabaseClock clock;
    private final Counts counts;

    Keys(Database database, DatabaseClock clock) {
        this.clock = clock;
        this.database = database;
        this.counts = new Counts(database);
    }

    /**
     * A key that was just made.
     *
     * @param secret the secret itself, which cannot be recovered later
     */
    public record Made(Key key, String secret) {}

    private record Stored(Key key, byte[] digest) {}

    /**
     * The valid key with this secret. It is found by its digest and compared in constant time, so that timing does not
     * reveal how close a guess was.
     */
    public Optional<Key> valid(String secret) {
        byte[] digest = Secret.digest(secret);
        return database.first(Sql.of(COLUMNS + " where digest = ? and " + VALID, digest), Keys::read)
                .filter(stored -> MessageDigest.isEqual(stored.digest(), digest))
                .map(Stored::key);
    }

    /** Records that a key was used; writes at most once a minute. */
    void used(Key key) {
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(clock.now().minusSeconds(60))) {
            database.update(Sql.of("update access_key set last_used_at = now()")
                    .add("where id = ? and coalesce(last_used_at < now() - interval '1 minute', true)", key.id()));
        }
    }

    /** Makes a key without limits, of random letters and digits, with 238 random bits after its prefix. */
    public Made make(String name, Collection<String> scopes, Instant expiresAt) {
        return make(name, scopes, Limits.NONE, expiresAt);
    }

    /** Makes such a key with limits. */
    public Made make(String name, Collection<String> scopes, Limits limits, Instant expiresAt) {
        String secret = secret(OF_NEWSROOM);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(insertion(id, secret, name, limits.areSet() ? List.of() : scopes, expiresAt));
        if (limits.areSet()) {
            database.update(Sql.of(
                    "update access_key set limited_scopes = ?, sections = ?, sources = ? where id = ?",
                    List.copyOf(scopes),
                    Limits.stored(limits.sections()),
                    Limits.stored(limits.sources()),
                    id));
        }
        return new Made(byId(id).orElseThrow(), secret);
    }

    /** Makes a key with which a partner reads Delivery. It has no scopes. */
    public Made makeForPartner(String name, UUID partner, Instant expiresAt) {
        String secret = secret(Bearer.OF_PARTNER);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(insertion(id, secret, name, List.of(), expiresAt));
        database.update(Sql.of("update access_key set partner_id = ? where id = ?", partner, id));
        return new Made(byId(id).orElseThrow(), secret);
    }

    /** Revokes all keys of a partner. */
    public void revokeOfPartner(UUID partner) {
        database.update(Sql.of(
                "update access_key set revoked_at = now() where partner_id = ? and revoked_at is null", partner));
    }

    /**
     * A first key that takes the place of the last one.
     *
     * @param insertion the statement that stores it
     */
    public record Replacement(UUID id, String secret, Sql insertion) {}

    /** A new first key, for callers without a {@link Keys} to make it with: nothing is stored yet. */
    public static Replacement replacementOfFirst() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String secret = secret(OF_NEWSROOM);
        return new Replacement(id, secret, insertion(id, secret, BootstrapKey.NAME, Scope.ALL, null));
    }

    /** The statement that revokes the first key, and those that took its place. */
    public static Sql revocationOfFirst() {
        return Sql.of(
                "update access_key set revoked_at = now() where name = ? and revoked_at is null", BootstrapKey.NAME);
    }

    private static String secret(String beginning) {
        return beginning + Secret.letters(NAME_LENGTH) + "_" + Secret.letters(SECRET_LENGTH);
    }

    private static Sql insertion(UUID id, String secret, String name, Collection<String> scopes, Instant expiresAt) {
        // At most half of a short key: the part that is shown must not help anyone guess the rest.
        String prefix = secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 2));
        return Sql.of(
                "insert into access_key (id, name, prefix, digest, scopes, expires_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (digest) do nothing",
                id,
                name,
                prefix,
                Secret.digest(secret),
                List.copyOf(scopes),
                Optional.ofNullable(expiresAt));
    }

    /** Stores the digest of a key that was made elsewhere. */
    Key keep(String secret, String name, Collection<String> scopes, Instant expiresAt) {
        database.update(insertion(UuidCreator.getTimeOrderedEpoch(), secret, name, scopes, expiresAt));
        return database.first(Sql.of(COLUMNS + " where digest = ?", Secret.digest(secret)), Keys::read)
                .map(Stored::key)
                .orElseThrow();
    }

    /** A page of all keys, newest first. */
    public <T> Page<T> page(BoundQuery<PageRequest> query, Function<Key, T> view) {
        Keyset keyset = Keyset.of(query, query.value(), "keys", Instant.class);
        query.faults().check();
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

    /** The key with this id. */
    public Optional<Key> byId(UUID id) {
        return database.first(Sql.of(COLUMNS + " where id = ?", id), Keys::read).map(Stored::key);
    }

    /**
     * The valid keys that can make keys, locked until the caller's transaction ends, so that two administrators who
     * revoke each other at the same time are handled one after the other.
     */
    public List<Key> lockAdmins() {
        return database
                .list(
                        Sql.of(
                                COLUMNS + " where ? = any (scopes) and " + VALID + " order by id for update",
                                Scope.ADMIN),
                        Keys::read)
                .stream()
                .map(Stored::key)
                .toList();
    }

    /** Revokes a key. */
    public void revoke(Key key) {
        database.update(
                Sql.of("update access_key set revoked_at = now() where id = ? and revoked_at is null", key.id()));
    }

    /** Whether there are any keys, valid or not. */
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
                        Limits.read(row),
                        Database.id(row, "partner_id"),
                        Database.instant(row, "created_at"),
                        Database.instant(row, "expires_at"),
                        Database.instant(row, "revoked_at"),
                        Database.instant(row, "last_used_at")),
                row.getBytes("digest"));
    }
}
