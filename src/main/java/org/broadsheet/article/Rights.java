package org.broadsheet.article;

import java.time.Instant;
import org.broadsheet.response.Publication;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who owns a text, and what others may do with it.
 *
 * @param copyright may be null, as everything else here
 * @param license a URL
 * @param expires when the newsroom's own right to it ends; the text stays public all the same
 */
@Schema(name = "Rights", description = "Who owns a text, and what others may do with it.")
public record Rights(
        @Schema(nullable = true, description = "The copyright notice. Plain text.", maxLength = 500)
        String copyright,

        @Schema(nullable = true, description = "What others may do with it. Plain text.", maxLength = 1000)
        String usageTerms,

        @Schema(nullable = true, description = "Its licence.", format = "uri", maxLength = 2000)
        String license,

        @Schema(
                nullable = true,
                description = "When the newsroom's own right to it ends. The text stays public until it is withdrawn.")
        Instant expires) {

    /** What holds for an article: its own rights, and where they say nothing, those of all. Null where neither says anything. */
    static Rights holding(Rights own, Publication publication) {
        Rights rights = new Rights(
                own == null || own.copyright == null ? publication.copyright().orElse(null) : own.copyright,
                own == null || own.usageTerms == null ? publication.usageTerms().orElse(null) : own.usageTerms,
                own == null || own.license == null
                        ? publication.license().map(Object::toString).orElse(null)
                        : own.license,
                own == null ? null : own.expires);
        return rights.equals(NOTHING) ? null : rights;
    }

    private static final Rights NOTHING = new Rights(null, null, null, null);
}
