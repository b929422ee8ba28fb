package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A video file.
 *
 * @param url http, https or root-relative
 * @param title plain text; may be null
 * @param mediaType a media type (RFC 6838); may be null
 * @param sources the same content in other files
 * @param poster the address of an image; may be null
 * @param width in pixels; may be null
 * @param height in pixels; may be null
 * @param captions its timed text
 * @param transcript the address of its transcript; may be null
 * @param caption inline HTML; may be null
 */
@Schema(name = "VideoBlock", description = "A video file.")
public record Video(
        @Schema(description = Block.ID) String id,
        @Schema(nullable = true, description = Block.ANCHOR) String anchor,
        @Schema(description = "Absolute.") String url,

        @Schema(nullable = true, description = "Plain text.")
        String title,

        @Schema(nullable = true, description = "A media type, such as `video/mp4`.")
        String mediaType,

        @Schema(description = "The same content in other files, if any.")
        List<MediaSource> sources,

        @Schema(nullable = true, description = "The address of an image to show before it plays.")
        String poster,

        @Schema(nullable = true, description = "In pixels.") Integer width,
        @Schema(nullable = true, description = "In pixels.") Integer height,

        @Schema(description = "Its timed text, such as subtitles.")
        List<TextTrack> captions,

        @Schema(nullable = true, description = "The address of its transcript.")
        String transcript,

        @Schema(nullable = true, description = Block.CAPTION)
        String caption)
        implements LeadMedia {

    public Video {
        sources = sources == null ? List.of() : List.copyOf(sources);
        captions = captions == null ? List.of() : List.copyOf(captions);
    }

    @Override
    public BlockType type() {
        return BlockType.VIDEO;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.video(this);
    }

    @Override
    public BlockParts parts() {
        return BlockParts.ofHtml(caption);
    }

    @Override
    public Optional<Block> map(BlockMapper mapper) {
        return Optional.of(new Video(
                id,
                anchor,
                mapper.url(url),
                title,
                mediaType,
                mapper.sources(sources),
                mapper.url(poster),
                width,
                height,
                mapper.tracks(captions),
                mapper.url(transcript),
                mapper.html(caption)));
    }

    @Override
    public Block named(String newId, String newAnchor) {
        return new Video(
                newId, newAnchor, url, title, mediaType, sources, poster, width, height, captions, transcript, caption);
    }
}
