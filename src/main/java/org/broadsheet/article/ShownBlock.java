package org.broadsheet.article;

import org.broadsheet.body.Block;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The contract's word for a block as readers get it. Nothing is one: it stands here since the body, whose blocks these
 * are, knows no articles, and so cannot name {@link ShownTeaser} among them.
 */
@Schema(
        name = "Block",
        description = "One piece of a body; `type` tells which.",
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.ImageBlock.class,
            Block.Quote.class,
            Block.ListBlock.class,
            Block.Table.class,
            Block.Code.class,
            Block.Embed.class,
            ShownTeaser.class,
            Block.Divider.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "image", schema = Block.ImageBlock.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "list", schema = Block.ListBlock.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
            @DiscriminatorMapping(value = "teaser", schema = ShownTeaser.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class)
        })
interface ShownBlock {}
