package org.broadsheet.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.article.ArticleDraft;
import org.broadsheet.article.BodyDraft;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.TagDraft;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line that an import takes. For the contract alone: {@link RecordReader} reads field by field, so as to tell every
 * fault; ImportContractTest holds what it reads against what stands here.
 */
@Schema(
        name = "ImportRecord",
        description = "One line of an import; `type` tells what it is of.",
        oneOf = {
            ImportRecord.OfSection.class,
            ImportRecord.OfTag.class,
            ImportRecord.OfAuthor.class,
            ImportRecord.OfArticle.class,
            ImportRecord.OfSummary.class,
            ImportRecord.OfCursor.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "section", schema = ImportRecord.OfSection.class),
            @DiscriminatorMapping(value = "tag", schema = ImportRecord.OfTag.class),
            @DiscriminatorMapping(value = "author", schema = ImportRecord.OfAuthor.class),
            @DiscriminatorMapping(value = "article", schema = ImportRecord.OfArticle.class),
            @DiscriminatorMapping(value = "summary", schema = ImportRecord.OfSummary.class),
            @DiscriminatorMapping(value = "cursor", schema = ImportRecord.OfCursor.class)
        })
public sealed interface ImportRecord {

    @Schema(
            name = "SectionRecord",
            description = "A section.",
            requiredProperties = {"type", "slug", "name"})
    record OfSection(
            @Schema(description = "Its name in paths.") String slug,

            @Schema(minLength = 1, maxLength = SectionDraft.NAME_LENGTH, description = "Its name for people.")
            String name,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = SectionDraft.DESCRIPTION_LENGTH,
                    description = "What it is about; plain text.")
            String description,

