package org.broadsheet.ingest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import org.broadsheet.article.edit.ArticleDraft;
import org.broadsheet.article.edit.ArticleRecord;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.redirect.edit.RedirectDraft;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.TagDraft;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line that an import takes; {@link RecordReader} reads it.
 */
@Schema(
        name = "ImportRecord",
        description = "One line of an import; `type` says what kind of record it is.",
        oneOf = {
            ImportRecord.OfSection.class,
            ImportRecord.OfTag.class,
            ImportRecord.OfAuthor.class,
            ImportRecord.OfArticle.class,
            ImportRecord.OfSummary.class,
            ImportRecord.OfRedirect.class,
            ImportRecord.OfCursor.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "section", schema = ImportRecord.OfSection.class),
            @DiscriminatorMapping(value = "tag", schema = ImportRecord.OfTag.class),
            @DiscriminatorMapping(value = "author", schema = ImportRecord.OfAuthor.class),
            @DiscriminatorMapping(value = "article", schema = ImportRecord.OfArticle.class),
            @DiscriminatorMapping(value = "summary", schema = ImportRecord.OfSummary.class),
            @DiscriminatorMapping(value = "redirect", schema = ImportRecord.OfRedirect.class),
            @DiscriminatorMapping(value = "cursor", schema = ImportRecord.OfCursor.class)
        })
public sealed interface ImportRecord {

    /** What is to be stored, if the record has no faults. */
    RecordLine.Content content();

    @Schema(
            name = "SectionRecord",
            description = "A section.",
            requiredProperties = {"type", "slug"})
    record OfSection(@JsonUnwrapped SectionDraft draft) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfSection(draft);
        }
    }

    @Schema(
            name = "TagRecord",
            description = "A tag.",
            requiredProperties = {"type", "slug"})
    record OfTag(@JsonUnwrapped TagDraft draft) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfTag(draft);
        }
    }

    @Schema(
            name = "AuthorRecord",
            description = "An author.",
            requiredProperties = {"type", "slug"})
    record OfAuthor(@JsonUnwrapped AuthorDraft draft) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfAuthor(draft);
        }
    }

    @Schema(
            name = "ArticleRecord",
            description = "An article.",
            requiredProperties = {"type", "slug"})
    record OfArticle(@JsonUnwrapped ArticleRecord record) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfArticle(ArticleDraft.of(record));
        }
    }

    @Schema(
            name = "SummaryRecord",
            description = "A digest on top of a section.",
            requiredProperties = {"type", "slug"})
    record OfSummary(@JsonUnwrapped SummaryDraft draft) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfSummary(draft);
        }
    }

    @Schema(
            name = "RedirectRecord",
            description = "Where a path of an earlier site leads.",
            requiredProperties = "type")
    record OfRedirect(@JsonUnwrapped RedirectDraft draft) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfRedirect(draft);
        }
    }

    @Schema(
            name = "CursorRecord",
            description = "The last line of an export; ignored by imports.",
            requiredProperties = "type")
    record OfCursor(
            @Schema(description = "Where to continue in the change feed.") @Size(min = 1, max = 20)
            String cursor) implements ImportRecord {
        @Override
        public RecordLine.Content content() {
            return new RecordLine.OfCursor();
        }
    }
}
