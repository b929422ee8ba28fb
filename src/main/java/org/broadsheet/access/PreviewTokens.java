package org.broadsheet.access;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Tokens that show something through Delivery before it is public. Stored as digests, shown once. */
@ApplicationScoped
public class PreviewTokens {

    private static final String COLUMNS = "select id, " + Kind.columns()
            + ", working_copy, label, created_at, created_by, expires_at, revoked_at, uses, last_used_at"
            + " from preview_token";
    private static final int SECRET_LENGTH = 40;

    private final Database database;

    PreviewTokens(Database database) {
        this.database = database;
    }

    /** What tokens can show, each with the column of its id. */
    public enum Kind {
        ARTICLE("article_id"),
        SUMMARY("summary_id"),
        RELEASE("release_id");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        private static String columns() {
            return Stream.of(values()).map(kind -> kind.column).collect(Collectors.joining(", "));
        }
    }

    /**
     * What a token shows.
     *
     * @param workingCopy whether it shows the working copy
     */
    public record Subject(Kind kind, UUID id, boolean workingCopy) {

        private Sql condition() {
            return Sql.of(kind.column + " = ?", id);
        }

        private static Subject read(ResultSet row) throws SQLException {
            for (Kind kind : Kind.values()) {
                UUID id = Database.id(row, kind.column);
                if (id != null) {
                    return new Subject(kind, id, row.getBoolean("working_copy"));
                }
            }
            throw new IllegalStateException("A token shows something that a newer program knows");
        }
    }

    /**
     * A token as it is stored: everything except the secret.
     *
     * @param uses how many reads it was used for
     */
    public record Token(
            UUID id,
            Subject subject,
            String label,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            Instant revokedAt,
            long uses,
            Instant lastUsedAt) {}

    /** A token that was just made, with its secret, which cannot be recovered later. */
    public record Made(Token token, String secret) {}

    /** Makes a token. */
    public Made make(Subject subject, String label, Duration lifetime, String by) {
        String secret = "bsp_" + Secret.letters(SECRET_LENGTH);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(Sql.of(
                "insert into preview_token (id, " + subject.kind().column
                        + ", working_copy, digest, label, created_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))",
                id,
                subject.id(),
                subject.workingCopy(),
                Secret.digest(secret),
                Optional.ofNullable(label),
                by,
                lifetime.toSeconds()));
        Token token = database.first(Sql.of(COLUMNS + " where id = ?", id), PreviewTokens::read)
                .orElseThrow();
        return new Made(token, secret);
    }

    /** The valid token with this secret. */
    public Optional<Token> valid(String secret) {
        return database.first(
                Sql.of(
                        COLUMNS + " where digest = ? and revoked_at is null and expires_at > now()",
                        Secret.digest(secret)),
                PreviewTokens::read);
    }

    /** Counts a use. */
    public void used(UUID token) {
        database.update(Sql.of("update preview_token set uses = uses + 1, last_used_at = now() where id = ?", token));
    }

    /** The tokens that show this, with its working copy or without, newest first. */
    public List<Token> of(Subject subject) {
        return database.list(
                Sql.of(COLUMNS + " where").add(subject.condition()).add("order by created_at desc, id desc"),
                PreviewTokens::read);
    }

    /** Revokes a token; empty if what it shows has none with this id. */
    public Optional<Token> revoke(Subject subject, UUID token) {
        database.update(Sql.of("update preview_token set revoked_at = coalesce(revoked_at, now())")
                .add("where id = ? and", token)
                .add(subject.condition()));
        return database.first(
                Sql.of(COLUMNS + " where id = ? and", token).add(subject.condition()), PreviewTokens::read);
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                Database.id(row, "id"),
                Subject.read(row),
                row.getString("label"),
                Database.instant(row, "created_at"),
                row.getString("created_by"),
                Database.instant(row, "expires_at"),
                Database.instant(row, "revoked_at"),
                row.getLong("uses"),
                Database.instant(row, "last_used_at"));
    }
}
