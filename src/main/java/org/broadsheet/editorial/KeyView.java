package org.broadsheet.editorial;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.access.Key;
import org.broadsheet.access.Scope;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.Durations;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key, without the key itself. */
@Schema(name = "Key", description = "A key, without the key itself.")
public record KeyView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(description = "What it is for.", maxLength = NAME_LENGTH)
        String name,

        @Schema(description = "The beginning of the key, to tell keys apart.", maxLength = 20)
        String prefix,

        @Schema(type = SchemaType.ARRAY, implementation = ScopeName.class, description = "What it may do.")
        Set<String> scopes,

        @Schema(
                description =
                        "The sections that it is limited to, with all below them: their slugs, and the ids of those"
                                + " that were deleted. Empty if it is not limited to sections.")
        List<String> sections,

        @Schema(description = "The senders that it is limited to. Empty if it is not limited to senders.")
        List<String> sources,

        @Schema(nullable = true, description = "The id of the partner that reads Delivery with it; null for others.")
        UUID partner,

        @Schema(description = "When it was created.") Instant createdAt,

        @Schema(nullable = true, description = "When it expires; null for never.")
        Instant expiresAt,

        @Schema(nullable = true, description = "When it was revoked.")
        Instant revokedAt,

        @Schema(nullable = true, description = "When it was last used, to the minute.")
        Instant lastUsedAt) {

    /** The view of a key, with the names of its sections and sources. */
    static KeyView of(Key key, Reach reach) {
        return new KeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.scopes(),
                reach.sections(key.limits()),
                reach.sources(key.limits()),
                key.partner(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }

    private static final int NAME_LENGTH = 200;

    /** The scopes as JSON has them. Only describes the contract. */
    @Schema(
            name = "Scope",
            description = "What a key may do.",
            type = SchemaType.STRING,
            enumeration = {
                Scope.CONTENT_GATED,
                Scope.CONTENT_READ,
                Scope.CONTENT_WRITE,
                Scope.CONTENT_REVIEW,
                Scope.CONTENT_PUBLISH,
                Scope.ADMIN
            })
    private interface ScopeName {}

    /**
     * A key that was just created.
     *
     * @param key the key itself, shown only this once
     */
    @Schema(name = "NewKey", description = "A key that was just created.")
    record New(
            KeyView details,

            @Schema(description = "The key, shown only this once: only a digest of it is stored.", maxLength = 100)
            String key) {}

    /** The request for a new key. */
    @Schema(name = "KeyInput", description = "A key to create. Without expiresIn and expiresAt it is valid for a year.")
    record Input(
            @Schema(description = "What it is for, such as the program that gets it.")
            @NotNull
            @Size(min = 1, max = NAME_LENGTH)
            String name,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = ScopeName.class,
                    description = "What it may do. Required but for a partner's key, which has none.")
            @Size(min = 1, max = 6)
            List<String> scopes,

            @Schema(
                    description =
                            "Slugs of sections, to limit it to articles and summaries of these and all below them;"
                                    + " for articles of several sections the first decides. It reads and writes nothing else, and"
                                    + " nothing that all sections share. The limit follows a section that is renamed or moved.",
                    uniqueItems = true)
            @Size(min = 1, max = MOST_LIMITS)
            List<@Pattern(regexp = Slugs.PATTERN) String> sections,

            @Schema(
                    description = "Senders, to limit it to articles with one of these as their source. Sent with"
                            + " sections, it needs both.",
                    uniqueItems = true)
            @Size(min = 1, max = MOST_LIMITS)
            List<@Pattern(regexp = Slugs.PATTERN) String> sources,

            @Schema(
                    description =
                            "The id of a partner, for a key with which that reads its product in Delivery, and nothing"
                                    + " else. Cannot be combined with scopes, sections and sources: the product says what"
                                    + " it opens.")
            @Pattern(regexp = UUID_PATTERN, message = "Must be the id of a partner")
            @Size(min = 36, max = 36)
            String partner,

            @Schema(
                    description =
                            "How long it is valid: an ISO 8601 duration in days or smaller units, from a minute to"
                                    + " ten years.",
                    examples = "P90D")
            @Size(min = 1, max = 40)
            String expiresIn,

            @Schema(description = "When it expires; at most ten years from now.")
            Instant expiresAt)
            implements CheckedInput {

        private static final int MOST_LIMITS = 100;
        private static final String UUID_PATTERN =
                "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration USUAL = Duration.ofDays(365);
        private static final Duration LONGEST = Duration.ofDays(3_653);

        @Override
        public void check(JsonInput input) {
            if (expiresIn != null && expiresAt != null) {
                input.fault("expiresAt", "Cannot be combined with expiresIn: send only one of them");
            } else if (expiresIn != null && lifetime().isEmpty()) {
                input.fault(
                        "expiresIn", "Must be an ISO 8601 duration from a minute to ten years, in days, such as P90D");
            }
            if (partner == null && input.node("scopes").isEmpty() && input.isObject()) {
                input.fault("scopes", "Is required");
            }
            if (partner != null) {
                Stream.of("scopes", "sections", "sources")
                        .filter(name -> input.node(name).isPresent())
                        .forEach(name -> input.fault(
                                name, "Cannot be combined with partner, whose product says what the key opens"));
            }
            refuseEmpty(input, "sections", sections);
            refuseEmpty(input, "sources", sources);
            for (int i = 0; limited() && i < scopes.size(); i++) {
                if (Scope.ALL.contains(scopes.get(i)) && !Scope.LIMITABLE.contains(scopes.get(i))) {
                    input.faults()
                            .add(Fault.pointer(
                                    "/scopes/" + i,
                                    scopes.get(i)
                                            + " opens all sections; it cannot be combined with sections or sources"));
                }
            }
        }

        /** An empty list could be meant as none as well as all. */
        private static void refuseEmpty(JsonInput input, String field, List<String> limits) {
            if (limits != null && limits.isEmpty()) {
                input.fault(field, "Must not be empty; leave it out for a key without this limit");
            }
        }

        private boolean limited() {
            return (sections != null || sources != null) && scopes != null;
        }

        private Optional<Duration> lifetime() {
            return Durations.between(expiresIn, SHORTEST, LONGEST);
        }

        /** When the key expires; ends the request with a 422 if that is out of bounds. */
        Instant expiry(Instant now) {
            if (expiresAt == null) {
                return now.plus(lifetime().orElse(USUAL));
            }
            if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
                throw Problem.invalidContent(List.of(
                                Fault.pointer("/expiresAt", "Must be in the future, at most ten years from now")))
                        .exception();
            }
            return expiresAt;
        }
    }
}
