package org.broadsheet.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article's content as editors send it, for the contract; {@link ArticleDraft} reads it. */
@Schema(
        description =
                "An article's content as editors send it. What is kept about it (id, version, status …) may be sent"
                        + " back as it was read.",
        requiredProperties = {"headline", "section", "body"})
record ArticleInput(
        @Schema(nullable = true, description = "Its name in paths; made from the headline if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "Who sent it; goes with externalId.", maxLength = 200)
        String source,

        @Schema(nullable = true, description = "The sender's own id.", maxLength = 200)
        String externalId,

        @Schema(description = "Plain text.", maxLength = ArticleDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(nullable = true, description = "Plain text.", maxLength = ArticleDraft.STANDFIRST_LENGTH)
        String standfirst,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(nullable = true, description = "Slugs, in order.", maxItems = ArticleDraft.MAX_TAGS)
        List<String> tags,

        @Schema(nullable = true, description = "Slugs, in the byline's order.", maxItems = ArticleDraft.MAX_AUTHORS)
        List<String> authors,

        @Schema(nullable = true, description = "BCP 47; en if absent.", maxLength = 100)
        String language,

        @Schema(nullable = true, description = "What it shares with its translations.", maxLength = 200)
        String translationGroup,

        @Schema(nullable = true, description = "The picture on top.")
        ImageDraft leadImage,

        @Schema(description = "In one of its forms.") BodyDraft body,

        @Schema(nullable = true, description = "Slugs of related stories.", maxItems = ArticleDraft.MAX_RELATED)
        List<String> related,

        // What the program keeps: taken as it was read.
        @Schema(nullable = true, description = KEPT) UUID id,

        @Schema(nullable = true, description = KEPT) Integer version,
        @Schema(nullable = true, description = KEPT) URI url,

        @Schema(nullable = true, description = KEPT, maxLength = 20)
        String status,

        @Schema(nullable = true, description = KEPT) Instant publishedAt,

        @Schema(nullable = true, description = KEPT) Instant embargoUntil,

        @Schema(nullable = true, description = KEPT) Instant updatedAt,

        @Schema(nullable = true, description = KEPT) Boolean retracted,

        @Schema(nullable = true, description = KEPT) EditorialArticle.GoneView gone,

        @Schema(nullable = true, description = KEPT, maxItems = ArticleDraft.MAX_NOTICES)
        List<NoticeView> notices,

        @Schema(nullable = true, description = KEPT) Instant savedAt,

        @Schema(nullable = true, description = KEPT, maxLength = 200)
        String savedBy,

        @Schema(nullable = true, description = KEPT) List<Warning> warnings) {

    private static final String KEPT = "Kept by the program: leave it out, or send it as it was read.";
}
