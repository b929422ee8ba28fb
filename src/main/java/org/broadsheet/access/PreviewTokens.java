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

/** Tokens that show one article through Delivery before it is public. Stored as digests, shown once. */
@ApplicationScoped
public class PreviewTokens {

    private static final String COLUMNS =
            "select id, article_id, working_copy, label, created_at, created_by, expires_at, revoked_at, uses, last_used_at"
                    + " from preview_token";
    private static final int SECRET_LENGTH = 40;

    private final Database database;

    PreviewTokens(Database database) {
        this.database = database;
    }

    /**
     * A token as it is stored: everything except the secret.
     *
     * @param workingCopy whether it shows the article's working copy
     * @param uses how many reads it was used for
     */
    public record Token(
            UUID id,
            UUID article,
            boolean workingCopy,
            String label,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            Instant revokedAt,
            long uses,
            Instant lastUsedAt) {}

    /** A token that was just made, with its secret, which cannot be recovered later. */
    public record Made(Token token, String secret) {}

    /** Makes a token for an article. */
    public Made make(UUID article, boolean workingCopy, String label, Duration lifetime, String by) {
        String secret = "bsp_" + Secret.letters(SECRET_LENGTH);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(Sql.of(
                "insert into preview_token (id, article_id, working_copy, digest, label, created_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))",
                id,
                article,
                workingCopy,
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

    /** An article's tokens, newest first. */
    public List<Token> of(UUID article) {
        return database.list(
                Sql.of(COLUMNS + " where article_id = ? order by created_at desc, id desc", article),
                PreviewTokens::read);
    }

    /** Revokes a token; empty if the article has none with this id. */
    public Optional<Token> revoke(UUID article, UUID token) {
        database.update(Sql.of("update preview_token set revoked_at = coalesce(revoked_at, now())")
                .add("where id = ? and article_id = ?", token, article));
        return database.first(
                Sql.of(COLUMNS + " where id = ? and article_id = ?", token, article), PreviewTokens::read);
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                Database.id(row, "id"),
                Database.id(row, "article_id"),
                row.getBoolean("working_copy"),
                row.getString("label"),
                Database.instant(row, "created_at"),
                row.getString("created_by"),
                Database.instant(row, "expires_at"),
                Database.instant(row, "revoked_at"),
                row.getLong("uses"),
                Database.instant(row, "last_used_at"));
    }
}
