package org.broadsheet.editorial;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Key;
import org.broadsheet.access.Scope;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key, but for the key itself. */
@Schema(name = "Key", description = "A key, but for the key itself.")
public record KeyView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "What it is for.", maxLength = KeyResource.NAME_LENGTH)
        String name,

        @Schema(description = "The key's beginning, by which people tell keys apart.", maxLength = 20)
        String prefix,

        @Schema(type = SchemaType.ARRAY, implementation = ScopeName.class, description = "What it may do.")
        Set<String> scopes,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(nullable = true, description = "When it stops to open anything; null for never.")
        Instant expiresAt,

        @Schema(nullable = true, description = "When it was revoked.")
        Instant revokedAt,

        @Schema(nullable = true, description = "When it was last used, to the minute.")
        Instant lastUsedAt) {

    static KeyView of(Key key) {
        return new KeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }

    /** The scopes on the wire, for the contract. */
    @Schema(
            name = "Scope",
            description = "What a key may do.",
            type = SchemaType.STRING,
            enumeration = {Scope.CONTENT_READ, Scope.CONTENT_WRITE, Scope.CONTENT_PUBLISH, Scope.ADMIN})
    private interface ScopeName {}

    /**
     * A key that was just made.
     *
     * @param key the key itself, shown this once
     */
    @Schema(name = "NewKey", description = "A key that was just made.")
    record New(
            KeyView details,

            @Schema(description = "The key, shown this once: only a digest of it is kept.", maxLength = 100)
            String key) {}

    /** What a key is asked for with. */
    @Schema(
            name = "KeyInput",
            description = "What a key is to be like. Without expiresIn and expiresAt it opens for a year.",
            requiredProperties = {"name", "scopes"})
    record Input(
            @Schema(
                    description = "What it is for, such as the program that gets it.",
                    maxLength = KeyResource.NAME_LENGTH)
            String name,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = ScopeName.class,
                    description = "What it may do.",
                    minItems = 1,
                    maxItems = 4)
            List<String> scopes,

            @Schema(
                    nullable = true,
                    description = "How long it opens: an ISO 8601 duration of a minute to ten years, in days and less.",
                    examples = "P90D",
                    maxLength = 40)
            String expiresIn,

            @Schema(nullable = true, description = "When it stops to open anything; at most ten years from now.")
            Instant expiresAt) {}
}
