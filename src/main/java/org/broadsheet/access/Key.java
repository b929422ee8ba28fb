package org.broadsheet.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A key as it is stored: everything except the secret.
 *
 * @param prefix the beginning of the secret, by which people can tell keys apart
 * @param limits what its scopes are limited to
 * @param expiresAt when it expires; null for never
 * @param revokedAt when it was revoked; null if it was not
 * @param lastUsedAt when it was last used, to the minute; null if never
 */
public record Key(
        UUID id,
        String name,
        String prefix,
        Set<String> scopes,
        Limits limits,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {}
