package org.broadsheet.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.markup.EmbedShape;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.MayBeEmpty;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.Source;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A block as a newsroom sends it: as readers get it, but a teaser names its article and the id may be left out.
 * Declared for the contract; {@link org.broadsheet.body.BlockReader} reads it.
 */
@Schema(
        name = "BlockDraft",
        description = "One piece of a body as a newsroom sends it; `type` tells which.",
        oneOf = {
            BlockDraft.Paragraph.class,
            BlockDraft.Heading.class,
            BlockDraft.Image.class,
            MediaDraft.GalleryDraft.class,
            BlockDraft.Quote.class,
            BlockDraft.Pull.class,
            BlockDraft.Items.class,
            BlockDraft.Table.class,
            BlockDraft.Code.class,
            BlockDraft.Embed.class,
            MediaDraft.VideoDraft.class,
            MediaDraft.AudioDraft.class,
            MediaDraft.FileDraft.class,
            MediaDraft.LinkDraft.class,
            NestedDraft.DetailsDraft.class,
            NestedDraft.CalloutDraft.class,
            NestedDraft.FootnotesDraft.class,
            BlockDraft.Teaser.class,
            BlockDraft.Wall.class,
            BlockDraft.Divider.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = BlockDraft.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = BlockDraft.Heading.class),
            @DiscriminatorMapping(value = "image", schema = BlockDraft.Image.class),
            @DiscriminatorMapping(value = "gallery", schema = MediaDraft.GalleryDraft.class),
            @DiscriminatorMapping(value = "quote", schema = BlockDraft.Quote.class),
            @DiscriminatorMapping(value = "pullquote", schema = BlockDraft.Pull.class),
            @DiscriminatorMapping(value = "list", schema = BlockDraft.Items.class),
            @DiscriminatorMapping(value = "table", schema = BlockDraft.Table.class),
            @DiscriminatorMapping(value = "code", schema = BlockDraft.Code.class),
            @DiscriminatorMapping(value = "embed", schema = BlockDraft.Embed.class),
            @DiscriminatorMapping(value = "video", schema = MediaDraft.VideoDraft.class),
            @DiscriminatorMapping(value = "audio", schema = MediaDraft.AudioDraft.class),
            @DiscriminatorMapping(value = "file", schema = MediaDraft.FileDraft.class),
            @DiscriminatorMapping(value = "link", schema = MediaDraft.LinkDraft.class),
            @DiscriminatorMapping(value = "details", schema = NestedDraft.DetailsDraft.class),
            @DiscriminatorMapping(value = "callout", schema = NestedDraft.CalloutDraft.class),
            @DiscriminatorMapping(value = "footnotes", schema = NestedDraft.FootnotesDraft.class),
            @DiscriminatorMapping(value = "teaser", schema = BlockDraft.Teaser.class),
            @DiscriminatorMapping(value = "paywall", schema = BlockDraft.Wall.class),
            @DiscriminatorMapping(value = "divider", schema = BlockDraft.Divider.class)
        })
