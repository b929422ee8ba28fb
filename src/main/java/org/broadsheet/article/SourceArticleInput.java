package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import org.broadsheet.body.ImageDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article as a wire or a CMS sends it, for the contract. */
@Schema(
        description = "An article as a wire or a CMS sends it, its state included.",
        requiredProperties = {"headline", "section", "body"})
record SourceArticleInput(
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

        @Schema(
                nullable = true,
                description = "Where it stands in its life; draft if absent.",
                enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN})
        String status,

        @Schema(nullable = true, description = "When it was or will be published.")
        Instant publishedAt,

        @Schema(nullable = true, description = "As publishedAt if absent.")
        Instant updatedAt,

        @Schema(nullable = true, description = "Hides it until then.")
        Instant embargoUntil) {}
