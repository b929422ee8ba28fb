package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A public correction, clarification, editors' note, update or retraction of an article.
 *
 * @param html sanitised inline HTML
 */
@Schema(name = "Notice", description = "A public correction or note attached to an article.")
public record NoticeView(
        @Schema(description = "UUIDv7.") UUID id,

        @Schema(
                description = "What kind of notice it is.",
                enumeration = {"correction", "clarification", "editors-note", "update", "retraction"})
        String kind,

        @Schema(description = "Sanitised HTML.") String html,
        @Schema(description = "When it was attached.") Instant publishedAt) {

    /** The kinds of notices. */
    public static final List<String> KINDS =
            Stream.of(NoticeKind.values()).map(NoticeKind::wireName).toList();
}
