package org.broadsheet.correction;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.article.Teaser;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A notice and the article that it is about.
 *
 * @param html sanitised HTML
 */
@Schema(name = "Correction", description = "A notice and the article that it is about.")
public record CorrectionView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(
                description = "What kind of notice it is.",
                enumeration = {"correction", "clarification", "editors-note", "update", "retraction"})
        String kind,

        @Schema(description = "Sanitised HTML.") String html,
        @Schema(description = "When it was attached.") Instant publishedAt,
        Teaser article) {}
