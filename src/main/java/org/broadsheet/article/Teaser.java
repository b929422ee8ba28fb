package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.body.Image;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.Rights;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraOf;
import org.broadsheet.name.Kind;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article's short form: enough to draw a card without a second request.
 *
 * @param url its page on the public site
 * @param standfirst the editors' text below the headline; null if there is none
 * @param excerpt the beginning of the body, at most 200 characters, no markup; null if the body has no text
 * @param wordCount words of the body; characters where the language writes without spaces
 * @param readingMinutes whole minutes, at least 1; see {@link org.broadsheet.body.ReadingTime}
 * @param reason why it is shown; null outside related stories
 * @param highlight headline and body with the words of a search marked; null unless requested
 * @param sharedTags the tags that it shares with the article it is shown with; empty unless they are the reason
 */
@Schema(description = "An article's short form: enough to draw a card without a second request.")
public record Teaser(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "The article's name in paths.", examples = "harbour-ferry-returns")
        String slug,

        @Schema(description = "The article's page on the public site.", format = "uri")
        String url,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(
                nullable = true,
                description =
                        "The editors' text below the headline, plain text; null if there is none. A card then shows"
                                + " `excerpt`.",
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

        @Schema(
                nullable = true,
                description = "Where the text belongs, if it was published elsewhere first: the address that your page"
                        + " names as canonical in place of its own.",
                format = "uri",
                maxLength = 2000)
        String canonicalUrl,

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
        List<AuthorRef> authors,

        @Schema(description = "Everyone who made it, in order: authors with their roles, and guests.")
        List<Contributor> contributors,

        @Schema(
                nullable = true,
                description = "The byline in the newsroom's own words, plain text; null where the names of those whose"
                        + " role is `author` make it.",
                maxLength = 300)
        String byline,

        @Schema(description = "In the editor's order.") List<TagRef> tags,

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

        @Schema(description = "When it was published.", examples = "2026-11-09T06:30:00Z")
        Instant publishedAt,

        @Schema(description = "When it last changed in a way that matters to readers.")
        Instant updatedAt,

        @Schema(
                description =
                        "Whether it was retracted: it stays at its address, marked as such, but is left out of lists.")
        boolean retracted,

        @Schema(description = "For whom it is whole. `excerpt` is from the part that everybody may read.")
        Access access,

        @Schema(
                description = "Those fields of the newsroom's own that its schema marks with `x-filter`; `{}` for none."
                        + " The article has all of them.")
        @ExtraOf(value = Kind.ARTICLE, filteredOnly = true)
        Extra extra,

        @Schema(nullable = true, description = "Why it is shown; null outside related stories.")
        Reason reason,

        @Schema(description = "The tags that it shares with the article; empty unless they are the reason.")
        List<TagRef> sharedTags,

        @Schema(nullable = true, description = "Where the words of a search occur; with `highlight=true`.")
        Highlight highlight) {

    /**
     * The headline and body with the words of a search marked.
     *
     * @param headline safe HTML, the words in {@code <mark>}
     * @param body a fragment or two of the body, likewise
     */
    @Schema(name = "Highlight", description = "Where the words of a search occur: safe HTML with `<mark>`.")
    public record Highlight(
            @Schema(description = "The headline.") String headline,

            @Schema(description = "A fragment or two of the body.")
            String body) {}

    /** The headline for where little else is shown: what is sponsored says so first. */
    public String markedHeadline() {
        return kind == ArticleKind.SPONSORED ? kind.label() + ": " + headline : headline;
    }

    public Teaser highlighted(Highlight found) {
        return new Teaser(
                id,
                slug,
                url,
                headline,
                standfirst,
                standfirstHtml,
                kind,
                kicker,
                shortHeadline,
                canonicalUrl,
                rights,
                ai,
                priority,
                featured,
                excerpt,
                leadImage,
                leadMedia,
                section,
                sections,
                authors,
                contributors,
                byline,
                tags,
                primaryTag,
                language,
                wordCount,
                readingMinutes,
                publishedAt,
                updatedAt,
                retracted,
                access,
                extra,
                reason,
                sharedTags,
                found);
    }

    Teaser because(Reason why, List<TagRef> shared) {
        return new Teaser(
                id,
                slug,
                url,
                headline,
                standfirst,
                standfirstHtml,
                kind,
                kicker,
                shortHeadline,
                canonicalUrl,
                rights,
                ai,
                priority,
                featured,
                excerpt,
                leadImage,
                leadMedia,
                section,
                sections,
                authors,
                contributors,
                byline,
                tags,
                primaryTag,
                language,
                wordCount,
                readingMinutes,
                publishedAt,
                updatedAt,
                retracted,
                access,
                extra,
                why,
                shared,
                highlight);
    }
}
