package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.Access;
import org.broadsheet.article.Ai;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.NoticeView;
import org.broadsheet.article.Place;
import org.broadsheet.article.Provider;
import org.broadsheet.article.Seo;
import org.broadsheet.article.Social;
import org.broadsheet.body.BodyDraft;
import org.broadsheet.body.Image;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.Rights;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.TaggedView;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.broadsheet.extra.Extra;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article as editors see it: the content, which can be sent back, and the fields set by the program.
 *
 * @param version counts the saves, from 1; the ETag is derived from it
 * @param body {@code {"blocks": […]}} as stored, references as slugs
 * @param related slugs, in the editor's order
 * @param warnings what a write took out or what readers will miss; empty for reads
 * @param tagSuffix what its entity tag says beyond its version: the stage that it was moved to, its lock and its
 *     working copy
 */
@Schema(description = "An article as editors see it: content to send back, and fields set by the program.")
public record EditorialArticle(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Counts the saves, from 1.", minimum = "1")
        int version,

        @Schema(description = "The article's name in paths.", maxLength = 200)
        String slug,

        @Schema(description = "The article's page on the public site, once it is public.")
        URI url,

        @Schema(nullable = true, description = "Who sent it; null if it was written here.", maxLength = 200)
        String source,

        @Schema(nullable = true, description = "The sender's own id.", maxLength = 200)
        String externalId,

        @Schema(description = "Plain text.", maxLength = 500)
        String headline,

        @Schema(nullable = true, description = "Plain text.", maxLength = 2000)
        String standfirst,

        @Schema(
                nullable = true,
                description = "The standfirst as sanitised inline HTML; null where it has no mark-up.",
                maxLength = 10000)
        String standfirstHtml,

        @Schema(description = "What kind of text it is.") ArticleKind kind,

        @Schema(nullable = true, description = "The line above the headline. Plain text.", maxLength = 200)
        String kicker,

        @Schema(nullable = true, description = "The headline for small cards and apps. Plain text.", maxLength = 200)
        String shortHeadline,

        @Schema(nullable = true, description = "What search engines are told.")
        Seo seo,

        @Schema(nullable = true, description = "What previews of links show.")
        Social social,

        @Schema(
                nullable = true,
                description = "Where the text belongs, if it was published elsewhere first.",
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
                description =
                        "Who owns it, and what others may do with it, where that is not as `broadsheet.publication.*` has it.")
        Rights rights,

        @Schema(nullable = true, description = "What readers are told of artificial intelligence in it.")
        Ai ai,

        @Schema(
                nullable = true,
                description = "How important it is, from 1, the most, to 5.",
                minimum = "1",
                maximum = "5")
        Integer priority,

        @Schema(description = "Whether it is to stand out.") boolean featured,

        @Schema(description = "The section's slug.", maxLength = 200)
        String section,

        @Schema(description = "Slugs of further sections that list it, in order.")
        List<String> sections,

        @Schema(description = "Slugs, in the editor's order.")
        List<String> tags,

        @Schema(nullable = true, description = "The slug of the tag that it is most about.", maxLength = 200)
        String primaryTag,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = ContributorInput.class,
                description = "Who made it, in order: slugs of authors who wrote it, and objects for other roles and"
                        + " guests.")
        List<ContributorDraft> authors,

        @Schema(
                nullable = true,
                description = "The byline in the newsroom's own words; null where `authors` makes it. Plain text.",
                maxLength = 300)
        String byline,

        @Schema(description = "BCP 47.", examples = "en", maxLength = 100)
        String language,

        @Schema(nullable = true, description = "A text shared by all translations of a story.", maxLength = 200)
        String translationGroup,

        @Schema(nullable = true, description = "The image at the top.")
        Image leadImage,

        @Schema(
                nullable = true,
                description = "A video, an audio or a gallery at the top, beside the image or instead of it.")
        LeadMedia leadMedia,

        @Schema(
                implementation = BodyDraft.Blocks.class,
                description = "The stored form, `{\"blocks\": […]}`; references are slugs.")
        JsonNode body,

        @Schema(description = "Slugs of articles that an editor chose.")
        List<String> related,

        @Schema(description = "Other paths that lead to it.")
        List<String> aliases,

        @Schema(description = "For whom it is whole; the public gets the part of the body before its paywall.")
        Access access,

        @Schema(description = "Fields of the newsroom's own, those that only editors see included; `{}` for none.")
        Extra extra,

        @Schema(
                description = "Its state. A published article is public once its time has come, until `expiresAt`.",
                enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN})
        String status,

        @Schema(
                description =
                        "Who works on it: one of `broadsheet.editorial.stages`. Moving it there makes no version.",
                examples = "in-review",
                maxLength = 200)
        String stage,

        @Schema(nullable = true, description = "Who has it open; null for nobody.")
        LockView lock,

        @Schema(nullable = true, description = "When it was or will be published.")
        Instant publishedAt,

        @Schema(nullable = true, description = "It stays hidden until then, although published.")
        Instant embargoUntil,

        @Schema(nullable = true, description = "From then on it is gone, although published.")
        Instant expiresAt,

        @Schema(
                nullable = true,
                description = "Why, for the public once it is; null for when it ended.",
                maxLength = LifeInput.REASON_LENGTH)
        String expiryReason,

        @Schema(nullable = true, description = "When it last changed in a way that matters to readers.")
        Instant updatedAt,

        @Schema(description = "Whether it was retracted.") boolean retracted,

        @Schema(nullable = true, description = "When and why it stopped being public.")
        GoneView gone,

        @Schema(description = "Newest first.") List<NoticeView> notices,

        @Schema(
                nullable = true,
                description =
                        "A change of it that is prepared and that the public does not see yet. Not part of the version.")
        WorkingCopyRef workingCopy,

        @Schema(description = "When this version was saved.")
        Instant savedAt,

        @Schema(nullable = true, description = "Who saved this version.", maxLength = 200)
        String savedBy,

        @Schema(description = "What a write removed, and what readers will miss; empty on reads.")
        List<Warning> warnings,

        @JsonIgnore @Schema(hidden = true) String tagSuffix)
        implements Versioned, TaggedView {

    /**
     * The view of a stored article.
     *
     * @param content the article's, with slugs for references
     * @param stage the one that it is in
     */
    static EditorialArticle of(
            StoredArticle article,
            Content content,
            String stage,
            URI url,
            List<NoticeView> notices,
            WorkingCopyRef workingCopy,
            List<Warning> warnings) {
        State state = article.state();
        return new EditorialArticle(
                article.id(),
                article.version(),
                content.slug(),
                url,
                content.source(),
                content.externalId(),
                content.headline(),
                content.standfirst(),
                content.standfirstHtml(),
                ArticleKind.shown(content.kind()),
                content.kicker(),
                content.shortHeadline(),
                SeoDraft.view(content.seo()),
                SocialDraft.view(content.social()),
                content.canonicalUrl(),
                content.dateline(),
                ProviderDraft.view(content.provider()),
                PlaceDraft.view(content.place()),
                RightsDraft.view(content.rights()),
                AiDraft.view(content.ai()),
                content.priority(),
                content.featured() != null,
                content.section(),
                content.sections(),
                content.tags(),
                content.primaryTag(),
                content.authors(),
                content.byline(),
                content.language(),
                content.translationGroup(),
                content.leadImage(),
                content.leadMedia(),
                StoredJson.tree(content.body()),
                content.related(),
                content.aliases(),
                Access.of(content.access()),
                Extra.orEmpty(content.extra()),
                state.status(),
                stage,
                article.lock(),
                state.publishedAt(),
                state.embargoUntil(),
                state.expiresAt(),
                state.expiryReason(),
                state.updatedAt(),
                article.retracted(),
                article.gone(),
                notices,
                workingCopy,
                article.savedAt(),
                article.savedBy(),
                warnings,
                tagSuffix(article, workingCopy));
    }

    private static String tagSuffix(StoredArticle article, WorkingCopyRef workingCopy) {
        LockView lock = article.lock();
        return Stream.of(
                        article.stage(),
                        lock == null ? null : Integer.toHexString(Objects.hash(lock.by(), lock.until())),
                        workingCopy == null ? null : workingCopy.tagPart())
                .filter(part -> part != null)
                .collect(Collectors.joining("."));
    }

    /**
     * When and why an article stopped being public.
     *
     * @param notice sanitised HTML
     * @param replacement the slug of the article that replaces it
     */
    @Schema(name = "GoneNotice", description = "When and why it stopped being public.")
    public record GoneView(
            @Schema(description = "When it stopped being public.")
            Instant at,

            @Schema(nullable = true, description = "Why.", maxLength = 500)
            String reason,

            @Schema(nullable = true, description = "Sanitised HTML for the public.")
            String notice,

            @Schema(nullable = true, description = "The slug of the article that replaces it.", maxLength = 200)
            String replacement) {}
}
