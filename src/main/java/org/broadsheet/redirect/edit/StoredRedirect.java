package org.broadsheet.redirect.edit;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored redirect.
 *
 * @param draft what would leave it unchanged
 * @param digest of the record last imported; null if it was never imported
 */
record StoredRedirect(UUID id, int version, RedirectDraft draft, byte[] digest, Instant savedAt, String savedBy) {}
