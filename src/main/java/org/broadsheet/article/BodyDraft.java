package org.broadsheet.article;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A body as a newsroom sends it, in one of four forms. For the contract alone: {@link BodyInput} reads it. */
@Schema(
        name = "BodyDraft",
        description = "A body as a newsroom sends it, in one of four forms. It is stored as blocks, at most 2 MiB.",
        oneOf = {BodyDraft.Html.class, BodyDraft.Markdown.class, BodyDraft.Text.class, BodyDraft.Blocks.class})
public sealed interface BodyDraft {

    @Schema(name = "HtmlBody", description = "A body in HTML.", requiredProperties = "html")
    record Html(
            @Schema(description = "Cleaned on the way in.", maxLength = BodyInput.MAX_LENGTH)
            String html) implements BodyDraft {}

    @Schema(name = "MarkdownBody", description = "A body in Markdown.", requiredProperties = "markdown")
    record Markdown(
            @Schema(description = "CommonMark with GFM tables.", maxLength = BodyInput.MAX_LENGTH)
            String markdown) implements BodyDraft {}

    @Schema(name = "TextBody", description = "A body in plain text.", requiredProperties = "text")
    record Text(
            @Schema(description = "Paragraphs apart by a blank line.", maxLength = BodyInput.MAX_LENGTH)
            String text) implements BodyDraft {}

    @Schema(name = "BlocksBody", description = "A body in blocks.", requiredProperties = "blocks")
    record Blocks(
            @Schema(description = "In order.", maxItems = 5_000)
            List<BlockDraft> blocks) implements BodyDraft {}
}
