package org.broadsheet.article;

import java.util.List;
import org.broadsheet.body.ImagePatch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of an article as editors send them, for the contract. */
@Schema(description = "Fields to change (RFC 7396): null takes one away, what is absent stays.", minProperties = 1)
record ArticlePatch(
        @Schema(nullable = true, description = "Its name in paths; stays if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "Who sent it; goes with externalId.", maxLength = 200)
        String source,

        @Schema(nullable = true, description = "The sender's own id.", maxLength = 200)
        String externalId,

        @Schema(nullable = true, description = "Plain text.", maxLength = ArticleDraft.HEADLINE_LENGTH)
        String headline,

        @Schema(nullable = true, description = "Plain text.", maxLength = ArticleDraft.STANDFIRST_LENGTH)
        String standfirst,

        @Schema(nullable = true, description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(nullable = true, description = "Slugs, in order.", maxItems = ArticleDraft.MAX_TAGS)
        List<String> tags,

        @Schema(nullable = true, description = "Slugs, in the byline's order.", maxItems = ArticleDraft.MAX_AUTHORS)
        List<String> authors,

        @Schema(nullable = true, description = "BCP 47.", maxLength = 100)
        String language,

        @Schema(nullable = true, description = "What it shares with its translations.", maxLength = 200)
        String translationGroup,

        @Schema(nullable = true, description = "The picture on top.")
        ImagePatch leadImage,

        @Schema(nullable = true, description = "Whole, in one of its forms.")
        BodyDraft body,

        @Schema(nullable = true, description = "Slugs of related stories.", maxItems = ArticleDraft.MAX_RELATED)
        List<String> related) {}
