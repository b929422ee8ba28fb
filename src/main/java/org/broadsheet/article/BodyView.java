package org.broadsheet.article;

import java.util.List;
import org.broadsheet.body.Block;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A body in the requested forms; the others are null.
 *
 * @param truncated whether blocks were left out: by {@code bodyLimit}, or by a paywall
 */
@Schema(name = "Body", description = "A body in the requested forms; the others are null.")
public record BodyView(
        @Schema(
                type = SchemaType.ARRAY,
                implementation = ShownBlock.class,
                nullable = true,
                description = "Typed blocks, in order.")
        List<Block> blocks,

        @Schema(nullable = true, description = "Sanitised HTML.")
        String html,

        @Schema(nullable = true, description = "CommonMark with the tables, task lists and footnotes of GFM.")
        String markdown,

        @Schema(nullable = true, description = "Plain text, paragraphs separated by a blank line.")
        String text,

        @Schema(
                description =
                        "Whether blocks were left out: by `bodyLimit`, or because the article's `access` is not `free`"
                                + " and the request has no key with the scope `content:gated`.")
        boolean truncated) {}
