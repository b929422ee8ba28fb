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
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Tokens that show an article, or a release, through Delivery before it is public. Stored as digests, shown once. */
@ApplicationScoped
public class PreviewTokens {

    private static final String COLUMNS =
            "select id, article_id, working_copy, release_id, label, created_at, created_by, expires_at, revoked_at, uses, last_used_at"
                    + " from preview_token";
    private static final int SECRET_LENGTH = 40;

    private final Database database;

    PreviewTokens(Database database) {
        this.database = database;
    }

    /**
     * What a token shows: an article or a release.
     *
     * @param article null for a release
     * @param workingCopy whether it shows the article's working copy
     * @param release null for an article
     */
    public record Subject(UUID article, boolean workingCopy, UUID release) {

        /** An article as it is stored, or as its working copy has it. */
        public static Subject article(UUID id, boolean workingCopy) {
            return new Subject(id, workingCopy, null);
        }

        public static Subject release(UUID id) {
            return new Subject(null, false, id);
        }

        private Sql condition() {
            return release == null ? Sql.of("article_id = ?", article) : Sql.of("release_id = ?", release);
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
                "insert into preview_token (id, article_id, working_copy, release_id, digest, label, created_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))",
                id,
                Optional.ofNullable(subject.article()),
                subject.workingCopy(),
                Optional.ofNullable(subject.release()),
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

    /** The tokens that show this, or an article otherwise, newest first. */
    public List<Token> of(Subject subject) {
        return database.list(
                Sql.of(COLUMNS + " where").add(subject.condition()).add("order by created_at desc, id desc"),
                PreviewTokens::read);
    }

    /** Revokes a token; empty if the article or release has none with this id. */
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
                new Subject(
                        Database.id(row, "article_id"), row.getBoolean("working_copy"), Database.id(row, "release_id")),
                row.getString("label"),
                Database.instant(row, "created_at"),
                row.getString("created_by"),
                Database.instant(row, "expires_at"),
                Database.instant(row, "revoked_at"),
                row.getLong("uses"),
                Database.instant(row, "last_used_at"));
    }
}
