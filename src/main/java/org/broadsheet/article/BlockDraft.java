package org.broadsheet.article;

import java.util.List;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.delivery.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A block as a newsroom sends it: as readers get it, but a teaser names its article and the id may be left out. For the
 * contract alone: {@link org.broadsheet.body.BlockReader} reads it.
 */
@Schema(
        name = "BlockDraft",
        description = "One piece of a body as a newsroom sends it; `type` tells which.",
        oneOf = {
            BlockDraft.Paragraph.class,
            BlockDraft.Heading.class,
            BlockDraft.Image.class,
            BlockDraft.Quote.class,
            BlockDraft.Items.class,
            BlockDraft.Table.class,
            BlockDraft.Code.class,
            BlockDraft.Embed.class,
            BlockDraft.Teaser.class,
            BlockDraft.Divider.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = BlockDraft.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = BlockDraft.Heading.class),
            @DiscriminatorMapping(value = "image", schema = BlockDraft.Image.class),
            @DiscriminatorMapping(value = "quote", schema = BlockDraft.Quote.class),
            @DiscriminatorMapping(value = "list", schema = BlockDraft.Items.class),
            @DiscriminatorMapping(value = "table", schema = BlockDraft.Table.class),
            @DiscriminatorMapping(value = "code", schema = BlockDraft.Code.class),
            @DiscriminatorMapping(value = "embed", schema = BlockDraft.Embed.class),
            @DiscriminatorMapping(value = "teaser", schema = BlockDraft.Teaser.class),
            @DiscriminatorMapping(value = "divider", schema = BlockDraft.Divider.class)
        })
public sealed interface BlockDraft {

    String ID = "Stable within the body, so that the block keeps its name when the article changes; made where there is"
            + " none.";
    String ID_PATTERN = "^[A-Za-z0-9_-]{1,64}$";
    String INLINE = "Inline HTML, cleaned on the way in.";

    @Schema(
            name = "ParagraphBlockDraft",
            description = "A paragraph.",
            requiredProperties = {"type", "html"})
    record Paragraph(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(description = INLINE) String html)
            implements BlockDraft {}

    @Schema(
            name = "HeadingBlockDraft",
            description = "A heading within the article.",
            requiredProperties = {"type", "level", "html"})
    record Heading(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(description = "1 is the article's headline.", minimum = "2", maximum = "6")
            int level,

            @Schema(description = INLINE) String html)
            implements BlockDraft {}

    @Schema(
            name = "ImageBlockDraft",
            description = "An image with its caption and credit.",
            requiredProperties = {"type", "image"})
    record Image(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            ImageDraft image)
            implements BlockDraft {}

    @Schema(
            name = "QuoteBlockDraft",
            description = "A quotation.",
            requiredProperties = {"type", "html"})
    record Quote(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(description = INLINE) String html,

            @Schema(nullable = true, description = "Whom or what it is from; inline HTML.")
            String citation)
            implements BlockDraft {}

    @Schema(
            name = "ListBlockDraft",
            description = "A list.",
            requiredProperties = {"type", "items"})
    record Items(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(nullable = true, description = "Whether its items are numbered; not, by default.")
            Boolean ordered,

            @Schema(description = "Inline HTML each.", maxItems = 1_000)
            List<String> items)
            implements BlockDraft {}

    @Schema(
            name = "TableBlockDraft",
            description = "A table, of rows or a header or both.",
            requiredProperties = {"type"})
    record Table(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(nullable = true, description = "Cells of inline HTML.", maxItems = 50)
            List<String> header,

            @Schema(nullable = true, description = "Rows of at most 50 cells of inline HTML.", maxItems = 1_000)
            List<List<String>> rows)
            implements BlockDraft {}

    @Schema(
            name = "CodeBlockDraft",
            description = "A listing, shown as it is.",
            requiredProperties = {"type", "text"})
    record Code(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(nullable = true, maxLength = 50, description = "The programming language, as in Markdown fences.")
            String language,

            @Schema(description = "Plain text.") String text)
            implements BlockDraft {}

    @Schema(
            name = "EmbedBlockDraft",
            description = "Something shown from elsewhere: a video, a post, a chart.",
            requiredProperties = {"type", "url"})
    record Embed(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(description = "http or https.", format = "uri", maxLength = 2_000)
            String url,

            @Schema(nullable = true, maxLength = 500, description = "Made from the address; another is replaced.")
            String provider,

            @Schema(nullable = true, maxLength = 500, description = "Plain text.")
            String title)
            implements BlockDraft {}

    @Schema(
            name = "TeaserBlockDraft",
            description = "Another article, shown inside the body as it is when it is read.",
            requiredProperties = {"type", "article"})
    record Teaser(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id,

            @Schema(description = "The article's slug.", pattern = Slugs.PATTERN, maxLength = Slugs.MAX_BYTES)
            String article)
            implements BlockDraft {}

    @Schema(
            name = "DividerBlockDraft",
            description = "A thematic break.",
            requiredProperties = {"type"})
    record Divider(
            @Schema(nullable = true, maxLength = 64, pattern = ID_PATTERN, description = ID)
            String id) implements BlockDraft {}
}
