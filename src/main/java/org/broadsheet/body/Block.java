package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One piece of a body. A JSON object with a {@code type}, on the wire and in storage.
 *
 * <p>Every {@code html} in a block is canonical inline HTML as the readers of this package write it: elements and
 * attributes of {@link org.broadsheet.markup.HtmlAllowlist}, attributes in double quotes, white space collapsed and
 * trimmed, and no entities other than {@code &amp;}, {@code &lt;}, {@code &gt;}, {@code &quot;} and {@code &#824;}.
 * {@link InlineHtml} relies on that to scan it without a parser.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.ImageBlock.class, name = "image"),
    @JsonSubTypes.Type(value = Gallery.class, name = "gallery"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Pullquote.class, name = "pullquote"),
    @JsonSubTypes.Type(value = Block.ListBlock.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = Video.class, name = "video"),
    @JsonSubTypes.Type(value = Audio.class, name = "audio"),
    @JsonSubTypes.Type(value = FileBlock.class, name = "file"),
    @JsonSubTypes.Type(value = LinkBlock.class, name = "link"),
    @JsonSubTypes.Type(value = Details.class, name = "details"),
    @JsonSubTypes.Type(value = Callout.class, name = "callout"),
    @JsonSubTypes.Type(value = Footnotes.class, name = "footnotes"),
    @JsonSubTypes.Type(value = TeaserReference.class, name = "teaser"),
    @JsonSubTypes.Type(value = Paywall.class, name = "paywall"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
@Schema(name = Block.INSIDE)
public sealed interface Block
        permits Block.Paragraph,
                Block.Heading,
                Block.ImageBlock,
                Block.Quote,
                Pullquote,
                Block.ListBlock,
                Block.Table,
                Block.Code,
                Block.Embed,
                FileBlock,
                LinkBlock,
                Details,
                Callout,
                Footnotes,
                Paywall,
                Block.Divider,
                LeadMedia,
                TeaserBlock {

    /** The schema of a block inside a block, until the contract replaces it by the one that readers get. */
    String INSIDE = "BlockInside";

    /** Describes {@link #id} in the contract. */
    String ID = "Stable within the body.";

    /** Describes {@link #anchor} in the contract. */
    String ANCHOR = "What follows `#` in a link to this block; links within the body can lead to it.";

    /** Describes inline HTML in the contract. */
    String INLINE = "Sanitised inline HTML.";

    /** Describes a caption in the contract. */
    String CAPTION = "The caption, sanitised inline HTML.";

    /** Unique within the body: sent by the newsroom, or derived from the block's content; see {@link BlockIds}. */
    String id();

    /** The fragment of a link to this block, unique within the body; null if there is none. */
    String anchor();

    /** Which of the types this is. */
    BlockType type();

    /** Calls the visitor's method for this type of block and returns what that returns. */
    <R> R accept(Visitor<R> visitor);

    /** What it is made of. The counterpart that replaces these parts is {@link #map}. */
    BlockParts parts();

    /** The same block with its parts replaced; empty if it is left out. */
    Optional<Block> map(BlockMapper mapper);

    /** The same block under this id and anchor. */
    Block named(String id, String anchor);

    /**
     * An operation on blocks, with one method per type.
     *
     * <p>No method has a default, on purpose: after a new type is added here, nothing compiles until every operation
     * handles it. An operation on a block that holds other blocks also handles those, unless its docstring says that
     * {@link BlockParts#walk} visits them.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        R paragraph(Paragraph block);

        R heading(Heading block);

        R image(ImageBlock block);

        R gallery(Gallery block);

        R quote(Quote block);

        R pullquote(Pullquote block);

        R list(ListBlock block);

        R table(Table block);

        R code(Code block);

        R embed(Embed block);

        R video(Video block);

        R audio(Audio block);

        R file(FileBlock block);

        R link(LinkBlock block);

        R details(Details block);

        R callout(Callout block);

        R footnotes(Footnotes block);

        R teaser(TeaserBlock block);

        R paywall(Paywall block);

        R divider(Divider block);
    }

    /** A paragraph of text. */
    @Schema(name = "ParagraphBlock", description = "A paragraph.")
    record Paragraph(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = INLINE) String html)
            implements Block {

        /** A paragraph without an id yet. */
        Paragraph(String html) {
            this(null, null, html);
        }

        @Override
        public BlockType type() {
            return BlockType.PARAGRAPH;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paragraph(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(html);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            String mapped = mapper.html(html);
            return Optional.of(mapped.equals(html) ? this : new Paragraph(id, anchor, mapped));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Paragraph(newId, newAnchor, html);
        }
    }

    /**
     * A heading within the article.
     *
     * @param level 2 to 6; 1 is the article's headline
     */
    @Schema(name = "HeadingBlock", description = "A heading within the article.")
    record Heading(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = "2 to 6; 1 is the article's headline.", minimum = "2", maximum = "6")
            int level,

            @Schema(description = INLINE) String html)
            implements Block {

        @Override
        public BlockType type() {
            return BlockType.HEADING;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.heading(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(html);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            String mapped = mapper.html(html);
            return Optional.of(mapped.equals(html) ? this : new Heading(id, anchor, level, mapped));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Heading(newId, newAnchor, level, html);
        }
    }

    /** An image with its caption and credit. */
    @Schema(name = "ImageBlock", description = "An image with its caption and credit.")
    record ImageBlock(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = "The image to show.") Image image)
            implements Block {

        /** An image without an id yet. */
        ImageBlock(Image image) {
            this(null, null, image);
        }

        @Override
        public BlockType type() {
            return BlockType.IMAGE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.image(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(image.caption()).withImages(List.of(new BlockParts.PlacedImage("/image", image)));
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            Image mapped = mapper.image(image);
            return Optional.of(mapped.equals(image) ? this : new ImageBlock(id, anchor, mapped));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new ImageBlock(newId, newAnchor, image);
        }
    }

    /**
     * A quotation.
     *
     * @param html paragraphs are separated by two {@code <br>}; empty if it begins with another block
     * @param citation who or what is quoted, inline HTML; null if unknown
     * @param url where it is quoted from, http or https; may be null
     * @param blocks what follows the text within the quotation
     */
    @Schema(name = "QuoteBlock", description = "A quotation.")
    record Quote(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = "Sanitised inline HTML; paragraphs are separated by two `<br>`.")
            String html,

            @Schema(nullable = true, description = "Who or what is quoted, sanitised inline HTML.")
            String citation,

            @Schema(nullable = true, description = "Where it is quoted from, http or https.") @Later
            String url,

            @Schema(description = "What follows the text within the quotation, such as a list.") @Later
            List<Block> blocks)
            implements Block {

        public Quote {
            blocks = BlockParts.copy(blocks);
        }

        @Override
        public BlockType type() {
            return BlockType.QUOTE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quote(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(html, citation).withBlocks(blocks);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            return Optional.of(new Quote(
                    id, anchor, mapper.html(html), mapper.html(citation), mapper.url(url), mapper.map(blocks)));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Quote(newId, newAnchor, html, citation, url, blocks);
        }
    }

    /**
     * A list. What an item has besides its text is in lists parallel to the items, in the same order.
     *
     * @param start the number of the first item; null if it is 1, or the list is not ordered
     * @param reversed whether the numbers go down
     * @param items inline HTML, empty for an item that begins with another block; at least 1, at most
     *     {@value BodyLimits#ITEMS}
     * @param tasks {@code open}, {@code done} or {@code none} for each item; empty if none is a task
     * @param itemBlocks what follows the text within each item: lists, images; empty if no item has any
     */
    @Schema(
            name = "ListBlock",
            description =
                    "A list. What an item has besides its text is at the same position in `tasks` and `itemBlocks`.")
    record ListBlock(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = "Whether its items are numbered.")
            boolean ordered,

            @Schema(
                    nullable = true,
                    description = "The number of the first item; null if it is 1, or the list is not ordered.")
            @Later
            Integer start,

            @Schema(description = "Whether the numbers go down.") @Later
            boolean reversed,

            @Schema(
                    description =
                            "The text of each item, sanitised inline HTML; empty if it begins with another block.")
            List<String> items,

            @Schema(
                    description = "Whether each item is a task, and done; empty if none is a task.",
                    enumeration = {ListBlock.NONE, ListBlock.OPEN, ListBlock.DONE})
            @Later
            List<String> tasks,

            @Schema(
                    description =
                            "What follows the text within each item, in their order, such as a nested list; empty if"
                                    + " no item has any.")
            @Later
            List<List<Block>> itemBlocks)
            implements Block {

        /** A task to be done. */
        static final String OPEN = "open";

        /** A task that is done. */
        static final String DONE = "done";

        /** No task. */
        static final String NONE = "none";

        public ListBlock {
            start = ordered && start != null && start != 1 ? start : null;
            items = List.copyOf(items);
            tasks = tasks == null ? List.of() : List.copyOf(tasks);
            itemBlocks = itemBlocks == null
                    ? List.of()
                    : itemBlocks.stream().map(BlockParts::copy).toList();
        }

        /** The blocks of an item after its text. */
        List<Block> blocksOf(int item) {
            return itemBlocks.isEmpty() ? List.of() : itemBlocks.get(item);
        }

        /** Whether an item is a task, and done. */
        String task(int item) {
            return tasks.isEmpty() ? NONE : tasks.get(item);
        }

        /** The number of an item; of no meaning if the list is not ordered. */
        int number(int item) {
            int first = firstNumber();
            return reversed ? first - item : first + item;
        }

        /** The number of the first item; of no meaning if the list is not ordered. */
        int firstNumber() {
            return start == null ? 1 : start;
        }

        @Override
        public BlockType type() {
            return BlockType.LIST;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }

        @Override
        public BlockParts parts() {
            BlockParts parts = BlockParts.ofHtml(items);
            for (int i = 0; i < itemBlocks.size(); i++) {
                parts = parts.withBlocks("/itemBlocks/" + i, itemBlocks.get(i));
            }
            return parts;
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            List<String> texts = mapper.each(items);
            List<List<Block>> inner = itemBlocks.stream().map(mapper::map).toList();
            boolean same = texts == items && inner.equals(itemBlocks);
            return Optional.of(same ? this : new ListBlock(id, anchor, ordered, start, reversed, texts, tasks, inner));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new ListBlock(newId, newAnchor, ordered, start, reversed, items, tasks, itemBlocks);
        }
    }

    /**
     * A table. Short rows are padded, so all rows have the same number of cells; a cell that spans several repeats its
     * text in each.
     *
     * @param caption inline HTML; may be null
     * @param header cells of the first header row, inline HTML; empty if the table has no header
     * @param rows cells of inline HTML, at most {@value BodyLimits#ROWS} rows of {@value BodyLimits#COLUMNS}
     * @param headRows how many of the first rows belong to the head, below {@code header}
     * @param footRows how many of the last rows belong to the foot
     * @param cells those that span several rows or columns, or head their row
     * @param alignments {@code left}, {@code center}, {@code right} or {@code none}, by column; empty if none is
     *     aligned
     */
    @Schema(
            name = "TableBlock",
            description = "A table; all rows have the same number of cells. A cell that spans several rows or columns"
                    + " repeats its text in each.")
    record Table(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(nullable = true, description = CAPTION) @Later
            String caption,

            @Schema(description = "Each is sanitised inline HTML; empty if the table has no header.")
            List<String> header,

            @Schema(description = "Rows of cells, each sanitised inline HTML.")
            List<List<String>> rows,

            @Schema(
                    description = "How many of the first `rows` belong to the head, below `header`; usually 0.",
                    minimum = "0")
            @Later
            int headRows,

            @Schema(description = "How many of the last `rows` belong to the foot.", minimum = "0") @Later
            int footRows,

            @Schema(description = "The cells that span several rows or columns, or head their row.") @Later
            List<TableCell> cells,

            @Schema(
                    description = "One for each column; empty if none is aligned.",
                    enumeration = {Table.UNALIGNED, "left", "center", "right"})
            @Later
            List<String> alignments)
            implements Block {

        /** The alignment of a column that has none. */
        static final String UNALIGNED = "none";

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            cells = cells == null ? List.of() : List.copyOf(cells);
            alignments = alignments == null ? List.of() : List.copyOf(alignments);
        }

        @Override
        public BlockType type() {
            return BlockType.TABLE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }

        @Override
        public BlockParts parts() {
            List<String> html = new ArrayList<>();
            if (caption != null) {
                html.add(caption);
            }
            html.addAll(header);
            rows.forEach(html::addAll);
            return BlockParts.ofHtml(html);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            return Optional.of(new Table(
                    id,
                    anchor,
                    mapper.html(caption),
                    mapper.each(header),
                    rows.stream().map(mapper::each).toList(),
                    headRows,
                    footRows,
                    cells,
                    alignments));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Table(newId, newAnchor, caption, header, rows, headRows, footRows, cells, alignments);
        }
    }

    /**
     * Source code or other preformatted text.
     *
     * @param language the programming language, as in {@code language-…} classes and Markdown fences; null if unknown
     * @param text plain text; lines end with LF, except the last
     * @param caption inline HTML; may be null
     */
    @Schema(name = "CodeBlock", description = "Source code or other preformatted text.")
    record Code(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(nullable = true, description = "The programming language, as in Markdown fences.")
            String language,

            @Schema(description = "Plain text; not HTML.") String text,

            @Schema(nullable = true, description = CAPTION) @Later
            String caption)
            implements Block {

        @Override
        public BlockType type() {
            return BlockType.CODE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.code(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(caption);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            return Optional.of(caption == null ? this : new Code(id, anchor, language, text, mapper.html(caption)));
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Code(newId, newAnchor, language, text, caption);
        }
    }

    /**
     * Content from another site, such as a post. Shown by that site's player, or else as a link.
     *
     * @param url http or https
     * @param provider derived from the URL; see {@link org.broadsheet.markup.EmbedProviders}
     * @param title plain text; may be null
     * @param text its text, plain, to show when it cannot be loaded; may be null
     * @param caption inline HTML; may be null
     * @param width in pixels; may be null
     * @param height in pixels; may be null
     * @param ratio of width to height, such as {@code 16:9}; null if unknown
     * @param thumbnail the address of an image that shows it; may be null
     */
    @Schema(name = "EmbedBlock", description = "Content from another site: a video, a post, a chart.")
    record Embed(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor,

            @Schema(description = "The http or https URL of the content.")
            String url,

            @Schema(description = "The name of a known provider, such as `youtube`, else the host in the URL.")
            String provider,

            @Schema(nullable = true, description = "Plain text.")
            String title,

            @Schema(
                    nullable = true,
                    description = "Its text, plain, to show when it cannot be loaded: the words of a post.")
            @Later
            String text,

            @Schema(nullable = true, description = CAPTION) @Later
            String caption,

            @Schema(nullable = true, description = "In pixels.") @Later
            Integer width,

            @Schema(nullable = true, description = "In pixels.") @Later
            Integer height,

            @Schema(nullable = true, description = "The ratio of width to height, such as `16:9`; null if unknown.")
            @Later
            String ratio,

            @Schema(nullable = true, description = "The address of an image that shows it.") @Later
            String thumbnail)
            implements Block {

        /** An embed of which only address, provider and title are known. */
        Embed(String url, String provider, String title) {
            this(null, null, url, provider, title, null, null, null, null, null, null);
        }

        @Override
        public BlockType type() {
            return BlockType.EMBED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.embed(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.ofHtml(caption);
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            return Optional.of(captioned(title, mapper.html(caption), mapper.url(thumbnail)));
        }

        /** The same embed with other words around it. */
        Embed captioned(String newTitle, String newCaption, String newThumbnail) {
            return new Embed(id, anchor, url, provider, newTitle, text, newCaption, width, height, ratio, newThumbnail);
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Embed(newId, newAnchor, url, provider, title, text, caption, width, height, ratio, thumbnail);
        }
    }

    /** A thematic break. */
    @Schema(name = "DividerBlock", description = "A thematic break.")
    record Divider(
            @Schema(description = ID) String id,

            @Schema(nullable = true, description = ANCHOR) @Later
            String anchor) implements Block {

        @Override
        public BlockType type() {
            return BlockType.DIVIDER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.divider(this);
        }

        @Override
        public BlockParts parts() {
            return BlockParts.NONE;
        }

        @Override
        public Optional<Block> map(BlockMapper mapper) {
            return Optional.of(this);
        }

        @Override
        public Block named(String newId, String newAnchor) {
            return new Divider(newId, newAnchor);
        }
    }
}