            @Schema(
                    nullable = true,
                    minimum = "0",
                    maximum = "" + SectionDraft.LAST_POSITION,
                    description = "Where it stands among the sections; those of one position go by name. Last, if"
                            + " it is not said.")
            Integer position)
            implements ImportRecord {}

    @Schema(
            name = "TagRecord",
            description = "A tag.",
            requiredProperties = {"type", "slug", "name"})
    record OfTag(
            @Schema(description = "Its name in paths.") String slug,

            @Schema(minLength = 1, maxLength = TagDraft.NAME_LENGTH, description = "Its name for people.")
            String name)
            implements ImportRecord {}

    @Schema(
            name = "AuthorRecord",
            description = "An author.",
            requiredProperties = {"type", "slug", "name"})
    record OfAuthor(
            @Schema(description = "Their name in paths.") String slug,

            @Schema(minLength = 1, maxLength = AuthorDraft.NAME_LENGTH, description = "Their name for people.")
            String name,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = AuthorDraft.NAME_LENGTH,
                    description = "What they do at the publication.")
            String role,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = AuthorDraft.BIO_LENGTH,
                    description = "HTML, cleaned on the way in.")
            String bio,

            @Schema(nullable = true, description = "Their portrait.")
            ImageDraft avatar)
            implements ImportRecord {}

    @Schema(
            name = "ArticleRecord",
            description = "An article.",
            requiredProperties = {"type", "slug", "headline", "section", "body"})
    record OfArticle(
            @Schema(description = "Its name in paths.") String slug,

            @Schema(
                    nullable = true,
                    pattern = Slugs.PATTERN,
                    maxLength = Slugs.MAX_BYTES,
                    description = "Whose id externalId is; `import`, if it is not said.")
            String source,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = ArticleDraft.KEY_LENGTH,
                    description = "The sender's own id. It stays where the slug changes: the old slug then leads to"
                            + " the new one.")
            String externalId,

            @Schema(minLength = 1, maxLength = ArticleDraft.HEADLINE_LENGTH, description = "Plain text.")
            String headline,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = ArticleDraft.STANDFIRST_LENGTH,
                    description = "Plain text.")
            String standfirst,

            @Schema(pattern = Slugs.PATTERN, maxLength = Slugs.MAX_BYTES, description = "The section's slug.")
            String section,

            @Schema(
                    nullable = true,
                    pattern = Slugs.PATTERN,
                    maxItems = ArticleDraft.MAX_TAGS,
                    uniqueItems = true,
                    description = "Slugs of tags, in order.")
            List<String> tags,

            @Schema(
                    nullable = true,
                    pattern = Slugs.PATTERN,
                    maxItems = ArticleDraft.MAX_AUTHORS,
                    uniqueItems = true,
                    description = "Slugs of authors, in the byline's order.")
            List<String> authors,

            @Schema(nullable = true, minLength = 1, maxLength = 100, description = "BCP 47; `en`, if it is not said.")
            String language,

            @Schema(
                    nullable = true,
                    enumeration = {"draft", "published", "withdrawn"},
                    description = "`draft`, if it is not said.")
            String status,

            @Schema(
                    nullable = true,
                    description = "When it was or will be published; required where the status is `published`.")
            Instant publishedAt,

            @Schema(nullable = true, description = "Not before `publishedAt`, which it is if it is not said.")
            Instant updatedAt,

            @Schema(nullable = true, description = "Hides a published article until then.")
            Instant embargoUntil,

            @Schema(nullable = true, description = "The picture on top.")
            ImageDraft leadImage,

            BodyDraft body,

            @Schema(
                    nullable = true,
                    pattern = Slugs.PATTERN,
                    maxItems = ArticleDraft.MAX_RELATED,
                    uniqueItems = true,
                    description = "Slugs of articles that the editor chose, in order.")
            List<String> related,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = ArticleDraft.KEY_LENGTH,
                    description = "What it shares with its translations.")
            String translationGroup,

            @Schema(
                    nullable = true,
                    maxItems = ArticleDraft.MAX_NOTICES,
                    description = "Its notices. They are only ever added: leaving one out takes none away.")
            List<Notice> notices)
            implements ImportRecord {}

    @Schema(
            name = "NoticeDraft",
            description = "A public correction or note as a newsroom sends it.",
            requiredProperties = {"kind", "text", "publishedAt"})
    record Notice(
            @Schema(
                    enumeration = {"correction", "clarification", "editors-note", "update", "retraction"},
                    description = "What kind of notice it is.")
            String kind,

            @Schema(minLength = 1, maxLength = 5_000, description = "HTML, cleaned on the way in.")
            String text,

            @Schema(description = "When it was attached.") Instant publishedAt) {}

    @Schema(
            name = "CursorRecord",
            description = "The last line of an export; it stands for nothing.",
            requiredProperties = "type")
    record OfCursor(
            @Schema(nullable = true, maxLength = 20, description = "Where the change feed goes on.")
            String cursor) implements ImportRecord {}

    @Schema(
            name = "SummaryRecord",
            description = "A digest on top of a section.",
            requiredProperties = {"type", "slug", "section", "headline", "body", "publishedAt"})
    record OfSummary(
            @Schema(description = "Its name in paths.") String slug,

            @Schema(pattern = Slugs.PATTERN, maxLength = Slugs.MAX_BYTES, description = "The section's slug.")
            String section,

            @Schema(minLength = 1, maxLength = SummaryDraft.HEADLINE_LENGTH, description = "Plain text.")
            String headline,

            @Schema(nullable = true, minLength = 1, maxLength = 100, description = "BCP 47; `en`, if it is not said.")
            String language,

            BodyDraft body,

            @Schema(nullable = true, description = "The first day that it is about.")
            LocalDate periodStart,

            @Schema(nullable = true, description = "The last day that it is about.")
            LocalDate periodEnd,

            @Schema(description = "When it was or will be published.")
            Instant publishedAt,

            @Schema(nullable = true, description = "`publishedAt`, if it is not said.")
            Instant updatedAt,

            @Schema(
                    nullable = true,
                    pattern = Slugs.PATTERN,
                    maxItems = SummaryDraft.MAX_ARTICLES,
                    uniqueItems = true,
                    description = "Slugs of the articles that it covers, in order.")
            List<String> articles)
            implements ImportRecord {}
}
