package org.broadsheet.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A key as it is stored: everything except the secret.
 *
 * @param prefix the beginning of the secret, by which people can tell keys apart
 * @param limits what its scopes are limited to
 * @param partner the id of the partner that reads Delivery with it; null for a key of the newsroom's own
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
        UUID partner,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {}
