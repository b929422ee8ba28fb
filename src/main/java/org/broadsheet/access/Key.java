package org.broadsheet.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A key as it is stored: everything but the key itself.
 *
 * @param prefix the key's beginning, by which people tell keys apart
 * @param expiresAt when it stops to open anything; null for never
 * @param revokedAt when it was taken back; null where it was not
 * @param lastUsedAt when it was last used, to the minute; null for never
 */
public record Key(
        UUID id,
        String name,
        String prefix,
        Set<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {

    boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
