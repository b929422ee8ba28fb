package org.broadsheet.article;

import org.broadsheet.body.Audio;
import org.broadsheet.body.Block;
import org.broadsheet.body.Callout;
import org.broadsheet.body.Details;
import org.broadsheet.body.FileBlock;
import org.broadsheet.body.Footnotes;
import org.broadsheet.body.Gallery;
import org.broadsheet.body.LinkBlock;
import org.broadsheet.body.Paywall;
import org.broadsheet.body.Pullquote;
import org.broadsheet.body.Video;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The contract's schema for a block as readers get it. No block has this type: {@code body} must not depend on {@code
 * article}, so it cannot list {@link ShownTeaser} among its blocks.
 */
@Schema(
        name = "Block",
        description =
                "One piece of a body; `type` tells which. Types are added within `/v1`: skip a block of a type that you do"
                        + " not know, and show the others.",
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.ImageBlock.class,
            Gallery.class,
            Block.Quote.class,
            Pullquote.class,
            Block.ListBlock.class,
            Block.Table.class,
            Block.Code.class,
            Block.Embed.class,
            Video.class,
            Audio.class,
            FileBlock.class,
            LinkBlock.class,
            Details.class,
            Callout.class,
            Footnotes.class,
            ShownTeaser.class,
            Paywall.class,
            Block.Divider.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "image", schema = Block.ImageBlock.class),
            @DiscriminatorMapping(value = "gallery", schema = Gallery.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "pullquote", schema = Pullquote.class),
            @DiscriminatorMapping(value = "list", schema = Block.ListBlock.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
            @DiscriminatorMapping(value = "video", schema = Video.class),
            @DiscriminatorMapping(value = "audio", schema = Audio.class),
            @DiscriminatorMapping(value = "file", schema = FileBlock.class),
            @DiscriminatorMapping(value = "link", schema = LinkBlock.class),
            @DiscriminatorMapping(value = "details", schema = Details.class),
            @DiscriminatorMapping(value = "callout", schema = Callout.class),
            @DiscriminatorMapping(value = "footnotes", schema = Footnotes.class),
            @DiscriminatorMapping(value = "teaser", schema = ShownTeaser.class),
            @DiscriminatorMapping(value = "paywall", schema = Paywall.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class)
        })
interface ShownBlock {}
