package org.broadsheet.body;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.MayBeEmpty;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A body as a newsroom sends it, in one of four forms.  */
@Schema(
        name = BodyDraft.SCHEMA,
        description = "A body as a newsroom sends it, in one of four forms. It is stored as blocks, at most 2 MiB.",
        oneOf = {BodyDraft.Html.class, BodyDraft.Markdown.class, BodyDraft.Text.class, BodyDraft.Blocks.class})
public sealed interface BodyDraft {

    /** Its name in the contract. */
    String SCHEMA = "BodyDraft";

    String BASE = "The http or https URL of the page that the body is from; relative addresses in the body are resolved"
            + " against it.";

    @Schema(name = "HtmlBody", description = "A body in HTML.")
    record Html(
            @Schema(description = "Sanitised when it is stored.")
            @NotNull
            @Size(max = BodyLimits.BYTES)
            @MayBeEmpty
            @Source
            String html,

            @Schema(description = BASE, format = "uri")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(BaseReader.class)
            String base)
            implements BodyDraft {}

    @Schema(name = "MarkdownBody", description = "A body in Markdown.")
    record Markdown(
            @Schema(description = "CommonMark with the tables, strikethrough, task lists and footnotes of GFM.")
            @NotNull
            @Size(max = BodyLimits.BYTES)
            @MayBeEmpty
            @Source
            String markdown,

            @Schema(description = BASE, format = "uri")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(BaseReader.class)
            String base)
            implements BodyDraft {}

    @Schema(name = "TextBody", description = "A body in plain text.")
    record Text(
            @Schema(description = "Paragraphs separated by a blank line.")
            @NotNull
            @Size(max = BodyLimits.BYTES)
            @MayBeEmpty
            @Source
            String text)
            implements BodyDraft {}

    @Schema(name = "BlocksBody", description = "A body in blocks.")
    record Blocks(
            @Schema(description = "In order.") @NotNull @Size(max = BodyLimits.BLOCKS)
            List<BlockDraft> blocks) implements BodyDraft {}
}
