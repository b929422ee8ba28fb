package org.broadsheet.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One article, whole.
 *
 * @param standfirst what the editors wrote below the headline; null where they wrote nothing
 * @param excerpt the beginning of the body, at most 200 characters, no markup; null where the body has no text
 * @param body in the requested forms; null with {@code body=none}
 * @param related with {@code include=related}, else null
 * @param notices with {@code include=notices}, else null; newest first
 * @param translations with {@code include=translations}, else null
 * @param nextChangeAt when something shown here will change by the clock: ask again then; null where nothing will
 */
@Schema(name = "Article", description = "One article, whole.")
public record ArticleView(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "The article's name in paths.", examples = "harbour-ferry-returns")
        String slug,

        @Schema(description = "The article's page on the public site.")
        URI url,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(
                nullable = true,
                description = "What the editors wrote below the headline, plain text; null where they wrote nothing.",
                maxLength = 2000)
        String standfirst,

        @Schema(
                nullable = true,
                description = "The first sentences or words of the body, plain text; null where it has no text.",
                maxLength = 200)
        String excerpt,

        @Schema(nullable = true, description = "The picture on top.")
        Image leadImage,

        SectionRef section,
        @Schema(description = "In the byline's order.") List<ArticleAuthor> authors,
        @Schema(description = "In the editor's order.") List<TagRef> tags,

        @Schema(description = "BCP 47.", maxLength = 100, examples = "en")
        String language,

        @Schema(description = "Words of the body; characters where the language writes without spaces.", minimum = "0")
        int wordCount,

        @Schema(description = "Whole minutes to read it.", minimum = "1")
        int readingMinutes,

        @Schema(description = "When it was published.") Instant publishedAt,

        @Schema(description = "When it last changed in a way that readers should know of.")
        Instant updatedAt,

        @Schema(description = "Whether it was retracted: it stays at its address, marked, and out of lists.")
        boolean retracted,

        @Schema(
                description = "For whom it is whole. Everybody gets the part of the body before its paywall, with"
                        + " `body.truncated`; a key with the scope `content:gated` gets all of it.")
        Access access,

        @Schema(nullable = true, description = "In the forms asked for; null with `body=none`.")
        BodyView body,

        @Schema(nullable = true, description = "With `include=related`, else null.")
        List<Teaser> related,

        @Schema(nullable = true, description = "With `include=notices`, else null; newest first.")
        List<NoticeView> notices,

        @Schema(nullable = true, description = "With `include=translations`, else null.")
        List<Translation> translations,

        @Schema(
                nullable = true,
                description =
                        "When something shown here changes by the clock: ask again then. Null where" + " nothing will.")
        Instant nextChangeAt) {}