public sealed interface BlockDraft
        permits BlockDraft.Paragraph,
                BlockDraft.Heading,
                BlockDraft.Image,
                MediaDraft.GalleryDraft,
                BlockDraft.Quote,
                BlockDraft.Pull,
                BlockDraft.Items,
                BlockDraft.Table,
                BlockDraft.Code,
                BlockDraft.Embed,
                MediaDraft.VideoDraft,
                MediaDraft.AudioDraft,
                MediaDraft.FileDraft,
                MediaDraft.LinkDraft,
                NestedDraft.DetailsDraft,
                NestedDraft.CalloutDraft,
                NestedDraft.FootnotesDraft,
                BlockDraft.Teaser,
                BlockDraft.Wall,
                BlockDraft.Divider {

    String ID = "Stable within the body, so that the block keeps its id when the article changes; made if absent.";
    String ID_PATTERN = "^[A-Za-z0-9_-]{1,64}$";
    String ID_RULE = "May contain only the letters A-Z and a-z, digits, - and _";
    String INLINE = "Inline HTML, sanitised when it is stored.";
    String ANCHOR = "What follows `#` in a link to this block; unique within the body.";
    String CAPTION = "The caption; inline HTML.";
    String ADDRESS = "An http or https URL, or a path from the site's root.";

    /** Stable within the body; null if the sender gave none. */
    String id();

    /**
     * The block without anything unsafe; null if nothing is left.
     *
     * @param at a JSON pointer (RFC 6901) from the array of blocks
     */
    Block block(BlockReader reader, String at);

    @Schema(name = "ParagraphBlockDraft", description = "A paragraph.")
    record Paragraph(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = INLINE) @NotNull @Size(min = 1, max = BodyLimits.BYTES) @Source
            String html)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.paragraph(this, at);
        }
    }

    @Schema(name = "HeadingBlockDraft", description = "A heading within the article.")
    record Heading(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "1 is the article's headline.") @NotNull @Min(2) @Max(6)
            Integer level,

            @Schema(description = INLINE) @NotNull @Size(min = 1, max = BodyLimits.BYTES) @Source
            String html)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.heading(this, at);
        }
    }

    @Schema(name = "ImageBlockDraft", description = "An image with its caption and credit.")
    record Image(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(ref = ImageDraft.SCHEMA) @NotNull org.broadsheet.body.Image image)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.image(this);
        }
    }

    @Schema(name = "QuoteBlockDraft", description = "A quotation.")
    record Quote(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = INLINE + " Empty if it begins with another block.")
            @NotNull
            @Size(max = BodyLimits.BYTES)
            @MayBeEmpty
            @Source
            String html,

            @Schema(description = "Who or what is quoted; inline HTML.") @Size(min = 1, max = BodyLimits.BYTES) @Source
            String citation,

            @Schema(description = "Where it is quoted from, http or https.", format = "uri")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(WebReader.class)
            String url,

            @Schema(description = "What follows the text within the quotation.") @Size(max = BodyLimits.BLOCKS)
            List<BlockDraft> blocks)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.quote(this, at);
        }
    }

    @Schema(name = "PullquoteBlockDraft", description = "Words of the article, set apart to draw the eye.")
    record Pull(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = INLINE) @NotNull @Size(min = 1, max = BodyLimits.BYTES) @Source
            String html,

            @Schema(description = "Who is quoted; inline HTML.") @Size(min = 1, max = BodyLimits.BYTES) @Source
            String citation)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.pullquote(this, at);
        }
    }

    @Schema(name = "ListBlockDraft", description = "A list.")
    record Items(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "Whether its items are numbered; false by default.")
            Boolean ordered,

            @Schema(description = "The number of the first item; 1 by default.") @Min(-1_000_000) @Max(1_000_000)
            Integer start,

            @Schema(description = "Whether the numbers go down; false by default.")
            Boolean reversed,

            @Schema(description = "Inline HTML for each item; empty if it begins with another block.")
            @NotNull
            @Size(max = BodyLimits.ITEMS)
            List<String> items,

            @Schema(
                    description = "Whether each item is a task, and done; as many as items, or none.",
                    enumeration = {Block.ListBlock.NONE, Block.ListBlock.OPEN, Block.ListBlock.DONE})
            @Size(max = BodyLimits.ITEMS)
            @ReadWith(EachOf.Tasks.class)
            List<String> tasks,

            @Schema(description = "What follows the text within each item; as many as items, or none.")
            @Size(max = BodyLimits.ITEMS)
            List<@Size(max = BodyLimits.BLOCKS) List<BlockDraft>> itemBlocks)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.list(this, at);
        }
    }

    @Schema(name = "TableBlockDraft", description = "A table with rows, a header or both.", requiredProperties = "type")
    record Table(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "Cells of inline HTML.") @Size(max = BodyLimits.COLUMNS)
            List<String> header,

            @Schema(description = "Rows of at most 50 cells of inline HTML.") @Size(max = BodyLimits.ROWS)
            List<@Size(max = BodyLimits.COLUMNS) List<String>> rows,

            @Schema(description = "The caption of the whole; inline HTML.")
            @Size(min = 1, max = BodyLimits.BYTES)
            @Source
            String caption,

            @Schema(
                    description =
                            "How many of the first rows belong to the head, below `header`; they must fit the table.")
            @Min(0)
            @Max(BodyLimits.ROWS)
            Integer headRows,

            @Schema(description = "How many of the last rows belong to the foot; they must fit the table.")
            @Min(0)
            @Max(BodyLimits.ROWS)
            Integer footRows,

            @Schema(
                    description =
                            "The cells that span several rows or columns, or head their row; they must fit the table.")
            @Size(max = BodyLimits.ROWS * BodyLimits.COLUMNS)
            List<NestedDraft.CellDraft> cells,

            @Schema(
                    description = "One for each column, or none.",
                    enumeration = {Block.Table.UNALIGNED, "left", "center", "right"})
            @Size(max = BodyLimits.COLUMNS)
            @ReadWith(EachOf.Alignments.class)
            List<String> alignments)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.table(this, at);
        }
    }

    @Schema(name = "CodeBlockDraft", description = "A code listing, shown verbatim.")
    record Code(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "The programming language, as in Markdown fences.") @Size(min = 1, max = 50)
            String language,

            @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = BodyLimits.BYTES) @Source
            String text,

            @Schema(description = CAPTION) @Size(min = 1, max = BodyLimits.BYTES) @Source
            String caption)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.code(this, at);
        }
    }

    @Schema(name = "EmbedBlockDraft", description = "Content from another site: a video, a post, a chart.")
    record Embed(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "http or https.", format = "uri")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(WebReader.class)
            String url,

            @Schema(description = "Made from the address; any other value is replaced.") @Size(min = 1, max = 500)
            String provider,

            @Schema(description = "Plain text.") @Size(min = 1, max = 500)
            String title,

            @Schema(description = "Its text, plain, to show when it cannot be loaded.")
            @Size(min = 1, max = 50_000)
            @Source
            String text,

            @Schema(description = CAPTION) @Size(min = 1, max = BodyLimits.BYTES) @Source
            String caption,

            @Schema(description = "In pixels.") @Min(1) @Max(Pixels.MOST)
            Integer width,

            @Schema(description = "In pixels.") @Min(1) @Max(Pixels.MOST)
            Integer height,

            @Schema(description = "The ratio of width to height, such as `16:9`, where the two are not known.")
            @Size(min = 3, max = 20)
            @Pattern(regexp = EmbedShape.RATIO, message = "Must be two numbers with a colon between, such as 16:9")
            String ratio,

            @Schema(description = "The address of an image that shows it. " + ADDRESS, format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String thumbnail)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.embed(this, at);
        }
    }

    @Schema(name = "TeaserBlockDraft", description = "Another article, shown inside the body as it is when it is read.")
    record Teaser(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = "The article's slug.") @NotNull @Pattern(regexp = Slugs.PATTERN)
            String article)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return new TeaserReference(id, article);
        }
    }

    @Schema(
            name = "PaywallBlockDraft",
            description = "Where the part of the body ends that everybody may read, of an article whose `access` is not"
                    + " `free`. At most one, between the blocks of the body and not inside one.",
            requiredProperties = "type")
    record Wall(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.paywall(this, at);
        }
    }

    @Schema(name = "DividerBlockDraft", description = "A thematic break.", requiredProperties = "type")
    record Divider(
            @Schema(description = ID) @Size(min = 1, max = 64) @Pattern(regexp = ID_PATTERN, message = ID_RULE)
            String id,

            @Schema(description = ANCHOR) @Size(min = 1, max = Anchors.LONGEST) @ReadWith(Anchors.Reader.class)
            String anchor)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return new Block.Divider(id, anchor);
        }
    }
}
