package org.broadsheet.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.Rights;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraOf;
import org.broadsheet.name.Kind;
import org.broadsheet.section.Breadcrumb;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One article, whole.
 *
 * @param standfirst the editors' text below the headline; null if there is none
 * @param excerpt the beginning of the body, at most 200 characters, no markup; null if the body has no text
 * @param body in the requested forms; null with {@code body=none}
 * @param related with {@code include=related}, else null
 * @param notices with {@code include=notices}, else null; newest first
 * @param translations with {@code include=translations}, else null
 * @param nextChangeAt when something shown here will change by the clock: fetch it again then; null if nothing will
 * @param breadcrumbs from the top of the publication to its section
 * @param series with {@code include=series}, else null
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
                description = "The editors' text below the headline, plain text; null if there is none.",
                maxLength = 2000)
        String standfirst,

        @Schema(
                nullable = true,
                description = "The standfirst as sanitised inline HTML; null where it has no mark-up.",
                maxLength = 10000)
        String standfirstHtml,

        @Schema(description = "What kind of text it is. Say it where it is `sponsored`.")
        ArticleKind kind,

        @Schema(nullable = true, description = "The line above the headline. Plain text.", maxLength = 200)
        String kicker,

        @Schema(
                nullable = true,
                description = "The headline for where there is little room, plain text; null where `headline` will do.",
                maxLength = 200)
        String shortHeadline,

        @Schema(nullable = true, description = "What search engines are told; null where nothing needs to be said.")
        Seo seo,

        @Schema(nullable = true, description = "What previews of links show; null where nothing needs to be said.")
        Social social,

        @Schema(
                nullable = true,
                description = "Where the text belongs, if it was published elsewhere first: the address that your page"
                        + " names as canonical in place of its own.",
                format = "uri",
                maxLength = 2000)
        String canonicalUrl,

        @Schema(
                nullable = true,
                description = "Where and when it was written, as print has it. Plain text.",
                maxLength = 200)
        String dateline,

        @Schema(nullable = true, description = "Who it comes from, if not from this newsroom.")
        Provider provider,

        @Schema(nullable = true, description = "Where it happened.")
        Place place,

        @Schema(
                nullable = true,
                description = "Who owns it, and what others may do with it; null where nothing is said.")
        Rights rights,

        @Schema(
                nullable = true,
                description =
                        "What to tell readers of artificial intelligence in it; null where the newsroom says nothing.")
        Ai ai,

        @Schema(
                nullable = true,
                description = "How important its editors find it, from 1, the most, to 5; null where they say nothing.",
                minimum = "1",
                maximum = "5")
        Integer priority,

        @Schema(description = "Whether its editors want it to stand out.")
        boolean featured,

        @Schema(
                nullable = true,
                description = "The first sentences or words of the body, plain text; null if it has no text.",
                maxLength = 200)
        String excerpt,

        @Schema(nullable = true, description = "The image at the top.")
        Image leadImage,

        @Schema(
                nullable = true,
                description = "A video, an audio or a gallery at the top, beside the image or instead of it.")
        LeadMedia leadMedia,

        SectionRef section,

        @Schema(description = "Further sections that list it, in the editor's order.")
        List<SectionRef> sections,

        @Schema(description = "Those who made it and have a page, whatever their role, in order.")
        List<ArticleAuthor> authors,

        @Schema(description = "Everyone who made it, in order: authors with their roles, and guests.")
        List<Contributor> contributors,

        @Schema(
                nullable = true,
                description = "The byline in the newsroom's own words, plain text; null where the names of those whose"
                        + " role is `author` make it.",
                maxLength = 300)
        String byline,

        @Schema(description = "In the editor's order.") List<ArticleTag> tags,

        @Schema(
                nullable = true,
                description = "The tag that it is most about, one of its tags; null where none is named.")
        TagRef primaryTag,

        @Schema(description = "BCP 47.", maxLength = 100, examples = "en")
        String language,

        @Schema(description = "Words of the body; characters if the language is written without spaces.", minimum = "0")
        int wordCount,

        @Schema(description = "Whole minutes to read it.", minimum = "1")
        int readingMinutes,

        @Schema(description = "When it was published.") Instant publishedAt,

        @Schema(description = "When it last changed in a way that matters to readers.")
        Instant updatedAt,

        @Schema(
                description =
                        "Whether it was retracted: it stays at its address, marked as such, but is left out of lists.")
        boolean retracted,

        @Schema(
                description = "Who may read all of it. Everybody gets the part of the body before its paywall, with"
                        + " `body.truncated`; a key with the scope `content:gated` gets all of it.")
        Access access,

        @Schema(description = "Fields of the newsroom's own; `{}` for none.") @ExtraOf(Kind.ARTICLE)
        Extra extra,

        @Schema(nullable = true, description = "In the requested forms; null with `body=none`.")
        BodyView body,

        @Schema(nullable = true, description = "With `include=related`, else null.")
        List<Teaser> related,

        @Schema(nullable = true, description = "With `include=notices`, else null; newest first.")
        List<NoticeView> notices,

        @Schema(nullable = true, description = "With `include=translations`, else null.")
        List<Translation> translations,

        @Schema(
                nullable = true,
                description = "When something shown here will change by the clock: fetch it again then. Null if nothing"
                        + " will.")
        Instant nextChangeAt,

        @Schema(description = "From the top of the publication to its section.")
        List<Breadcrumb> breadcrumbs,

        @Schema(nullable = true, description = "With `include=series`, else null: its neighbours in each series.")
        List<SeriesPlace> series) {}
