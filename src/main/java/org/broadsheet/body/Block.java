package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One piece of a body. On the wire and in storage an object whose {@code type} tells which.
 *
 * <p>Every {@code html} in a block is canonical inline HTML as the readers of this package write it: elements and
 * attributes of {@link Allowed}, attributes in double quotes, whitespace collapsed and none at the ends, and no other
 * entities than {@code &amp;}, {@code &lt;}, {@code &gt;}, {@code &quot;} and {@code &#824;}. {@link Inline} relies on
 * that to scan it without a parser.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.ImageBlock.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Block.ListBlock.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = TeaserReference.class, name = "teaser"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
public sealed interface Block
        permits Block.Paragraph,
                Block.Heading,
                Block.ImageBlock,
                Block.Quote,
                Block.ListBlock,
                Block.Table,
                Block.Code,
                Block.Embed,
                Block.Divider,
                TeaserBlock {

    /** Stable within the body: the sender's own, or one made of the block's content; see {@link BlockIds}. */
    String id();

    /** A paragraph of text. */
    @Schema(name = "ParagraphBlock", description = "A paragraph.")
    record Paragraph(
            @Schema(description = "Stable within the body.") String id,
            @Schema(description = "Sanitised inline HTML.") String html)
            implements Block {}

    /**
     * A heading within the article.
     *
     * @param level 2 to 6; 1 is the article's headline
     */
    @Schema(name = "HeadingBlock", description = "A heading within the article.")
    record Heading(
            @Schema(description = "Stable within the body.") String id,

            @Schema(description = "2 to 6; 1 is the article's headline.", minimum = "2", maximum = "6")
            int level,

            @Schema(description = "Sanitised inline HTML.") String html)
            implements Block {}

    /** An image with its caption and credit. */
    @Schema(name = "ImageBlock", description = "An image with its caption and credit.")
    record ImageBlock(
            @Schema(description = "Stable within the body.") String id,
            @Schema(description = "What to draw.") Image image)
            implements Block {}

    /**
     * A quotation.
     *
     * @param html its paragraphs are apart by two {@code <br>}
     * @param citation whom or what it is from, inline HTML; null where that is not said
     */
    @Schema(name = "QuoteBlock", description = "A quotation.")
    record Quote(
            @Schema(description = "Stable within the body.") String id,

            @Schema(description = "Sanitised inline HTML; paragraphs are apart by two `<br>`.")
            String html,

            @Schema(nullable = true, description = "Whom or what it is from, sanitised inline HTML.")
            String citation)
            implements Block {}

    /**
     * A flat list.
     *
     * @param items inline HTML each, at least 1, at most {@value BodyLimits#ITEMS}
     */
    @Schema(name = "ListBlock", description = "A flat list.")
    record ListBlock(
            @Schema(description = "Stable within the body.") String id,

            @Schema(description = "Whether its items are numbered, from 1.")
            boolean ordered,

            @Schema(description = "Sanitised inline HTML each.")
            List<String> items)
            implements Block {

        public ListBlock {
            items = List.copyOf(items);
        }
    }

    /**
     * A table; every row has as many cells as the widest.
     *
     * @param header inline HTML cells; empty where the table has no header
     * @param rows inline HTML cells, at most {@value BodyLimits#ROWS} rows of {@value BodyLimits#COLUMNS}
     */
    @Schema(name = "TableBlock", description = "A table; every row has equally many cells.")
    record Table(
            @Schema(description = "Stable within the body.") String id,

            @Schema(description = "Sanitised inline HTML each; empty where the table has no header.")
            List<String> header,

            @Schema(description = "Rows of cells, sanitised inline HTML each.")
            List<List<String>> rows)
            implements Block {

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A listing, shown as it is.
     *
     * @param language as in {@code language-…} classes and Markdown fences; null where that is not said
     * @param text plain text, lines by LF, without one at the end
     */
    @Schema(name = "CodeBlock", description = "A listing, shown as it is.")
    record Code(
            @Schema(description = "Stable within the body.") String id,

            @Schema(nullable = true, description = "The programming language, as in Markdown fences.")
            String language,

            @Schema(description = "Plain text; not HTML.") String text)
            implements Block {}

    /**
     * Something shown from elsewhere.
     *
     * @param url http or https
     * @param provider made from the url; see {@link Providers}
     * @param title plain text; may be null
     */
    @Schema(name = "EmbedBlock", description = "Something shown from elsewhere: a video, a post, a chart.")
    record Embed(
            @Schema(description = "Stable within the body.") String id,

            @Schema(description = "Where it is; http or https.")
            String url,

            @Schema(description = "A known provider's name, such as `youtube`, else the url's host.")
            String provider,

            @Schema(nullable = true, description = "Plain text.")
            String title)
            implements Block {}

    /** A thematic break. */
    @Schema(name = "DividerBlock", description = "A thematic break.")
    record Divider(
            @Schema(description = "Stable within the body.") String id) implements Block {}
}
