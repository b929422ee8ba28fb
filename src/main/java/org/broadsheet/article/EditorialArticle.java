package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article as its editors see it: what can be sent back, and what the program keeps about it.
 *
 * @param version counts its saves, from 1; the ETag is made of it
 * @param body {@code {"blocks": […]}} as stored, references as slugs
 * @param related slugs, in the editor's order
 * @param warnings what a write took out or what readers will miss; empty for reads
 */
@Schema(description = "An article as its editors see it: what can be sent back, and what is kept about it.")
public record EditorialArticle(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts its saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The article's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The article's page on the public site, once it is public.")
        URI url,

        @Schema(nullable = true, description = "Who sent it; null where it was written here.", maxLength = 200)
        String source,

        @Schema(nullable = true, description = "The sender's own id.", maxLength = 200)
        String externalId,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(nullable = true, description = "Plain text.", maxLength = 2000)
        String standfirst,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "Slugs, in the editor's order.")
        List<String> tags,

        @Schema(description = "Slugs, in the byline's order.")
        List<String> authors,

        @Schema(description = "BCP 47.", examples = "en", maxLength = 100)
        String language,

        @Schema(nullable = true, description = "What it shares with its translations.", maxLength = 200)
        String translationGroup,

        @Schema(nullable = true, description = "The picture on top.")
        Image leadImage,

        @Schema(
                implementation = BodyDraft.Blocks.class,
                description = "The stored form, `{\"blocks\": […]}`; references are slugs.")
        JsonNode body,

        @Schema(description = "Slugs of articles that an editor chose.")
        List<String> related,

        @Schema(
                description = "Where it stands in its life. A published article is public when its time has come.",
                enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN})
        String status,

        @Schema(nullable = true, description = "When it was or will be published.")
        Instant publishedAt,

        @Schema(nullable = true, description = "Hides it until then, though it is published.")
        Instant embargoUntil,

        @Schema(nullable = true, description = "When it last changed in a way that readers should know of.")
        Instant updatedAt,

        @Schema(description = "Whether it was retracted.") boolean retracted,

        @Schema(nullable = true, description = "Since when, and why, what was public is not.")
        GoneView gone,

        @Schema(description = "Newest first.") List<NoticeView> notices,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(nullable = true, description = "Who saved this version.", maxLength = 200)
        String savedBy,

        @Schema(description = "What a write took out, and what readers will miss; empty for reads.")
        List<Warning> warnings) {

    /**
     * Why something that was public is not.
     *
     * @param notice sanitised HTML
     * @param replacement the slug of the article that took its place
     */
    @Schema(name = "GoneNotice", description = "Since when, and why, what was public is not.")
    public record GoneView(
            @Schema(description = "Since when.") Instant at,

            @Schema(nullable = true, description = "Why.", maxLength = 500)
            String reason,

            @Schema(nullable = true, description = "Sanitised HTML for the public.")
            String notice,

            @Schema(nullable = true, description = "The slug of the article that took its place.", maxLength = 200)
            String replacement) {}
}
